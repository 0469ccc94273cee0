"""Leaving quickly: nothing of the lesson is left to be seen, read out or found in the title."""

from collections.abc import Callable
from typing import Any

import pytest
from lesson_view import LessonView, Opener
from neutral_view import expect_all_hidden
from playwright.sync_api import expect
from story_paths import way_to_threat


def by_button(lesson: LessonView) -> None:
    """The button at the top of the chat."""
    lesson.button("exit.leave").click()


def by_shift_in_the_chat(lesson: LessonView) -> None:
    """Shift three times, with the focus in the chat."""
    lesson.choices.first.focus()
    press_shift_three_times(lesson)


def press_shift_three_times(lesson: LessonView) -> None:
    """The way out that needs no pointer."""
    for _ in range(3):
        lesson.page.keyboard.press("Shift")


@pytest.mark.parametrize("leave", [by_button, by_shift_in_the_chat])
def test_leaving_hides_everything_and_coming_back_restores_it(
    open_lesson: Opener, table: dict[str, Any], leave: Callable[[LessonView], None]
) -> None:
    """The whole window is a shopping list with a title to match; the play waits untouched."""
    lesson = open_lesson()
    lesson.begin()
    lesson.follow(way_to_threat(table))
    before, turn = lesson.texts(), lesson.turn()
    title = lesson.page.title()

    leave(lesson)

    cover = lesson.page.get_by_role("dialog", name=lesson.word("exit.title"))
    expect_all_hidden(lesson.page, cover, lesson.word("exit.title"))
    lesson.photograph("left")

    cover.get_by_role("button", name=lesson.word("exit.back")).click()
    expect(cover).to_have_count(0)
    expect(lesson.page).to_have_title(title)
    lesson.expect_texts(before)
    expect(lesson.chat).to_have_attribute("data-turn", str(turn))


def test_shift_brings_back_too(open_lesson: Opener) -> None:
    """Three presses of Shift on the shopping list lead back, and the focus is where it was."""
    lesson = open_lesson()
    lesson.begin()
    lesson.choices.first.focus()
    press_shift_three_times(lesson)
    cover = lesson.page.get_by_role("dialog", name=lesson.word("exit.title"))
    expect(cover).to_be_visible()

    lesson.page.keyboard.press("Escape")
    expect(cover).to_be_visible()
    press_shift_three_times(lesson)

    expect(cover).to_have_count(0)
    expect(lesson.choices.first).to_be_focused()


def test_writing_with_shift_does_not_leave(open_lesson: Opener) -> None:
    """Shift held for a capital letter or a selection is not a press of Shift alone."""
    lesson = open_lesson()
    lesson.begin()
    lesson.chat.get_by_role("log").focus()

    for key in ("Shift+A", "Shift+B", "Shift+C", "Shift+Tab", "Shift+Tab"):
        lesson.page.keyboard.press(key)

    expect(lesson.page.get_by_role("dialog")).to_have_count(0)


def test_can_be_left_before_the_story_begins(open_lesson: Opener) -> None:
    """The way out works on the first screen as well."""
    lesson = open_lesson()
    lesson.start()

    by_button(lesson)

    cover = lesson.page.get_by_role("dialog", name=lesson.word("exit.title"))
    expect(cover).to_be_visible()
