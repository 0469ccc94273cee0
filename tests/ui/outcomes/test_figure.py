"""A figure in the page: the drawing that fits the room, and all of it large."""

from __future__ import annotations

import re
from typing import Any

import pytest
from page_values import box_of
from playwright.sync_api import Browser, expect
from widget_page import (
    find_axe_faults,
    find_small_targets,
    is_wider_than_page,
    open_page,
    show_widget,
)

from breakcontact.ui import Lesson

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def state() -> dict[str, Any]:
    """The traits of the map of lesson 22, and of the words that it follows."""
    figure = Lesson("22_borders", language="nb", memory_only=True).figure("map")
    states = (each.get_state() for each in (figure.owner_of("labels"), figure))
    return {name: value for found in states for name, value in found.items() if name[0] != "_"}


@pytest.mark.parametrize(("width", "shown"), [(390, "narrow"), (820, "wide"), (1366, "wide")])
def test_figure_fits_the_room_it_has(
    browser: Browser, state: dict[str, Any], width: int, shown: str
) -> None:
    """Nothing lies beside the screen, and of the two drawings one is seen and read out."""
    with open_page(browser, width) as page:
        show_widget(page, "figure", state, "dark")
        image = page.get_by_role("img")
        expect(image).to_have_count(1)
        expect(image).to_have_js_property("complete", True)

        expect(image).to_have_class(re.compile(f"--{shown}$"))
        assert not is_wider_than_page(page)
        box, frame = box_of(image), box_of(page.locator(".breakcontact-picture"))
        assert box["x"] >= frame["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]


def test_figure_is_shown_large(browser: Browser, state: dict[str, Any]) -> None:
    """All of it is on one screen, or as wide as the screen; Escape leads back to the button."""
    with open_page(browser, 1366) as page:
        show_widget(page, "figure", state, "dark")
        page.get_by_role("button", name="Vis stort").click()
        image = page.get_by_role("dialog").get_by_role("img")
        expect(image).to_have_js_property("complete", True)
        whole = box_of(image)
        assert whole["y"] + whole["height"] <= 800
        assert find_axe_faults(page) == []
        assert find_small_targets(page) == []

        page.get_by_role("button", name="Så bred som skjermen").click()
        wide = box_of(image)
        assert wide["width"] > 1200
        assert wide["height"] > 1000
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.get_by_role("button", name="Vis stort")).to_be_focused()
