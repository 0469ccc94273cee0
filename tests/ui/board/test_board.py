"""The evidence board, as a learner fills it in."""

from __future__ import annotations

from typing import Any

import pytest
from page_values import expect_value
from playwright.sync_api import Browser, Locator, Page, expect
from widget_page import (
    find_axe_faults,
    find_small_targets,
    is_wider_than_page,
    open_page,
    show_widget,
)

from breakcontact.board import load_board
from breakcontact.i18n import list_languages, load_messages

pytestmark = pytest.mark.browser

LABELS = load_messages("en")


def board_state(language: str = "en", name: str = "noa") -> dict[str, Any]:
    """The traits of the widget in a lesson."""
    return {
        "board": load_board(name, language),
        "language": language,
        "labels": load_messages(language),
    }


def find_field(page: Page, name: str) -> Locator:
    """A field of the report."""
    return page.locator(f'[data-field="{name}"]')


def press(page: Page, act: str) -> None:
    """Press one of the board's own buttons."""
    page.locator(f'[data-act="board.{act}"]').click()


def fill_in(page: Page) -> None:
    """Fill in the short report: right, close, astray, missed, and one box that stays empty."""
    find_field(page, "app").get_by_role("textbox").fill(" lumiko ")
    find_field(page, "account").get_by_role("textbox").fill("Sky")
    find_field(page, "link").get_by_role("textbox").fill("somewhere.example")
    find_field(page, "phone").get_by_role("checkbox").check()
    find_field(page, "time").get_by_role("textbox").fill("14.5.2026 kl. 15.03 UTC")


def test_each_field_says_what_became_of_it(browser: Browser) -> None:
    """Found, close, missed or astray, with the reason, why it matters, and who asks."""
    with open_page(browser) as page:
        show_widget(page, "board", board_state())
        fill_in(page)
        press(page, "check")

        for name, status in {
            "app": "found",
            "account": "close",
            "link": "astray",
            "phone": "found",
            "time": "found",
            "threat": "missed",
        }.items():
            expect(find_field(page, name)).to_have_attribute("data-status", status)
            expect(find_field(page, name)).to_contain_text(LABELS[f"board.{status}"])
        expect(find_field(page, "account")).to_contain_text("That is the name shown")
        expect(find_field(page, "account")).to_contain_text("Nottinghamshire Police (2023)")
        expect(page.get_by_role("group", name="3 of 7 boxes are right")).to_be_focused()


def test_report_is_filled_in_and_checked_with_keys(browser: Browser) -> None:
    """A line of the material is put into a box, checked and looked up again without a mouse."""
    with open_page(browser) as page:
        show_widget(page, "board", board_state())
        box = find_field(page, "user-id").get_by_role("textbox")
        box.focus()
        page.locator('[data-take="p-address"]').focus()
        page.keyboard.press("Enter")

        expect(box).to_be_focused()
        expect(box).to_have_value("lumiko.example/id/550913")
        expect(page.get_by_role("status")).to_have_text("Put in: Address of the profile")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(find_field(page, "link").get_by_role("textbox")).to_be_focused()
        page.locator('[data-act="board.check"]').focus()
        page.keyboard.press("Enter")
        expect(find_field(page, "user-id")).to_have_attribute("data-status", "found")
        find_field(page, "threat").locator("[data-show]").focus()
        page.keyboard.press("Enter")
        expect(page.locator('[data-row="c-2"]')).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(find_field(page, "threat").get_by_role("textbox")).to_have_value(
            "£50 today or everyone you follow gets it"
        )


def test_a_time_takes_the_day_and_clock_of_a_message(browser: Browser) -> None:
    """In a box for a time, a message gives its day and clock; the time zone is still asked for."""
    with open_page(browser) as page:
        show_widget(page, "board", board_state())
        box = find_field(page, "time").get_by_role("textbox")
        box.focus()
        page.locator('[data-take="c-2"]').click()

        expect(box).to_have_value("Thursday 14 May 2026, 16:03")
        press(page, "check")
        expect(find_field(page, "time")).to_contain_text(LABELS["board.reason.zone"])


def test_a_line_waits_for_a_box(browser: Browser) -> None:
    """Before a box has been chosen, the page says what to do first."""
    with open_page(browser) as page:
        show_widget(page, "board", board_state())
        page.locator('[data-take="p-user"]').click()

        expect(page.get_by_role("status")).to_have_text(LABELS["board.take.first"])


def test_a_changed_box_is_no_longer_judged(browser: Browser) -> None:
    """After the check, a box that is changed says so until the next check."""
    with open_page(browser) as page:
        show_widget(page, "board", board_state())
        press(page, "check")
        field = find_field(page, "app")
        field.get_by_role("textbox").fill("Lumiko")

        expect(field).to_have_attribute("data-status", "")
        expect(field).to_contain_text(LABELS["board.changed"])


def test_starting_again_can_be_undone(browser: Browser) -> None:
    """All boxes are emptied, and what was written comes back."""
    with open_page(browser) as page:
        show_widget(page, "board", board_state())
        fill_in(page)
        press(page, "again")
        box = find_field(page, "account").get_by_role("textbox")

        expect(box).to_have_value("")
        expect(page.get_by_role("status")).to_have_text(LABELS["board.emptied"])
        press(page, "undo")
        expect(box).to_have_value("Sky")
        expect(find_field(page, "phone").get_by_role("checkbox")).to_be_checked()
        expect(page.locator('[data-act="board.undo"]')).to_be_hidden()


def test_nothing_is_told_to_python_or_kept(browser: Browser) -> None:
    """Answers are in the page alone: no trait is set."""
    with open_page(browser) as page:
        show_widget(page, "board", board_state())
        fill_in(page)
        press(page, "check")

        expect(find_field(page, "app")).to_have_attribute("data-status", "found")
        expect_value(page, "window.sets", [])


def test_the_printed_sheet_has_answers_and_says_that_all_is_invented(browser: Browser) -> None:
    """On paper is the report alone: what was written, what became of it, room for a name."""
    with open_page(browser) as page:
        page.add_init_script("window.print = () => (top.printed = true)")
        page.goto("about:blank")
        show_widget(page, "board", board_state())
        fill_in(page)
        press(page, "check")
        press(page, "print")
        page.wait_for_function("window.printed")
        paper = page.frames[-1]

        expect(paper.locator("body")).to_contain_text(LABELS["board.sheet.invented"])
        expect(paper.get_by_role("row", name="User name of the account")).to_contain_text("Sky")
        expect(paper.get_by_role("row", name="Phone number")).to_contain_text(LABELS["board.none"])
        expect(paper.get_by_role("row", name="Link that was sent")).to_contain_text(
            "The material says: pay.veltra.example/r/8831"
        )
        expect(paper.locator("body")).to_contain_text(LABELS["board.sheet.taken-by"])
        expect(paper.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("language", list_languages())
def test_board_has_no_barriers(browser: Browser, language: str) -> None:
    """On a phone, in the dark, before and after the check: readable, large enough, not too wide."""
    with open_page(browser, width=390) as page:
        show_widget(page, "board", board_state(language, "desk"), "dark")
        press(page, "check")
        expect(find_field(page, "saved")).to_have_attribute("data-status", "missed")

        assert find_axe_faults(page) == []
        assert find_small_targets(page) == []
        assert not is_wider_than_page(page)


def test_a_closed_board_lets_go(browser: Browser) -> None:
    """A view that is closed leaves nothing in the page and listens to nothing."""
    with open_page(browser) as page:
        show_widget(page, "board", board_state())
        page.evaluate("window.end()")

        expect(page.locator("#view")).to_be_empty()
        expect_value(page, "Object.values(handlers).every((set) => set.size === 0)", True)
