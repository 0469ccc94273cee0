"""Practice with the controls of a quiz, on a page without a kernel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from page_values import expect_value_stays
from playwright.sync_api import expect
from static_server import serve_folder

from breakcontact.i18n import load_messages
from breakcontact.web.lesson_sources import choose_languages, list_course
from breakcontact.web.site import Options, build_site

pytestmark = pytest.mark.browser


def test_an_answer_is_taken_explained_and_kept_only_in_the_page(
    contexts: Any, tmp_path: Path
) -> None:
    """The card says where the answer is, the end counts it, and the browser keeps nothing."""
    practice = [each for each in choose_languages(list_course(), "nb") if "practice" in each.slug]
    build_site(tmp_path / "site", practice, Options(), lambda _: None)
    words = load_messages("nb")
    with serve_folder(tmp_path / "site") as address:
        page = contexts()[0].new_page()
        page.add_init_script("Storage.prototype.setItem = () => { globalThis.kept = true; };")
        page.goto(f"{address}/nb/practice.html")
        card = page.locator(".site-part--quiz").nth(1)

        card.get_by_role("radio").first.check()

        expect(card).to_contain_text(words["quiz.saved.memory"])
        count = words["quiz.finish.count"].format(answered=1, total=6)
        expect(page.locator(".site-part--quiz").last).to_contain_text(count)
        expect(page.get_by_role("radio", name="English")).to_have_count(0)
        expect_value_stays(page, "globalThis.kept ?? false", False)
