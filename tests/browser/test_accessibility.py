"""A lesson in JupyterLab for everybody: small screens, large letters, fingers, light and dark."""

from typing import Any

import pytest
from lesson_moments import moments
from lesson_page import Opener
from page_checks import axe_faults, covered_in, outside_of, small_in
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 320, "height": 640}}
ZOOMED = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}
"""A window of 1280 by 900 at 200 %: the browser lays out half as many pixels, twice as large."""
CHECKS = {
    "axe": axe_faults,
    "sticks out": outside_of,
    "covered": covered_in,
    "smaller than 44 pixels": small_in,
}


@pytest.mark.parametrize(
    ("language", "scheme", "screen"),
    [("en", "light", ZOOMED), ("nb", "dark", PHONE)],
    ids=["en-light-200-percent", "nb-dark-320-px"],
)
def test_every_moment_is_for_everybody(
    open_lesson: Opener, language: str, scheme: str, screen: dict[str, Any]
) -> None:
    """From the first screen to the last part: nothing for axe, cut off, covered or too small."""
    lesson = open_lesson(language, color_scheme=scheme, **screen)
    found = {}

    for moment, part in moments(lesson):
        lesson.photograph(f"{screen['viewport']['width']}-{moment}")
        found |= {(moment, name): check(part) for name, check in CHECKS.items()}

    theme = {"light": "true", "dark": "false"}[scheme]
    expect(lesson.page.locator("body")).to_have_attribute("data-jp-theme-light", theme)
    assert {place: faults for place, faults in found.items() if faults} == {}
