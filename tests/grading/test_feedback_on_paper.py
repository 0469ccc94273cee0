"""Feedback pages on paper, and the order of texts that are written from right to left."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from feedback_sample import LEARNER, render_longest
from page_values import expect_value
from playwright.sync_api import Browser, expect
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

        expect(quote).to_have_css("direction", "rtl")
        expect(name).to_have_css("direction", "rtl")
        # The sentence begins at the left, and the name comes after it.
        expect_value(
            page.locator(".whom"),
            """(whom) => {
              const start = document.createRange();
              start.setStart(whom.firstChild, 0);
              start.setEnd(whom.firstChild, 3);
              const name = whom.querySelector("bdi").getBoundingClientRect();
              return start.getBoundingClientRect().right <= name.left;
            }""",
            True,
        )
