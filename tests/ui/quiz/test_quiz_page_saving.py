"""What a quiz says about how safe an answer is, and what becomes of answers that are not."""

from __future__ import annotations

from typing import Any

import pytest
from page_checks import doubled_ids
from page_values import expect_value, expect_value_stays
from playwright.sync_api import Browser, Locator, Page, expect
from quiz_page import (
    ITEMS,
    LINES,
    SENT,
    expect_file,
    expect_last_sent,
    expect_nothing_sent,
    quiz_states,
    show_quiz,
)
from widget_page import open_page

from breakcontact.i18n import load_messages

pytestmark = pytest.mark.browser

ADDRESS = "http://quiz.invalid/"
NO_CONTACT = "Not saved: the notebook is not connected."
KEPT = "breakcontact quiz a-key q-single"


def card(page: Page, item: str = "q-single") -> Locator:
    """The card of an item."""
    return page.locator(f"[data-quiz-item='{item}']")


def expect_kept(page: Page, value: Any, key: str = KEPT) -> None:
    """Wait until this is what the browser keeps of an answer that no kernel has acknowledged."""
    expect_value(page, "(key) => JSON.parse(localStorage.getItem(key)).value", value, key)


def stop_time(page: Page) -> None:
    """Let time stand still in the page."""
    page.clock.install(time=1_700_000_000)
    page.clock.pause_at(1_700_000_010)


def test_saved_is_said_only_after_the_acknowledgement(browser: Browser) -> None:
    """Until the kernel has answered for that very answer, it is told as not saved."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-single"), kernel="silent")
        card(page).get_by_role("radio").nth(0).check()
        card(page).get_by_role("radio").nth(1).check()
        expect(card(page).get_by_text("Not saved yet").first).to_be_visible()
        page.evaluate("window.answer(models[0], sent[0], 'saved')")
        expect(card(page).get_by_text("Not saved yet").first).to_be_visible()
        expect(card(page).get_by_role("radio").nth(1)).to_be_checked()
        page.evaluate("window.answer(models[0], sent[1], 'saved')")

        expect(card(page).get_by_text("Saved 14:03").first).to_be_visible()


def test_what_was_saved_before_is_shown(browser: Browser) -> None:
    """On opening, the answer and the time are those of the file."""
    saved = {"state": "saved", "at": "09:15", "sentence": ""}
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-single", response="c", saved=saved))

        expect(card(page).get_by_role("radio").nth(2)).to_be_checked()
        expect(card(page).get_by_text("Saved 09:15")).to_be_visible()


def test_no_contact_is_told_after_five_seconds(browser: Browser) -> None:
    """Not before and not long after; and the answer is saved once the kernel is back."""
    with open_page(browser) as page:
        stop_time(page)
        show_quiz(page, quiz_states("q-single", "q-several"), kernel="silent", address=ADDRESS)
        card(page).get_by_role("radio").first.check()
        page.clock.run_for(4900)
        expect(page.get_by_text(NO_CONTACT)).to_have_count(0)
        page.clock.run_for(200)
        expect(page.get_by_text(NO_CONTACT).first).to_be_visible()
        expect(page.get_by_text("this browser keeps your answer").first).to_be_visible()
        page.evaluate("window.kernel = 'saved'")
        page.clock.run_for(4000)
        card(page, "q-several").get_by_role("checkbox").first.check()

        expect(card(page).get_by_text("Saved 14:03")).to_be_visible()
        expect_file(page, {"q-single": "a", "q-several": ["a"]})


def test_a_kernel_that_is_gone_is_no_fault_of_the_page(browser: Browser) -> None:
    """A model without a kernel throws; the answer waits, and one press tries again."""
    with open_page(browser) as page:
        stop_time(page)
        show_quiz(page, quiz_states("q-single"), kernel="gone")
        card(page).get_by_role("radio").first.check()
        page.clock.run_for(5100)
        page.evaluate("window.kernel = 'saved'")
        card(page).get_by_role("button", name="Try again").click()

        expect(card(page).get_by_text("Saved 14:03")).to_be_visible()
        expect(card(page).get_by_role("button", name="Try again")).to_be_hidden()


def test_a_failure_is_told_with_its_reason(browser: Browser) -> None:
    """What the kernel says is shown; trying again may succeed."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-single"), kernel="failed")
        card(page).get_by_role("radio").first.check()
        expect(card(page).get_by_text("Not saved. The disk is full.")).to_be_visible()
        page.evaluate("window.kernel = 'saved'")
        card(page).get_by_role("button", name="Try again").click()

        expect(card(page).get_by_text("Saved 14:03")).to_be_visible()
        expect_file(page, {"q-single": "a"})


def test_an_unsaved_answer_outlives_a_reload(browser: Browser) -> None:
    """Page loaded again, kernel started again: the answer is shown, sent and then forgotten."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-single"), kernel="silent", address=ADDRESS)
        card(page).get_by_role("radio").nth(2).check()
        expect_kept(page, "c")
        show_quiz(page, quiz_states("q-single", response="a"), kernel="silent", address=ADDRESS)
        expect(card(page).get_by_role("radio").nth(2)).to_be_checked()
        expect(card(page).get_by_text("Not saved yet")).to_be_visible()
        page.evaluate("window.answer(models[0], sent[0], 'saved')")

        expect(card(page).get_by_text("Saved 14:03")).to_be_visible()
        expect_file(page, {"q-single": "c"})
        expect_value(page, "(key) => localStorage.getItem(key)", None, KEPT)


def test_a_started_again_notebook_gets_what_was_not_saved(browser: Browser) -> None:
    """After ▶ Start the new view of the same item sends what the old one could not."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-single", "q-single"), kernel="silent")
        page.evaluate("window.ends[1]()")
        card(page).get_by_role("radio").nth(1).check()
        page.evaluate("window.ends[0](); window.kernel = 'saved'; void show(models[1])")

        expect(card(page).get_by_role("radio").nth(1)).to_be_checked()
        expect_file(page, {"q-single": "b"})


@pytest.mark.parametrize(
    "junk", ["", "{", "null", '{"number": 1, "value": "z"}', '{"number": "x", "value": "a"}']
)
def test_junk_in_the_browsers_memory_is_passed_over(browser: Browser, junk: str) -> None:
    """What another program left under our name is neither shown nor sent."""
    with open_page(browser) as page:
        show_quiz(page, [], address=ADDRESS)
        page.evaluate("([key, junk]) => localStorage.setItem(key, junk)", [KEPT, junk])
        show_quiz(page, quiz_states("q-single"), address=ADDRESS)

        expect(card(page).get_by_text("Not answered yet")).to_be_visible()
        expect_nothing_sent(page)


def test_a_text_is_sent_after_a_pause_and_when_it_is_left(browser: Browser) -> None:
    """While somebody writes nothing is sent; the browser has it all the same."""
    with open_page(browser) as page:
        stop_time(page)
        show_quiz(page, quiz_states("q-text"), address=ADDRESS)
        page.get_by_role("textbox").press_sequentially("Dear")
        expect_nothing_sent(page)
        expect(card(page, "q-text").get_by_text("Not saved yet")).to_be_visible()
        expect_kept(page, "Dear", "breakcontact quiz a-key q-text")
        page.clock.run_for(1000)
        expect_file(page, {"q-text": "Dear"})
        page.get_by_role("textbox").press_sequentially(" Kim")
        page.get_by_role("textbox").blur()

        expect_file(page, {"q-text": "Dear Kim"})


def test_two_views_of_an_item_stay_in_step(browser: Browser) -> None:
    """What is chosen, written or half said in one view stands in the other."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-single", "q-text", "q-judge"), kernel="silent")
        page.evaluate("models.forEach(show)")
        first, second = (
            page.locator(f":nth-match([data-quiz-item=q-single], {n})") for n in (1, 2)
        )
        first.get_by_role("radio").nth(1).check()
        page.get_by_role("textbox").nth(1).fill("Dear Kim")
        card(page, "q-judge").first.get_by_text("Not genuine").click()

        expect(second.get_by_role("radio").nth(1)).to_be_checked()
        expect(first.get_by_role("radio").nth(1)).to_be_checked()
        expect(page.get_by_role("textbox").nth(0)).to_have_value("Dear Kim")
        expect(card(page, "q-judge").last.get_by_role("radio").nth(1)).to_be_checked()
        assert doubled_ids(page) == []


def test_an_answer_of_another_tab_is_shown(browser: Browser) -> None:
    """What a second tab of the same kernel has saved comes in by itself."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-single"))
        page.evaluate("models[0].set('response', 'c')")

        expect(card(page).get_by_role("radio").nth(2)).to_be_checked()


def test_an_older_state_of_the_kernel_takes_no_answer_away(browser: Browser) -> None:
    """JupyterLab asks for all widgets at the start; what comes late is older than an answer."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-match"))
        rows = card(page, "q-match").get_by_role("combobox")
        rows.nth(0).select_option("hurry")
        expect_file(page, {"q-match": {"r1": "hurry"}})
        page.evaluate("window.older = structuredClone(models[0].state)")
        rows.nth(1).select_option("flattery")
        expect_file(page, {"q-match": {"r1": "hurry", "r2": "flattery"}})
        page.evaluate("models[0].receive(older)")

        expect(rows.nth(1)).to_have_value("flattery")
        rows.nth(2).select_option("proof")
        expect_file(page, {"q-match": {"r1": "hurry", "r2": "flattery", "r3": "proof"}})
        expect(card(page, "q-match")).to_have_attribute("data-saved", "saved")


def test_a_later_answer_of_another_tab_is_not_undone(browser: Browser) -> None:
    """A tab without contact gives way to a newer answer that another tab has had saved."""
    context = browser.new_context()
    here, there = context.new_page(), context.new_page()
    for page in (here, there):
        show_quiz(page, quiz_states("q-single"), kernel="silent", address=ADDRESS)
    card(here).get_by_role("radio").nth(0).check()
    card(there).get_by_role("radio").nth(2).check()
    expect(card(here).get_by_role("radio").nth(2)).to_be_checked()
    there.evaluate("window.answer(models[0], sent.at(-1), 'saved')")

    expect(card(here)).to_have_attribute("data-saved", "saved")
    expect_value_stays(here, SENT, ["a"])
    context.close()


def test_a_language_is_asked_for_and_comes_with_the_texts(browser: Browser) -> None:
    """The kernel is told; with its texts all cards change, and nothing half written is lost."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("start", "q-order", "q-text"), kernel="silent")
        page.get_by_role("textbox").fill("Half a sen")
        page.get_by_role("radio", name="Norsk bokmål").check()
        expect_value(page, "window.sent.at(-1)", {"kind": "language", "language": "nb"})
        page.evaluate(
            """([lines, labels]) => models.forEach((model) =>
              Object.entries({ lines, labels, language: "nb" })
                .forEach(([name, value]) => model.set(name, value)))""",
            [LINES["nb"], load_messages("nb")],
        )

        expect(page.get_by_role("button", name="Denne rekkefølgen er svaret mitt")).to_be_visible()
        expect(page.get_by_role("radio", name="Norsk bokmål")).to_be_focused()
        expect(page.get_by_role("textbox")).to_have_value("Half a sen")
        expect(page.locator("section").first).to_have_attribute("lang", "nb")


def test_a_language_that_does_not_come_is_told(browser: Browser) -> None:
    """Without a kernel the choice goes back, and the learner is told why."""
    with open_page(browser) as page:
        stop_time(page)
        show_quiz(page, quiz_states("start"), kernel="silent")
        page.get_by_role("radio", name="Norsk bokmål").check()
        page.clock.run_for(5100)

        expect(page.get_by_role("radio", name="English")).to_be_checked()
        expect(page.get_by_text("The notebook is not connected.")).to_be_visible()


def test_the_end_counts_and_leads_to_what_is_open(browser: Browser) -> None:
    """How many are answered follows at once; each open question is one press away."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states(*ITEMS, "finish"))
        card(page).get_by_role("radio").first.check()
        expect(page.get_by_text("1 of 6 questions answered")).to_be_visible()
        page.get_by_role("button", name="Question 3").click()

        expect(card(page, "q-order").get_by_role("heading")).to_be_focused()
        expect(card(page, "q-order").get_by_role("heading")).to_be_in_viewport()


def test_the_end_warns_of_what_is_not_saved(browser: Browser) -> None:
    """Nobody hands in unaware that an answer is not in the file."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-single", "finish"), kernel="failed")
        card(page).get_by_role("radio").first.check()
        expect(page.get_by_text("Answers that are not saved yet: 1.")).to_be_visible()
        page.evaluate("window.kernel = 'saved'")
        page.get_by_role("button", name="Try again").click()

        expect(page.get_by_text("Answers that are not saved yet")).to_have_count(0)


def test_the_receipt_is_copied(browser: Browser) -> None:
    """One press puts the line into the clipboard, and says so."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    show_quiz(page, quiz_states("finish"), address="http://localhost/quiz")
    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_text("Copied")).to_be_visible()
    receipt = "BREAK-CONTACT practice 4/6 7F3A-91C2-04DE"
    expect_value(page, "navigator.clipboard.readText()", receipt)
    context.close()


def test_a_view_that_ends_leaves_nothing_behind(browser: Browser) -> None:
    """Its elements are gone, the model has no listener left, and what was written is sent."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("start", "q-text", "finish"))
        page.get_by_role("textbox").fill("Dear Kim")
        page.evaluate("window.ends.forEach((end) => end())")

        expect(page.locator("#view *:not(div)")).to_have_count(0)
        expect_value(page, "models.map((model) => model.listeners())", [0, 0, 0])
        expect_last_sent(page, "Dear Kim")
