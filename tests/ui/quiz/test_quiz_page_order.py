"""Putting steps in order, by mouse, buttons and keys."""

from __future__ import annotations

import pytest
from page_values import box_of, expect_value, expect_value_stays
from playwright.sync_api import Browser, Locator, Page, expect
from quiz_page import (
    ITEMS,
    expect_last_sent,
    expect_nothing_sent,
    expect_sent,
    quiz_states,
    show_quiz,
)
from widget_page import open_page

pytestmark = pytest.mark.browser

STEPS = "[...document.querySelectorAll('[data-step]')].map((each) => each.dataset.step)"


def card(page: Page, item: str) -> Locator:
    """The card of an item."""
    return page.locator(f"[data-quiz-item='{item}']")


def expect_steps(page: Page, steps: list[str]) -> None:
    """Wait until these are the steps of the order, from the top."""
    expect_value(page, STEPS, steps)


def test_an_order_is_no_answer_until_the_learner_says_so(browser: Browser) -> None:
    """The steps as they happen to stand are nobody's answer."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-order"))
        expect(card(page, "q-order").get_by_text("Not answered yet")).to_be_visible()
        expect_nothing_sent(page)
        page.get_by_role("button", name="This order is my answer").click()

        expect_sent(page, [ITEMS["q-order"]["steps"]])
        expect(card(page, "q-order").get_by_text("Saved 14:03")).to_be_visible()


def test_a_step_is_dragged_by_mouse(browser: Browser) -> None:
    """A step is taken at its text and let go two rows below; the numbers stay in order."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-order"))
        start = box_of(page.locator("[data-step=block]").get_by_text("Block the account"))
        end = box_of(page.locator("[data-step=save]"))
        page.mouse.move(start["x"] + 20, start["y"] + 10)
        page.mouse.down()
        page.mouse.move(start["x"] + 20, (start["y"] + end["y"]) / 2, steps=5)
        page.mouse.move(start["x"] + 20, end["y"] + end["height"] - 5, steps=5)
        page.mouse.up()

        expect_steps(page, ["stop", "save", "block", "tell", "report"])
        expect_sent(page, [["stop", "save", "block", "tell", "report"]])


def test_a_drag_is_taken_back_by_escape(browser: Browser) -> None:
    """Escape in the middle of a drag leaves all as it was."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-order"))
        box = box_of(page.locator("[data-step=block] [data-tool=grip]"))
        page.mouse.move(box["x"] + 20, box["y"] + 20)
        page.mouse.down()
        page.mouse.move(box["x"] + 20, box["y"] + 200, steps=8)
        page.keyboard.press("Escape")
        page.mouse.up()

        expect_nothing_sent(page)
        expect_value_stays(page, STEPS, ITEMS["q-order"]["steps"])


def test_a_step_is_moved_by_button_and_keeps_the_focus(browser: Browser) -> None:
    """The button moves with its step, so that it can be pressed again, and the place is told."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-order"))
        down = page.locator("[data-step=block] [data-tool=down]")
        down.press("Enter")
        down.press("Enter")

        expect(page.locator("[data-step]").nth(2)).to_have_attribute("data-step", "block")
        expect(down).to_be_focused()
        told = card(page, "q-order").get_by_role("status").last
        expect(told).to_have_text("“Block the account” is now number 3 of 5.")


def test_a_step_picked_up_by_key_is_put_back_by_escape(browser: Browser) -> None:
    """Escape brings the order back that there was; where there was no answer, there is none."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-order"))
        page.locator("[data-step=block] [data-tool=grip]").focus()
        for key in ("Space", "ArrowDown", "ArrowDown", "Escape"):
            page.keyboard.press(key)

        expect_last_sent(page, None)
        expect_steps(page, ITEMS["q-order"]["steps"])
