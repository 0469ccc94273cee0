"""The lesson about numbers on a page without a kernel: Python has answered beforehand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from shipped import PLAYED
from static_server import serve_folder

from breakcontact.i18n import load_messages
from breakcontact.story import Story
from breakcontact.ui import Lesson
from breakcontact.vocabulary import PAY
from breakcontact.web.lesson_sources import choose_languages, list_course
from breakcontact.web.site import Options, build_site

SLUG = "02_pay_or_block"
LANGUAGE = "nb"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its page, in one language."""
    folder = tmp_path_factory.mktemp("numbers") / "site"
    lessons = choose_languages(list_course(), LANGUAGE)
    build_site(folder, [each for each in lessons if each.slug == SLUG], Options(), lambda _: None)
    with serve_folder(folder) as served:
        yield f"{served}/{LANGUAGE}/{SLUG}.html"


@pytest.fixture
def page(contexts: Any, address: str) -> Page:
    """The page, in a profile of its own with a dark system."""
    page: Page = contexts(color_scheme="dark")[0].new_page()
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-ready", "true")
    return page


def test_figures_people_and_conclusion_are_those_of_python(page: Page) -> None:
    """Each follows the country, the action or the slider, and shows what a notebook would show."""
    words = load_messages(LANGUAGE)
    lesson = Lesson(SLUG, language=LANGUAGE, memory_only=True)
    people, explorer = lesson.people(), lesson.explorer()
    figure = page.locator(".breakcontact-picture__image").first
    expect(figure).to_have_attribute("src", f"../files/{SLUG}.icon-array.NO.nb.dark.svg")

    page.locator(".site-country select").select_option("GB")
    expect(figure).to_have_attribute("src", f"../files/{SLUG}.icon-array.GB.nb.dark.svg")
    people.country = explorer.country = "GB"

    people.action, people.group = PAY, 1
    field = page.locator(".breakcontact-people")
    field.get_by_role("radio", name=words["action.pay"], exact=True).check()
    field.get_by_role("button", name=words["people.others"]).click()
    for line in people.people[0]["lines"]:
        expect(field).to_contain_text(line)

    further = page.locator(".breakcontact-further").get_by_role("button")
    further.click()
    expect(further).to_have_text(words["further.close"])
    slider = page.locator("input[data-number=sharing_ratio_paid]")
    slider.fill("0")
    explorer.numbers = {"sharing_ratio_paid": explorer.sliders["GB"][1]["values"][0]}
    for sentence in explorer.conclusion["sentences"]:
        expect(page.locator(".breakcontact-explorer__sentences")).to_contain_text(sentence)


def test_people_begin_as_the_story_was_played(page: Page) -> None:
    """If the browser keeps a play of lesson 1, its first answer to the demand is the one shown."""
    assert PLAYED.story_file is not None
    story = Story.load(PLAYED.story_file)
    picks = [pick for state in story.states for pick in state.picks]
    paid = next(pick.id for pick in picks if pick.action == PAY)
    keep = "([key, text]) => localStorage.setItem(key, text)"
    record = json.dumps({"format": 1, "path": ["other", paid]})
    page.evaluate(keep, [f"breakcontact play {PLAYED.slug}", record])

    page.reload()

    field = page.locator(".breakcontact-people")
    name = load_messages(LANGUAGE)["action.pay"]
    expect(field.get_by_role("radio", name=name, exact=True)).to_be_checked()
    lead = load_messages(LANGUAGE)["people.lead.played"].format(action=name)
    expect(field).to_contain_text(lead)


def test_the_files_beside_a_page_are_the_same_in_every_build(tmp_path: Path) -> None:
    """What has not changed need not be sent again to a web space."""
    lessons = [each for each in choose_languages(list_course(), "en") if each.slug == PLAYED.slug]
    for name in ("one", "other"):
        build_site(tmp_path / name, lessons, Options(), lambda _: None)

    contents = [
        {path.name: path.read_bytes() for path in sorted((tmp_path / name).rglob("*.*"))}
        for name in ("one", "other")
    ]
    assert contents[0] == contents[1]
