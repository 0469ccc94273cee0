"""A lesson in the hands of somebody who uses no pointer."""

from __future__ import annotations

from lesson_view import LessonView
from playwright.sync_api import Locator, expect

MANY_STOPS = 80


def tab_to(lesson: LessonView, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(MANY_STOPS):
        if target.evaluate("element => element === element.getRootNode().activeElement"):
            return
        lesson.page.keyboard.press("Tab")
    raise AssertionError(f"{MANY_STOPS} presses of Tab do not lead to {target}")


def begin_by_keys(lesson: LessonView) -> None:
    """From the first screen, have all messages come at once, and stop on the button that begins."""
    tab_to(lesson, lesson.chat.get_by_role("radio", name=lesson.word("chat.pace.usual")))
    lesson.page.keyboard.press("ArrowDown")
    lesson.page.keyboard.press("ArrowDown")
    tab_to(lesson, lesson.button("chat.begin"))


def take_choice(lesson: LessonView, number: int, *, by_number: bool) -> None:
    """Take a choice by its number key, or with arrows and Enter; the focus is never lost."""
    turn = lesson.turn()
    keys = [str(number)] if by_number else [*(["ArrowDown"] * number), "Enter"]
    for key in keys:
        lesson.page.keyboard.press(key)
        expect_focus_in_chat(lesson, f"after {key} the focus is outside the chat")
    expect(lesson.chat).not_to_have_attribute("data-turn", str(turn))
    expect(lesson.composer).not_to_have_attribute("data-state", "typing")
    expect_focus_in_chat(lesson, "after a pick the focus is outside the chat")


def expect_focus_in_chat(lesson: LessonView, fault: str) -> None:
    """The focus is on something in the chat; if not, this sentence says what is wrong."""
    focused = lesson.page.locator("section[data-saved]:focus-within")
    expect(focused, fault).to_have_count(1)
