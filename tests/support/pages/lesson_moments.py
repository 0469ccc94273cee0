"""A lesson from its first screen to its last part, moment by moment."""

from __future__ import annotations

from collections.abc import Iterator

from lesson_page import LONGEST_OPENING, LessonPage
from playwright.sync_api import Locator, expect
from story_paths import way_to_threat


def moments(lesson: LessonPage) -> Iterator[tuple[str, Locator]]:
    """Play a lesson and stop at each thing there is to look at; its name and the part it is in."""
    lesson.start()
    expect(lesson.questions).to_be_visible(timeout=LONGEST_OPENING)
    yield "start", lesson.chat
    lesson.settle_manner()
    lesson.button("chat.begin").click()
    lesson.follow(way_to_threat(lesson.table))
    yield "threat", lesson.chat
    lesson.open_message_menu(lesson.messages.last)
    yield "message-menu", lesson.chat.get_by_role("menu")
    lesson.page.keyboard.press("Escape")
    lesson.button("chat.more").click()
    yield "menu", lesson.chat.get_by_role("menu")
    lesson.page.keyboard.press("Escape")
    lesson.button("chat.help").click()
    yield "help", lesson.chat
    lesson.page.keyboard.press("Escape")
    lesson.more("chat.pause")
    yield "pause", lesson.chat
    lesson.button("chat.pause.continue").click()
    lesson.play_to_the_end()
    yield "ending", lesson.chat
    lesson.review.locator("[data-act=open]").first.click()
    yield "review", lesson.review
    lesson.questions.locator("[data-option]").first.click()
    yield "questions", lesson.questions
    yield "steps", lesson.steps
