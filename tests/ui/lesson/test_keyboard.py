"""A chat for those who use no pointer."""

from lesson_view import Opener
from playwright.sync_api import expect


def test_messages_are_walked_through_with_arrows(open_lesson: Opener) -> None:
    """Arrow up from the log comes to the newest message, Home to the oldest."""
    lesson = open_lesson()
    lesson.begin()

    lesson.chat.get_by_role("log").focus()
    lesson.page.keyboard.press("ArrowUp")
    expect(lesson.messages.last).to_be_focused()
    lesson.page.keyboard.press("Home")

    expect(lesson.messages.first).to_be_focused()
