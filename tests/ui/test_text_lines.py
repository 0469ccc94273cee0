"""Text in every widget is set in lines, not one word below the other, at every width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bare_lesson import PARTS, lesson_state
from page_checks import wait_until_drawn
from page_values import expect_value
from playwright.sync_api import Browser, Page
from review_page import match_state
from shipped import PLAYED
from widget_page import open_page, show_widget, show_widgets

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 820, 1280, 1366, 1920)
# What JupyterLab says of lists of terms in an output; it once made ours a column of single words.
JUPYTERLAB = """
.jp-OutputArea-output :is(dl, dt, dd) { display: block; }
.jp-OutputArea-output dl { width: 100%; overflow: hidden; padding: 0; margin: 0; }
.jp-OutputArea-output dt { font-weight: bold; float: left; width: 20%; padding: 0; margin: 0; }
"""
# Text in four lines or more that has about as many lines as words.
FIND = """() => [...document.querySelectorAll("#view *")].flatMap((part) => {
  const texts = [...part.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  const words = texts.flatMap((node) => node.data.split(/\\s+/).filter(Boolean));
  if (words.length < 4 || !part.checkVisibility()) return [];
  if (part.closest(".breakcontact__hidden")) return [];
  const range = document.createRange();
  range.selectNodeContents(part);
  const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8))).size;
  return lines >= 4 && lines * 1.25 > words.length ? [words.join(" ")] : [];
})"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    with open_page(browser) as page:
        yield page


@pytest.mark.parametrize("language", ["en", "nb"])
def test_no_part_of_a_lesson_is_a_column_of_words(page: Page, language: str) -> None:
    """First screen, steps and questions."""
    show_widgets(page, PARTS, lesson_state(PLAYED.slug, language), "light")

    expect_lines(page)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_no_part_of_a_review_is_a_column_of_words(page: Page, language: str) -> None:
    """The key moments, the ending with its help, what there was to save, the whole chat."""
    show_widget(page, "review", match_state(language))
    page.locator("[data-act=whole]").click()

    expect_lines(page)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_end_of_a_chat_is_no_column_of_words(page: Page, language: str) -> None:
    """How a story ended stands in the chat as it would in an output of JupyterLab."""
    path: list[Any] = match_state(language)["path"]
    show_widget(page, "chat", lesson_state(PLAYED.slug, language) | {"path": path})
    page.locator(".breakcontact-chat__begin").first.click()

    expect_lines(page)


def expect_lines(page: Page) -> None:
    """See at each width that no text has about as many lines as words."""
    page.add_style_tag(content=JUPYTERLAB)
    page.evaluate("document.getElementById('view').className = 'jp-OutputArea-output'")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wait_until_drawn(page)
        expect_value(page, FIND, [], patience=3000)
