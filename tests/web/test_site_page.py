"""What a page of a site allows itself, and what a reader can do on it besides playing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from site_lesson import OpenSite
from widget_page import find_axe_faults, is_wider_than_page

pytestmark = pytest.mark.browser


def test_a_lesson_is_played_under_the_strict_policy(open_site: OpenSite) -> None:
    """No script or style stands in the page, and nothing comes from elsewhere."""
    lesson = open_site()
    lesson.begin(pace="off")
    lesson.choose(lesson.offered()[0])

    policy = lesson.page.locator("meta[http-equiv]")

    expect(policy).to_have_attribute("content", re.compile("^((?!unsafe|http).)+$"))
    expect(policy).to_have_attribute("content", re.compile("default-src 'none'"))
    scripts = lesson.page.locator("script:not([src]):not([type='application/json'])")
    expect(scripts).to_have_count(0)
    expect(lesson.page.locator("style")).to_have_count(0)
    expect(lesson.review).to_be_attached()
    expect(lesson.steps).to_be_attached()
    expect(lesson.questions).to_be_attached()


def test_a_country_is_chosen_for_the_whole_page_and_the_next(open_site: OpenSite) -> None:
    """Steps and story follow the choice in the bar, and so does the same page in Norwegian."""
    lesson = open_site()
    lesson.start()

    lesson.page.get_by_label(lesson.site_word("web.country")).select_option("NO")

    norway = lesson.steps.get_by_role("radio", name=lesson.word("country.NO"))
    expect(norway).to_be_checked()
    lesson.steps.get_by_role("radio", name=lesson.word("country.GB")).check()
    expect(lesson.page.locator(".site-country select")).to_have_value("GB")
    lesson.page.locator(".site-country select").select_option("NO")
    lesson.page.get_by_role("link", name="Norsk", exact=True).click()
    expect(lesson.page.locator("html")).to_have_attribute("lang", "nb")
    expect(lesson.page.locator(".site-country select")).to_have_value("NO")


def test_leaving_quickly_works_on_every_page(open_site: OpenSite) -> None:
    """The button and three presses of Shift show a shopping list, also on the list of lessons."""
    lesson = open_site()
    lesson.start()
    cover = lesson.page.get_by_role("dialog", name=lesson.word("exit.title"))

    lesson.page.locator(".site-leave").click()
    expect(cover).to_be_visible()
    expect(lesson.page).to_have_title(lesson.word("exit.title"))
    cover.get_by_role("button").click()
    lesson.page.get_by_role("link", name=lesson.site_word("web.home")).click()
    expect(lesson.page.locator("body")).to_have_attribute("data-ready", "true")
    for _ in range(3):
        lesson.page.keyboard.press("Shift")

    expect(cover).to_be_visible()


def test_a_site_works_without_a_network_after_the_first_visit(open_site: OpenSite) -> None:
    """The page says when it is ready; then every page of the site opens offline."""
    lesson = open_site("nb")
    lesson.start()
    expect(lesson.page.get_by_text(lesson.site_word("web.offline.ready"))).to_be_visible()

    lesson.page.context.set_offline(True)

    lesson.begin()
    lesson.choose(lesson.offered()[0])
    lesson.page.get_by_role("link", name="English", exact=True).click()
    expect(lesson.page.locator("html")).to_have_attribute("lang", "en")
    lesson.page.get_by_role("link", name="All lessons").click()
    expect(lesson.page.get_by_role("heading", level=1)).to_be_visible()


def test_pages_are_accessible_and_fit_a_phone(open_site: OpenSite) -> None:
    """axe-core finds nothing, and nothing needs sideways scrolling."""
    size = {"width": 390, "height": 800}
    lesson = open_site("nb", viewport=size, color_scheme="dark", bypass_csp=True)
    lesson.begin()

    assert not is_wider_than_page(lesson.page)
    assert find_axe_faults(lesson.page) == []
    lesson.page.get_by_role("link", name=lesson.site_word("web.home")).click()
    expect(lesson.page.locator("body")).to_have_attribute("data-ready", "true")
    assert not is_wider_than_page(lesson.page)
    assert find_axe_faults(lesson.page) == []


def test_pages_name_nothing_of_the_machine(site: Path) -> None:
    """No page has a path of the machine it was built on, and all its files are there."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert str(Path.home()) not in text
        for link in re.findall(r'(?:src|href)="([^":#?]+)"', text):
            assert (path.parent / link).resolve().exists(), link
