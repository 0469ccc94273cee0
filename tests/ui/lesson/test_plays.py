"""Every lesson with a story, played to an ending in both languages: mouse, keys, phone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bare_lesson import BareLesson, lesson_state
from keys import begin_by_keys, expect_focus_in_chat, take_choice
from page_checks import misfits_in
from playwright.sync_api import expect
from shipped import LESSONS
from watched_pages import ARTEFACTS
from widget_page import is_wider_than_page
from young_help import expect_for_the_young

from breakcontact.advice import home_country, load_pack
from breakcontact.lessons import LessonEntry
from breakcontact.story import Playthrough, Story

PLAYED = [lesson for lesson in LESSONS if lesson.story]
LANGUAGES = ("en", "nb")
DESK = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
Picker = Callable[[BareLesson], Iterator[int]]
"""Gives place after place in the list of choices, from 0, until the story ends."""
MOST_TURNS = 80
READ_TURN = """(before) => {
  const chat = document.querySelector("section[data-saved]");
  const isTyping = chat.querySelector("[data-state]").dataset.state === "typing";
  if (isTyping || chat.dataset.turn === before) return false;
  const choices = [...chat.querySelectorAll("[data-choice]")];
  return { turn: chat.dataset.turn, offered: choices.map((one) => one.dataset.choice) };
}"""


def play_by_mouse(lesson: BareLesson, picks: Picker) -> None:
    """Begin and take each choice with the pointer."""
    lesson.begin()
    for number in picks(lesson):
        lesson.choices.nth(number).click()


def play_by_keys(lesson: BareLesson, picks: Picker) -> None:
    """Begin with Tab, arrows and Enter; take choices by number and with arrows in turn."""
    lesson.start()
    begin_by_keys(lesson)
    lesson.page.keyboard.press("Enter")
    expect(lesson.choices.first).to_be_visible()
    for turn, number in enumerate(picks(lesson)):
        take_choice(lesson, number + 1, by_number=turn % 2 == 0)
    expect_focus_in_chat(lesson, "at the ending the focus is outside the chat")


def play_on_a_phone(lesson: BareLesson, picks: Picker) -> None:
    """Begin and tap each choice; before each tap all of the chat fits on the screen."""
    lesson.begin()
    for number in picks(lesson):
        assert misfits_in(lesson.chat) == []
        lesson.choices.nth(number).tap()
    assert misfits_in(lesson.chat) == []
    lesson.photograph("end")


WAYS = {
    "mouse": (play_by_mouse, DESK),
    "keys": (play_by_keys, DESK),
    "390-px": (play_on_a_phone, PHONE),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", PLAYED, ids=lambda entry: entry.slug)
def test_every_lesson_is_played_to_an_ending(
    contexts: Any, root: Path, entry: LessonEntry, language: str, way: str
) -> None:
    """The chat shows the story's own lines; then come the review and the steps for its readers."""
    play, screen = WAYS[way]
    story = Story.load(entry.story_file).for_country(home_country(language))
    lesson = BareLesson(
        page=contexts(**screen)[0].new_page(),
        language=language,
        table=story.table,
        pictures=root / ARTEFACTS / "screenshots",
        look=f"play-{entry.slug}-{language}-{way}",
        state=lesson_state(entry.slug, language),
    )

    play(lesson, pick_seldom_used(2 * [*WAYS].index(way) + LANGUAGES.index(language)))

    expect_what_was_played(lesson, story)
    expect_help(lesson, story.audience)
    assert not is_wider_than_page(lesson.page)


def pick_seldom_used(shift: int) -> Picker:
    """Take what was taken least in this play; among equals, another one for another shift."""

    def pick(lesson: BareLesson) -> Iterator[int]:
        used: Counter[str] = Counter()
        before = None
        for turn in range(MOST_TURNS):
            now = lesson.page.wait_for_function(READ_TURN, arg=before).json_value()
            before, offered = now["turn"], now["offered"]
            if not offered:
                return
            order = sorted(range(len(offered)), key=lambda at: (at + turn + shift) % len(offered))
            place = min(order, key=lambda at: used[offered[at]])
            used[offered[place]] += 1
            yield place
        raise AssertionError(f"After {MOST_TURNS} choices the story has not ended.")

    return pick


def expect_what_was_played(lesson: BareLesson, story: Story) -> None:
    """Each line is the story's, the ending is told, and the review holds this play."""
    play = Playthrough.replay(story, lesson.record()["path"])
    shown = [entry for entry in play.transcript(lesson.language) if entry.kind != "world"]
    assert all(entry.text.strip() for entry in shown)
    lesson.expect_texts([entry.text for entry in shown])
    for part in (lesson.region("chat.ending"), lesson.review):
        for words in ("title", "text"):
            expect(part).to_contain_text(lesson.line(f"ending.{play.ending}.{words}"))
    expect(lesson.review.locator("[data-act=open]").first).to_be_visible()


def expect_help(lesson: BareLesson, audience: str) -> None:
    """The steps of the language's own country for the story's readers, each in its place."""
    country = home_country(lesson.language)
    pack = load_pack(country, lesson.language, audience)
    steps = lesson.steps.locator("[data-step]")
    expect(steps).to_have_count(len(pack["steps"]))
    for place, step in enumerate(pack["steps"]):
        expect(steps.nth(place)).to_contain_text(step["text"])
    for service in pack["services"]:
        expect(lesson.steps).to_contain_text(service["name"])
    if audience == "teenagers":
        expect_for_the_young(lesson.steps, lesson, country)
