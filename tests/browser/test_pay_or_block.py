"""Lesson 2 in a real JupyterLab: guess, a hundred lives, figures, the explorer, sources."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from lesson_page import LONGEST_OPENING, open_notebook, start_button
from page_checks import axe_faults, outside_of, small_in
from page_values import expect_value
from page_watch import PageWatch
from playwright.sync_api import Browser, Locator, Page, expect
from watched_pages import SCREEN

from breakcontact.i18n import load_messages

SLUG = "02_pay_or_block"
CORE_FIGURES = 2
FURTHER_FIGURES = 4
RECORD = "01_match.record.json"

Start = Callable[..., Page]


def begin(page: Page, lab: LabServer, workspace: str, folder: Path, path: list[str] | None) -> None:
    """Open lesson 2 in a new folder named after its language, and press Start, the one press."""
    folder.mkdir(parents=True)
    notebook = Path(shutil.copy(lab.lessons / folder.name / f"{SLUG}.ipynb", folder))
    if path is not None:
        record = {"format": 1, "story": "match", "path": path}
        (folder / RECORD).write_text(json.dumps(record), encoding="utf-8")
    lab.tidy(workspace or "default")
    open_notebook(page, lab, notebook, workspace)
    start_button(page).click()
    expect(part(page, "guess.title", folder.name)).to_be_visible(timeout=LONGEST_OPENING)


@pytest.fixture
def start(
    idle_lab: LabServer, find_page: Callable[..., Any], request: pytest.FixtureRequest
) -> Start:
    """Start lesson 2 in a folder of its own, in the page that the test before has left."""

    def give(language: str = "en", *, path: list[str] | None = None, **options: Any) -> Page:
        name = "".join(letter if letter.isalnum() else "-" for letter in request.node.name)
        page, _, workspace = find_page(**options)
        begin(page, idle_lab, workspace, idle_lab.lessons / name / language, path)
        return page

    return give


@pytest.fixture(scope="module")
def played(lab: LabServer, browser: Browser, table: dict[str, Any]) -> Iterator[Page]:
    """Lesson 2 after a lesson 1 in which the reader paid; for tests of one part of it each."""
    context = browser.new_context(viewport=SCREEN)
    watch = PageWatch(context)
    page = context.new_page()
    begin(page, lab, "", lab.lessons / "played" / "en", find_path(table, "pay"))
    yield page
    context.close()
    lab.end_kernels()
    assert watch.faults() == []


@pytest.fixture
def further(played: Page) -> Page:
    """The same page with the further part open."""
    if part(played, "explore.title").count() == 0:
        open_further(played)
    return played


def part(page: Page, label: str, language: str = "en") -> Locator:
    """One widget of the lesson, by its name."""
    return page.get_by_role("region", name=load_messages(language)[label], exact=True)


def open_further(page: Page, language: str = "en") -> None:
    """Open the part that is opened on purpose, and wait until it is drawn."""
    words = load_messages(language)
    button = wait_for(page.get_by_role("button", name=words["further.open"]))
    button.press("Enter")
    expect(page.get_by_role("button", name=words["further.close"])).to_have_attribute(
        "aria-expanded", "true"
    )
    wait_for(part(page, "explore.title", language))


def wait_for(widget: Locator) -> Locator:
    """A widget once its cell has run."""
    expect(widget).to_be_attached(timeout=LONGEST_OPENING)
    widget.scroll_into_view_if_needed()
    return widget


def find_path(table: dict[str, Any], action: str) -> list[str]:
    """The shortest play that meets the demand with this action first."""
    reached: list[tuple[int, list[str]]] = [(0, [])]
    seen = {0}
    while reached:
        state, path = reached.pop(0)
        for pick, target, *_ in table["states"][state]["picks"]:
            found = table["picks"][pick].get("action")
            if found == action:
                return [*path, pick]
            if target not in seen and found in (None, "tell", "leave"):
                seen.add(target)
                reached.append((target, [*path, pick]))
    raise AssertionError(f"nobody can {action} first")


@pytest.mark.parametrize(
    ("language", "theme", "width"), [("en", "light", 1280), ("nb", "dark", 320)]
)
def test_one_press_brings_the_whole_lesson(
    start: Start, language: str, theme: str, width: int
) -> None:
    """After Start every part of the core is there; the rest comes when it is opened.

    Every figure is drawn and told, and axe is content.
    """
    page = start(language, color_scheme=theme, viewport={"width": width, "height": 800})

    for label in ("people.title", "sources.title", "questions.title", "steps.title"):
        wait_for(part(page, label, language))
    pictures = page.locator(".breakcontact-picture__image--wide")
    expect(pictures).to_have_count(CORE_FIGURES)
    expect(part(page, "explore.title", language)).to_have_count(0)
    open_further(page, language)
    expect(pictures).to_have_count(CORE_FIGURES + FURTHER_FIGURES)
    for picture in pictures.all():
        expect(picture).to_have_attribute("alt", re.compile(r"\S"))
        expect_value(picture, "image => image.decode().then(() => image.naturalWidth > 500)", True)
    explorer = wait_for(part(page, "explore.title", language))
    assert axe_faults(explorer) == []
    assert small_in(explorer) == []
    assert outside_of(explorer) == []


def test_guess_comes_before_the_number(played: Page) -> None:
    """The number is shown when it is asked for, with where it could lie, and no guess is kept."""
    card = part(played, "guess.title").locator("[data-guess='pay']")
    expect(card).not_to_contain_text("Our estimate")
    card.get_by_role("slider").fill("80")
    card.get_by_role("button").click()

    expect(card).to_contain_text("You guessed 80. Our estimate is 54")
    expect(card).to_contain_text("nobody has measured it")


def test_lives_follow_the_play_of_lesson_1(played: Page) -> None:
    """Whoever paid in lesson 1 meets a hundred people who pay, and can step through them."""
    people = wait_for(part(played, "people.title"))

    expect(people).to_contain_text("In lesson 1, the first answer to the demand was: “Pay”")
    expect(people.get_by_role("radio", name="Pay", exact=True)).to_be_checked()
    life = people.locator("[aria-live]")
    expect(life).to_contain_text("Person 1")
    expect(life).to_contain_text("is paid")
    people.get_by_role("button", name="Next person").click()
    expect(life).to_contain_text("Person 2")
    people.get_by_role("option").nth(1).press("ArrowRight")
    expect(life).to_contain_text("Person 3")


def test_explorer_answers_in_people_and_words(further: Page) -> None:
    """A moved number changes the people, then the words; one press sets all back."""
    explorer = wait_for(part(further, "explore.title"))
    words = explorer.locator("[aria-live]")
    expect(words).to_contain_text("not worth it")
    ratio = explorer.get_by_role("slider", name="after paying than without")
    harm = explorer.get_by_role("slider", name="How bad would sharing be")
    ratio.press("Home")
    harm.press("End")
    expect(words).to_contain_text("would be worth it")
    expect(words).to_contain_text("no source")

    explorer.get_by_role("button", name="Reset all numbers").click()
    expect(words).not_to_contain_text("would be worth it")


def test_further_part_can_be_closed_again(further: Page) -> None:
    """What was opened on purpose folds away, and comes back as it was."""
    words = load_messages("en")
    further.get_by_role("button", name=words["further.close"]).click()
    expect(part(further, "explore.title")).to_have_count(0)
    expect(part(further, "sources.title")).to_be_visible()

    further.get_by_role("button", name=words["further.open"]).click()

    expect(part(further, "explore.title")).to_be_visible()


def test_lesson_can_be_left_quickly(played: Page) -> None:
    """Three presses of Shift show a shopping list, as in lesson 1, and three more lead back."""
    cover = played.get_by_role("heading", name=load_messages("en")["exit.title"])
    for _ in range(3):
        played.keyboard.press("Shift")
    expect(cover).to_be_visible()

    for _ in range(3):
        played.keyboard.press("Shift")

    expect(cover).to_have_count(0)


def test_country_is_chosen_once(further: Page) -> None:
    """Kroner chosen in the lives are kroner in the explorer and in the figures."""
    wait_for(part(further, "steps.title"))
    wait_for(part(further, "people.title")).get_by_role("radio", name="Norway").check()

    expect(part(further, "explore.title")).to_contain_text("NOK")
    for label in ("people.title", "explore.title", "steps.title"):
        expect(part(further, label).get_by_role("radio", name="Norway")).to_be_checked()
    money = further.get_by_role("img", name="Bars for those who pay")
    expect(money).to_have_attribute("alt", re.compile("NOK"))
