"""Feedback pages on paper, and the order of texts that are written from right to left."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from feedback_sample import LEARNER, render_longest
from playwright.sync_api import Browser
from pypdf import PdfReader
from widget_page import open_page

pytestmark = pytest.mark.browser

MOST_PAGES = 4
HEBREW = "שלום, אני Kim (17)."


@pytest.mark.parametrize(("slug", "language"), [("before", "nb"), ("later", "en")])
def test_the_longest_page_with_the_key_is_four_sheets(
    browser: Browser, root: Path, slug: str, language: str
) -> None:
    """Every answer wrong, so that all explanations are there; a text as long as may be."""
    html = render_longest(root / "assessments", slug, language)
    with open_page(browser) as page:
        page.set_content(html)
        printed = PdfReader(BytesIO(page.pdf(format="A4")))

    assert len(printed.pages) <= MOST_PAGES
    assert LEARNER in printed.pages[0].extract_text()


def test_texts_from_right_to_left_keep_their_order(browser: Browser, root: Path) -> None:
    """A learner's text stands at the right; a name does not turn the sentence around it."""
    html = render_longest(root / "assessments", "before", "en", text=HEBREW, name="נועה (10a)")
    with open_page(browser) as page:
        page.set_content(html)
        quote = page.locator("blockquote")
        name = page.locator(".whom bdi")

        assert quote.evaluate("element => getComputedStyle(element).direction") == "rtl"
        assert name.evaluate("element => getComputedStyle(element).direction") == "rtl"
        before = page.locator(".whom").evaluate(
            "e => { const r = document.createRange(); r.setStart(e.firstChild, 0);"
            " r.setEnd(e.firstChild, 3); return r.getBoundingClientRect().right }"
        )
        box = name.bounding_box()
        assert box is not None
        assert before <= box["x"], "the sentence begins at the left"
