"""A lesson for readers whom movement makes ill."""

from lesson_view import Opener
from page_checks import moving_in
from playwright.sync_api import expect


def test_nothing_moves_for_those_who_ask_for_it(open_lesson: Opener) -> None:
    """With reduced motion set, messages come at once and nothing is animated."""
    lesson = open_lesson(reduced_motion="reduce")
    lesson.start()
    off = lesson.chat.get_by_role("radio", name=lesson.word("chat.pace.off"))
    expect(off).to_be_checked()
    lesson.button("chat.begin").click()
    expect(lesson.choices.first).to_be_visible()
    assert moving_in(lesson.chat) == []

    lesson.choose(lesson.offered()[0])
    assert moving_in(lesson.chat) == []
    lesson.more("chat.pause")
    assert moving_in(lesson.chat) == []
