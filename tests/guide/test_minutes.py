"""The minutes of a story follow from its words, its choices and the reading speed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from breakcontact.errors import BreakContactError
from breakcontact.guide.minutes import WAYS, Play, find_plays, load_story
from breakcontact.i18n import list_languages
from breakcontact.lessons import load_lessons
from breakcontact.outcomes.registry import load_registry
from breakcontact.story.table import Story

STORIES = [lesson.story for lesson in load_lessons() if lesson.story]
LINES = {
    "hello": "Hi there you",
    "short": "Bye",
    "long": "Tell me much more",
    "chance": "Never shown to anybody",
    "other": "Nor is this",
    "tale": "One two three four five",
    "end": "The end",
}
TABLE: dict[str, Any] = {
    "format": 1,
    "id": "tiny",
    "version": "0" * 12,
    "picks": {
        "short": {"kind": "say"},
        "long": {"kind": "say"},
        "chance": {"kind": "world"},
        "other": {"kind": "world"},
    },
    "messages": {"hello": {}, "tale": {}, "end": {}},
    "states": [
        {"scene": "a", "stage": "contact", "messages": ["hello"], "usual": 1,
         "picks": [["short", 3], ["long", 1]]},
        {"scene": "b", "stage": "contact", "messages": [], "usual": 0,
         "picks": [["chance", 2, 0.5], ["other", 3, 0.5]]},
        {"scene": "c", "stage": "contact", "messages": ["tale"], "usual": 0,
         "picks": [["short", 3]]},
        {"scene": "d", "stage": "aftermath", "messages": ["end"], "picks": [], "usual": 0,
         "ending": {"id": "end"}},
    ],
    "lines": {"en": LINES, "nb": LINES},
}  # fmt: skip


def test_ways_are_counted_by_words_and_choices() -> None:
    """All replies on offer are read; what chance could have done is not."""
    plays = find_plays(Story.from_table(TABLE), "en")

    offered = sum(len(LINES[each].split()) for each in ("hello", "short", "long"))
    assert plays["shortest"] == Play(choices=1, words=offered + 2)
    assert plays["usual"] == Play(choices=2, words=offered + 5 + 1 + 2)
    assert plays["longest"] == plays["usual"]


def test_minutes_follow_from_the_registry() -> None:
    """At the speed of the registry, and with its pause for each choice."""
    speed = load_registry()["reading_speed_en"]
    pause = load_registry()["seconds_per_choice"].value / 60
    play = Play(choices=3, words=1000)

    assert play.minutes("en") == pytest.approx(1000 / speed.value + 3 * pause)
    assert play.minutes("en", slow=True) == pytest.approx(1000 / speed.low + 3 * pause)


@pytest.mark.parametrize("language", list_languages())
@pytest.mark.parametrize("story_id", STORIES)
def test_no_way_through_a_story_is_shorter_or_longer(story_id: str, language: str) -> None:
    """Of the plays that follow any rule of choosing, none lies outside shortest and longest."""
    story = load_story(story_id)
    plays = find_plays(story, language)

    least, most = (plays[way].minutes(language) for way in ("shortest", "longest"))
    for play in _play_by_rule(story, language):
        assert least <= play.minutes(language) <= most
    assert set(plays) == set(WAYS)


def _play_by_rule(story: Story, language: str) -> Iterator[Play]:
    for rule in range(200):
        state, choices, words, step = story.states[0], 0, 0, 0
        while True:
            lines = [*state.messages, *([] if state.world else [p.id for p in state.picks])]
            words += sum(len(story.line(language, each).split()) for each in lines)
            if not state.picks:
                break
            choices += not state.world
            step += 1
            state = story.states[state.picks[(rule // step) % len(state.picks)].target]
        yield Play(choices, words)


def test_a_circle_has_no_longest_way() -> None:
    """A story that goes round is told of, and not counted for ever."""
    states = [dict(state) for state in TABLE["states"]]
    states[2]["picks"] = [["short", 0]]
    table = {**TABLE, "states": states}

    with pytest.raises(BreakContactError, match="goes round in a circle"):
        find_plays(Story.from_table(table), "en")
