"""Another future beside the learner's own play, in the page."""

from __future__ import annotations

import pytest
from page_values import box_of, expect_value_stays
from playwright.sync_api import Browser, expect
from review_page import (
    LABELS,
    PATH,
    match_state,
    open_future,
    show_whole,
    small_state,
    small_story,
    texts_in,
    way_not_taken,
)
from widget_page import open_page, show_widget

from breakcontact.story import Playthrough, Story

pytestmark = pytest.mark.browser


def test_another_future_opens_beside_the_own_play(browser: Browser) -> None:
    """The future stands beside what was done, both to an ending; closing brings all back."""
    play = Playthrough.replay(Story.from_table(small_story()), PATH)
    played = [entry.text for entry in play.transcript("en")]

    with open_page(browser) as page:
        show_widget(page, "review", small_state())
        open_future(page, "ask-less")
        page.locator("[data-painted]").wait_for()
        own = page.locator(".breakcontact-review__column--own")
        other = page.locator(".breakcontact-review__column--other")

        assert box_of(own)["x"] < box_of(other)["x"]
        assert box_of(own)["y"] == box_of(other)["y"]
        expect(texts_in(page, ".breakcontact-review__column--own").first).to_have_text(
            "Words of pay."
        )
        expect(texts_in(page, ".breakcontact-review__column--other").first).to_have_text(
            "Words of ask-less."
        )
        for column in (own, other):
            expect(column.get_by_text("Maja knows.")).to_be_visible()
        expect(page.get_by_role("heading", name="Words of ask-less.")).to_be_focused()

        page.keyboard.press("Escape")
        expect(texts_in(page, ".breakcontact-review__timeline")).to_have_text(played)
        expect(way_not_taken(page, "ask-less")).to_be_focused()
        expect_value_stays(page, "window.sets.includes('path')", False)


def test_futures_stack_where_there_is_no_room(browser: Browser) -> None:
    """On a narrow page what would have happened stands under what was done."""
    with open_page(browser, width=600) as page:
        show_widget(page, "review", small_state())
        open_future(page, "ask-less")
        own = box_of(page.locator(".breakcontact-review__column--own"))
        other = box_of(page.locator(".breakcontact-review__column--other"))

    assert other["y"] >= own["y"] + own["height"]


def test_a_filled_in_step_can_be_changed(browser: Browser) -> None:
    """Steps that we filled in are marked, and another pick there leads the future on from there."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state())
        open_future(page, "ask-less")
        other = page.locator(".breakcontact-review__column--other")
        step = other.get_by_role("listitem").filter(has_text="Words of tell.")
        expect(step).to_contain_text(LABELS["review.filled"])
        step.get_by_text(LABELS["review.change"]).click()
        step.get_by_role("button", name="Words of pay.").click()

        changed = texts_in(page, ".breakcontact-review__column--other")
        for place, pick in enumerate(("end-1", "silence", "pay"), start=1):
            expect(changed.nth(-place)).to_have_text(f"Words of {pick}.")
        expect(page.locator(":focus")).to_contain_text("Words of pay.")
        expect(page.locator(":focus")).to_contain_text(LABELS["review.tried"])
        expect(page.get_by_role("status")).to_contain_text("Not alone")


def test_chance_can_be_seen_the_other_way(browser: Browser) -> None:
    """Where chance decided, its assumed share is told, and the other turn can be looked at."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state())
        show_whole(page)
        expect(page.get_by_text("60 times in 100")).to_be_visible()
        expect(page.get_by_text("assumed: 40 in 100").first).to_be_visible()
        open_future(page, "silence")

        expect(texts_in(page, ".breakcontact-review__column--own").first).to_have_text(
            "Words of again."
        )
        expect(texts_in(page, ".breakcontact-review__column--other").first).to_have_text(
            "Words of silence."
        )


def test_what_the_chat_changes_disturbs_nobody(browser: Browser) -> None:
    """A mark set in the chat is shown; an open future and the focus stay where they are."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state(marks=[]))
        open_future(page, "ask-less")
        page.get_by_role("button", name=LABELS["review.change"]).first.focus()
        page.evaluate("model.set('marks', [['hello-1', 'evidence']])")
        expect(page.get_by_text(LABELS["review.saved"]).first).to_be_visible()
        expect(page.locator(".breakcontact-review__comparison")).to_be_visible()
        expect(page.locator(":focus")).to_have_text(LABELS["review.change"])
        page.evaluate("model.set('path', ['leave'])")
        expect(page.locator(".breakcontact-review__comparison")).to_have_count(0)


def test_what_both_ways_have_is_folded(browser: Browser) -> None:
    """A comparison begins with the message that was answered, and shows what differs at once."""
    with open_page(browser) as page:
        show_widget(page, "review", match_state("en"))
        open_future(page, "request-no")
        comparison = page.locator(".breakcontact-review__comparison")

        expect(comparison).to_contain_text(LABELS["review.parting"])
        for side in ("own", "other"):
            folded = comparison.locator(f".breakcontact-review__column--{side} details")
            expect(folded.first).not_to_have_attribute("open", "")
            summary = LABELS["review.common"].partition("{")[0].strip()
            expect(folded.first).to_contain_text(summary)
