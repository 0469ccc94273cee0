"""The guide in a real browser: on a phone, by search, and without a word to the outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from widget_page import is_wider_than_page

from breakcontact.guide.pages import find_pages, list_slugs

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings(  # of what MyST calls; that is for Sphinx and MyST to settle
        "ignore::sphinx.deprecation.RemovedInSphinx11Warning"
    ),
]
PHONE = 375
# Colours take most of the time and are the same in both languages, as the style sheet is one.
CHECKED = {
    "en": {"resultTypes": ["violations"]},
    "nb": {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": False}}},
}


@pytest.mark.parametrize("language", ["en", "nb"])
def test_pages_fit_a_phone_and_ask_nothing(site: Path, browser: Browser, language: str) -> None:
    """No page is wider than a phone or asks for more than its own files, and axe is content."""
    page = browser.new_page(viewport={"width": PHONE, "height": 700})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    for slug in sorted(list_slugs(find_pages(), language)):
        page.goto((site / language / f"{slug}.html").as_uri())
        assert not is_wider_than_page(page), slug
        faults = Axe().run(page, options=CHECKED[language]).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == [], slug
    page.close()

    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize(("language", "words"), [("en", "disclosure"), ("nb", "utpressere")])
def test_search_finds_pages(site: Path, browser: Browser, language: str, words: str) -> None:
    """A word typed into the search finds pages, straight from the disk."""
    page = browser.new_page()
    page.goto((site / language / "index.html").as_uri())

    box = page.get_by_role("search").get_by_role("textbox")
    box.fill(words)
    box.press("Enter")

    expect(page.locator("#search-results li").first).to_be_visible()
    page.close()
