"""How long a story takes to play: its shortest, usual and longest path, at a reading speed."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from breakcontact.errors import BreakContactError
from breakcontact.guide.escape import load_words
from breakcontact.guide.numbers import render_table
from breakcontact.i18n import SOURCE_LANGUAGE
from breakcontact.i18n.format import render_decimal
from breakcontact.lessons import load_lessons
from breakcontact.outcomes.registry import Number, load_registry
from breakcontact.story.table import Pick, State, Story

WAYS: Final = ("shortest", "usual", "longest")

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Play:
    """The length of one path through a story.

    Attributes:
        choices: The number of choices.
        words: The number of words to read: messages, and all replies that are offered.
    """

    choices: int
    words: int

    def minutes(self, language: str, *, slow: bool = False) -> float:
        """The minutes it takes a reader of usual speed, or a slow one."""
        speed = find_speed(language)
        pause = load_registry()["seconds_per_choice"].value / _MINUTE
        return self.words / (speed.low if slow else speed.value) + self.choices * pause


def find_speed(language: str) -> Number:
    """Words read in a minute; those of the source language if the registry has no other number."""
    numbers = load_registry().numbers
    known = numbers.get(f"reading_speed_{language}")
    return known or numbers[f"reading_speed_{SOURCE_LANGUAGE}"]


def load_story(story: str) -> Story:
    """A story that is played in one of the lessons.

    Raises:
        BreakContactError: If no lesson plays a story of that id.
    """
    files = {lesson.story: lesson.story_file for lesson in load_lessons() if lesson.story}
    path = files.get(story)
    if path is None:
        raise BreakContactError(
            f"No lesson plays a story '{story}'. There are: {', '.join(map(str, files))}."
        )
    return Story.load(path)


def find_plays(story: Story, language: str) -> dict[str, Play]:
    """The shortest, the usual and the longest path to an ending.

    A story has no cycles, so each is found by visiting the states in reverse topological order.

    Raises:
        BreakContactError: If the story has a cycle; then it has no longest path.
    """
    order = _sort_from_end(story)
    choosers: dict[str, Callable[[State, list[Play]], Play]] = {
        "shortest": lambda state, plays: min(plays, key=lambda play: play.minutes(language)),
        "usual": lambda state, plays: plays[state.usual],
        "longest": lambda state, plays: max(plays, key=lambda play: play.minutes(language)),
    }
    return {way: _find_play(story, language, order, choosers[way]) for way in WAYS}


def render_minutes(slug: str, language: str) -> str:
    """A story's paths as a table, with the speeds that they were calculated with."""
    words = load_words(language)
    plays = find_plays(load_story(slug), language)
    head = ("play", "choices", "words", "minutes", "slow")
    rows = [
        [
            words[f"minutes.{way}"],
            str(play.choices),
            str(play.words),
            show_minutes(play.minutes(language), language),
            show_minutes(play.minutes(language, slow=True), language),
        ]
        for way, play in plays.items()
    ]
    speed = find_speed(language)
    note = words["minutes.reader"].format(
        speed=f"{speed.value:g}",
        slow=f"{speed.low:g}",
        pause=f"{load_registry()['seconds_per_choice'].value:g}",
    )
    return f"{render_table([words[f'minutes.{each}'] for each in head], rows)}\n\n{note}"


def show_minutes(minutes: float, language: str) -> str:
    """Minutes, with one decimal below ten."""
    few = 10
    if minutes < few:
        return render_decimal(minutes, 1, language)
    return str(math.ceil(minutes))


def _find_play(
    story: Story,
    language: str,
    order: Sequence[int],
    choose: Callable[[State, list[Play]], Play],
) -> Play:
    best: dict[int, Play] = {}
    for index in order:
        state = story.states[index]
        words = sum(_count_words(story, language, each) for each in state.messages)
        if not state.world:  # the options of chance are never shown
            words += sum(_count_words(story, language, pick.id) for pick in state.picks)
        on = (
            choose(state, [best[pick.target] for pick in state.picks])
            if state.picks
            else Play(0, 0)
        )
        chosen = bool(state.picks) and not state.world
        best[index] = Play(on.choices + chosen, on.words + words)
    return best[0]


def _count_words(story: Story, language: str, line_id: str) -> int:
    return len(story.line(language, line_id).split())


def _sort_from_end(story: Story) -> list[int]:
    """The reachable states, each after all states that it leads to."""
    done: list[int] = []
    seen = {0}
    open_states: list[tuple[int, list[Pick]]] = [(0, list(story.states[0].picks))]
    while open_states:
        picks = open_states[-1][1]
        if not picks:
            done.append(open_states.pop()[0])
            continue
        target = picks.pop().target
        if target in {each for each, _ in open_states}:
            raise BreakContactError(f"The story '{story.id}' goes round in a circle.")
        if target not in seen:
            seen.add(target)
            open_states.append((target, list(story.states[target].picks)))
    return done
