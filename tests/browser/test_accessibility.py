"""axe-core at every moment of a lesson, in light and in dark."""

import pytest
from lesson_moments import moments
from lesson_page import Opener
from page_checks import axe_faults
from playwright.sync_api import expect


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("nb", "dark")])
def test_axe_finds_nothing(open_lesson: Opener, language: str, scheme: str) -> None:
    """No fault in the chat at any moment, in the review, the steps or the questions."""
    lesson = open_lesson(language, color_scheme=scheme)
    found = {}

    for moment, part in moments(lesson):
        lesson.photograph(f"axe-{moment}")
        found[moment] = axe_faults(part)

    theme = {"light": "true", "dark": "false"}[scheme]
    expect(lesson.page.locator("body")).to_have_attribute("data-jp-theme-light", theme)
    assert {moment: faults for moment, faults in found.items() if faults} == {}
