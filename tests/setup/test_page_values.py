"""The waiting of the tests themselves: what a script finds in a page is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from page_values import box_of, expect_value, expect_value_stays
from playwright.sync_api import Browser, Page
from widget_page import open_page

pytestmark = pytest.mark.browser

LATER = "() => void setTimeout(() => (window.told = { b: [1], a: null }), 50)"
LITTLE = 100  # milliseconds; the value never comes


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    with open_page(browser) as page:
        yield page


def test_a_value_that_comes_later_is_waited_for(page: Page) -> None:
    """Deep equality, in whatever order keys stand; a script may fail until all is there."""
    page.evaluate(LATER)

    expect_value(page, "window.told.b", [1])
    expect_value(page, "window.told", {"a": None, "b": [1]})
    expect_value(page, "async (name) => window[name].b.length", 1, "told")


def test_an_element_may_be_drawn_anew(page: Page) -> None:
    """What is read of an element is read of the one that stands there now."""
    page.set_content("<p>old</p>")
    page.evaluate("void setTimeout(() => (document.body.innerHTML = '<p>new</p>'), 50)")

    expect_value(page.locator("p"), "(p, more) => p.textContent + more", "new!", "!")


@pytest.mark.parametrize(
    ("script", "expected", "found"),
    [
        ("({ b: 1, a: ['å'] })", {"a": []}, '{"a": ["å"], "b": 1}'),
        ("undefined", 0, "null"),
        ("nowhere.value", 1, "nowhere is not defined"),
    ],
)
def test_a_value_that_does_not_come_is_told(
    page: Page, script: str, expected: Any, found: str
) -> None:
    """The message holds the script, what was expected and what was there last."""
    with pytest.raises(AssertionError) as told:
        expect_value(page, script, expected, patience=LITTLE)

    assert script in str(told.value)
    assert "expected: " in str(told.value)
    assert found in str(told.value).partition("found: ")[2]


def test_an_element_that_does_not_come_is_told(page: Page) -> None:
    """Waiting for it ends in time as well."""
    page.set_default_timeout(LITTLE)

    with pytest.raises(AssertionError, match=r"found: .*Timeout"):
        expect_value(page.locator("p"), "p => p.textContent", "", patience=LITTLE)


def test_what_must_not_happen_is_seen_although_it_comes_late(page: Page) -> None:
    """What an act leaves to the next frame is noticed; what stays as it is passes."""
    page.evaluate("() => { window.sent = []; }")
    expect_value_stays(page, "sent", [])
    page.evaluate("void requestAnimationFrame(() => sent.push(1))")

    with pytest.raises(AssertionError, match=r"(?s)expected: \[\].*found: \[1\]"):
        expect_value_stays(page, "sent", [])


def test_time_that_stands_still_holds_nobody_up(page: Page) -> None:
    """Where a test has stopped the page's time, values are waited for all the same."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)

    expect_value(page, "1 + 1", 2)
    expect_value_stays(page, "1 + 1", 2)


def test_a_place_is_read_of_what_is_seen(page: Page) -> None:
    """The box of a hidden element is no box."""
    page.set_content("<p style='margin: 0; height: 9px'>seen</p><i hidden>hidden</i>")

    assert box_of(page.locator("p"))["height"] == 9
    with pytest.raises(AssertionError, match="not to be seen"):
        box_of(page.locator("i"))
