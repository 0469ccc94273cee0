"""Lesson 2 in a real JupyterLab: guess, a hundred lives, figures, the explorer, sources."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lab_house import HOUSE
from lab_server import LabServer
from lesson_page import LONGEST_OPENING, open_notebook, start_button
from page_checks import axe_faults, outside_of, small_in
from page_watch import PageWatch
from playwright.sync_api import Locator, Page, expect

from breakcontact.i18n import load_messages

SLUG = "02_pay_or_block"
FIGURES = 6
RECORD = "01_match.record.json"

Start = Callable[..., Page]
SharedPage = Callable[[], tuple[Page, PageWatch]]


@pytest.fixture
def start(
    idle_lab: LabServer, contexts: Any, shared_page: SharedPage, request: pytest.FixtureRequest
) -> Start:
    """Open lesson 2 in a folder of its own and press Start, the one press.

    The page is the one that the test before has left, unless a test asks for a profile of its own.
    """

    def begin(language: str = "en", *, path: list[str] | None = None, **options: Any) -> Page:
        name = "".join(letter if letter.isalnum() else "-" for letter in request.node.name)
        folder = idle_lab.lessons / name / language
        folder.mkdir(parents=True)
        notebook = Path(shutil.copy(idle_lab.lessons / language / f"{SLUG}.ipynb", folder))
        if path is not None:
            (folder / RECORD).write_text(json.dumps({"path": path}), encoding="utf-8")
        workspace = "" if options else HOUSE
        idle_lab.tidy(workspace or "default")
        page: Page = contexts(**options)[0].new_page() if options else shared_page()[0]
        open_notebook(page, idle_lab, notebook, workspace)
        start_button(page).click()
        expect(part(page, "guess.title", language)).to_be_visible(timeout=LONGEST_OPENING)
        return page

    return begin


def part(page: Page, label: str, language: str = "en") -> Locator:
    """One widget of the lesson, by its name."""
    return page.get_by_role("region", name=load_messages(language)[label], exact=True)


def wait_for(widget: Locator) -> Locator:
    """A widget once its cell has run."""
    expect(widget).to_be_attached(timeout=LONGEST_OPENING)
    widget.scroll_into_view_if_needed()
    return widget


def read_table(root: Path) -> dict[str, Any]:
    """The story of lesson 1, as compiled."""
    built = root / "widgets" / "breakcontact" / "data" / "built" / "match.story.json"
    table: dict[str, Any] = json.loads(built.read_text(encoding="utf-8"))
    return table


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


@pytest.mark.parametrize("language", ["en", "nb"])
def test_one_press_brings_the_whole_lesson(start: Start, language: str) -> None:
    """After Start every part is there, and every figure is drawn and told in words."""
    page = start(language)

    for label in ("people.title", "explore.title", "sources.title", "questions.title"):
        wait_for(part(page, label, language))
    wait_for(part(page, "steps.title", language))
    pictures = page.locator(".breakcontact-picture img")
    expect(pictures).to_have_count(FIGURES)
    for picture in pictures.all():
        assert picture.get_attribute("alt")
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 500


def test_guess_comes_before_the_number(start: Start) -> None:
    """The number is shown when it is asked for, with where it could lie, and no guess is kept."""
    page = start()
    card = part(page, "guess.title").locator("[data-guess='pay']")
    expect(card).not_to_contain_text("We take")
    card.get_by_role("slider").fill("80")
    card.get_by_role("button").click()

    expect(card).to_contain_text("You guessed 80. We take 54")
    expect(card).to_contain_text("nobody has measured it")


def test_lives_follow_the_play_of_lesson_1(start: Start, root: Path) -> None:
    """Whoever paid in lesson 1 meets a hundred people who pay, and can step through them."""
    page = start(path=find_path(read_table(root), "pay"))
    people = wait_for(part(page, "people.title"))

    expect(people).to_contain_text("In lesson 1, the first answer to the demand was: “Pay”")
    expect(people.get_by_role("radio", name="Pay", exact=True)).to_be_checked()
    life = people.locator("[aria-live]")
    expect(life).to_contain_text("Person 1")
    expect(life).to_contain_text("is paid")
    people.get_by_role("button", name="The next one").click()
    expect(life).to_contain_text("Person 2")
    people.get_by_role("option").nth(1).press("ArrowRight")
    expect(life).to_contain_text("Person 3")


def test_explorer_answers_in_people_and_words(start: Start) -> None:
    """A moved number changes the people, then the words; one press sets all back."""
    page = start()
    explorer = wait_for(part(page, "explore.title"))
    words = explorer.locator("[aria-live]")
    expect(words).to_contain_text("not worth it")
    ratio = explorer.get_by_role("slider", name="Sharing after paying, against not paying")
    harm = explorer.get_by_role("slider", name="How heavy sharing weighs")
    ratio.press("Home")
    harm.press("End")
    expect(words).to_contain_text("would be worth it")
    expect(words).to_contain_text("no source")

    explorer.get_by_role("button", name="Set all numbers back").click()
    expect(words).not_to_contain_text("would be worth it")


def test_country_is_chosen_once(start: Start) -> None:
    """Kroner chosen in the lives are kroner in the explorer and in the figures."""
    page = start()
    wait_for(part(page, "steps.title"))
    wait_for(part(page, "people.title")).get_by_role("radio", name="Norway").check()

    expect(part(page, "explore.title")).to_contain_text("NOK")
    for label in ("people.title", "explore.title", "steps.title"):
        expect(part(page, label).get_by_role("radio", name="Norway")).to_be_checked()
    money = page.get_by_role("img", name="Bars for those who pay")
    expect(money).to_have_attribute("alt", re.compile("NOK"))


def test_lesson_can_be_left_quickly(start: Start) -> None:
    """Three presses of Shift show a shopping list, as in lesson 1."""
    page = start()
    for _ in range(3):
        page.keyboard.press("Shift")

    expect(page.get_by_role("heading", name=load_messages("en")["exit.title"])).to_be_visible()


@pytest.mark.parametrize(
    ("language", "theme", "width"), [("en", "light", 1280), ("nb", "dark", 320)]
)
def test_explorer_is_for_everybody(start: Start, language: str, theme: str, width: int) -> None:
    """In JupyterLab too: nothing for axe, nothing too small, nothing cut off at the side."""
    page = start(language, color_scheme=theme, viewport={"width": width, "height": 800})
    explorer = wait_for(part(page, "explore.title", language))

    assert axe_faults(explorer) == []
    assert small_in(explorer) == []
    assert outside_of(explorer) == []
