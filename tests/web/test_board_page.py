"""The evidence board and its printed sheet, on a page without a kernel."""

from __future__ import annotations

import pytest
from page_values import expect_value
from playwright.sync_api import expect
from site_lesson import OpenSite

pytestmark = pytest.mark.browser

KEPT = "localStorage.length + sessionStorage.length"


def test_a_report_is_checked_and_printed_on_a_site(open_site: OpenSite) -> None:
    """The page scores it, keeps nothing, and the sheet on paper has the layout of the page."""
    lesson = open_site()
    lesson.page.add_init_script("window.print = () => (top.printed = true)")
    lesson.start()
    app = lesson.page.locator('[data-field="app"]')
    app.get_by_role("textbox").fill("lumiko")
    lesson.page.locator('[data-act="board.check"]').click()
    expect(app).to_have_attribute("data-status", "found")
    lesson.page.locator('[data-act="board.print"]').click()
    lesson.page.wait_for_function("window.printed")
    paper = lesson.page.frames[-1]

    expect(paper.get_by_role("row", name="App")).to_contain_text("lumiko")
    expect(paper.locator("table")).to_have_css("border-collapse", "collapse")
    expect_value(lesson.page, KEPT, 0)
