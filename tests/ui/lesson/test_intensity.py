"""Threats shown as they were written, or told by the narrator: the reader decides, at any time."""

from typing import Any

from lesson_view import LessonView, Opener
from page_checks import wait_until_drawn
from playwright.sync_api import expect
from story_paths import way_to_ending, way_to_threat

from breakcontact.story import Playthrough, Story


def test_threats_are_told_when_the_reader_wants_it(
    open_lesson: Opener, table: dict[str, Any]
) -> None:
    """'Skip the threat' in mid-story tells what was shown, and it can be turned back."""
    lesson = open_lesson()
    path = way_to_threat(table)
    lesson.begin()
    lesson.follow(path)
    full, told = both_forms(lesson, path)
    lesson.expect_texts(full)
    lesson.photograph("full-threat")

    lesson.button("chat.skip-threat").click()
    expect(lesson.messages).to_have_count(len(told))
    lesson.expect_texts(told)
    assert threats_shown(lesson) == []
    lesson.photograph("gentle-threat")

    lesson.more("chat.gentle")
    expect(lesson.messages).to_have_count(len(full))
    lesson.expect_texts(full)


def test_gentle_from_the_start_never_shows_a_threat(
    open_lesson: Opener, table: dict[str, Any]
) -> None:
    """Neither the chat nor the review of a gentle play holds the words of a threat."""
    lesson = open_lesson()
    lesson.begin(gentle=True)
    threat = way_to_threat(table)
    lesson.follow(threat)
    assert threats_shown(lesson) == []

    lesson.play_to_the_end()
    expect(lesson.review.locator("[data-act=gentle]")).to_have_attribute("aria-pressed", "true")

    assert threats_shown(lesson) == []


def test_story_can_be_left_before_any_threat(open_lesson: Opener, table: dict[str, Any]) -> None:
    """A play that stays with the honest match meets no threat at all."""
    lesson = open_lesson()
    lesson.begin()

    lesson.follow(way_to_ending(table, "coffee"))

    expect(lesson.region("chat.ending")).to_be_visible()
    assert threats_shown(lesson) == []


def both_forms(lesson: LessonView, path: list[str]) -> tuple[list[str], list[str]]:
    """What the chat shows of a path in full, and gently."""
    play = Playthrough.replay(Story.from_table(lesson.table), path)
    full, told = (
        [entry.text for entry in play.transcript(lesson.language, gentle=gentle)]
        for gentle in (False, True)
    )
    return full, told


def threats_shown(lesson: LessonView) -> list[str]:
    """Lines with a gentle form that stand somewhere in the page in full."""
    wait_until_drawn(lesson.page)
    text = lesson.page.locator("body").inner_text()
    softened = [id_ for id_, about in lesson.table["messages"].items() if "gentle" in about]
    return [lesson.line(id_) for id_ in softened if lesson.line(id_) in text]
