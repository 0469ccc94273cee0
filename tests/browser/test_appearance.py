"""Small screens, large letters, fingers, and readers whom movement makes ill."""

from typing import Any

import pytest
from lesson_moments import moments
from lesson_page import Opener
from page_checks import covered_in, moving_in, outside_of, small_in
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 320, "height": 640}}
ZOOMED = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}
"""A window of 1280 by 900 at 200 %: the browser lays out half as many pixels, twice as large."""


@pytest.mark.parametrize("screen", [PHONE, ZOOMED], ids=["320-px", "200-percent"])
def test_nothing_is_lost_on_a_small_screen(open_lesson: Opener, screen: dict[str, Any]) -> None:
    """Every part fits from side to side and every control can be scrolled to and pressed."""
    lesson = open_lesson(**screen)
    width = screen["viewport"]["width"]

    for moment, part in moments(lesson):
        assert outside_of(part) == [], moment
        assert covered_in(part) == [], moment
        lesson.photograph(f"{width}-{moment}")


def test_targets_are_large_enough_for_a_finger(open_lesson: Opener) -> None:
    """Whatever can be pressed is 44 by 44 pixels or more."""
    lesson = open_lesson()

    for moment, part in moments(lesson):
        assert small_in(part) == [], moment


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
