"""The end of a lesson leads on from page to page of a site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from site_lesson import OpenSite

from breakcontact.lessons import START
from breakcontact.web.lesson_page import make_lesson_page
from breakcontact.web.lesson_sources import list_course
from breakcontact.web.single_files import _stay
from breakcontact.web.site import Builder, Options

ADULTS = list_course("adults")[:2]


def read_way(notebook: Path, resolve: Callable[[str], str | None]) -> dict[str, Any]:
    """The state of the way on in the page of a lesson."""
    models = make_lesson_page(notebook, "en", None, resolve).models
    (way,) = (each["state"] for each in models.values() if each["kind"] == "way")
    return dict(way)


def test_pages_of_a_site_lead_to_each_other(tmp_path: Path) -> None:
    """The next lesson is a page, and the start page is the list of lessons."""
    builder = Builder(tmp_path, ADULTS, Options())
    first, second = (each.notebooks["en"] for each in ADULTS)

    way = read_way(first, lambda link: builder._resolve(link, "en"))
    last = read_way(second, lambda link: builder._resolve(link, "en"))

    assert way["following"]["href"] == f"../en/{ADULTS[1].slug}.html"
    assert way["start"]["href"] == last["start"]["href"] == "../en/index.html"
    assert (last["following"], last["memory_only"]) == ({}, True)
    assert builder._resolve(f"../nb/{START}.ipynb", "en") == "../nb/index.html"


def test_a_page_that_stands_alone_leads_nowhere() -> None:
    """The file may be all that there is."""
    way = read_way(ADULTS[0].notebooks["en"], _stay)

    assert (way["following"], way["start"]) == ({}, {})


@pytest.mark.browser
def test_a_reader_comes_back_to_the_list(open_site: OpenSite) -> None:
    """From the end of a lesson, by one press."""
    lesson = open_site()
    lesson.start()

    lesson.page.get_by_role("link", name=lesson.word("way.start"), exact=True).click()

    lesson.page.wait_for_url("**/en/index.html")
