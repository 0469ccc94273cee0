"""A language costs a list entry and PO files: all that a reader meets is in it, uncut."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_checks import wait_until_drawn
from page_values import attribute_of, expect_value
from playwright.sync_api import Browser, Page, expect
from pseudo_language import (
    CODE,
    ROOT,
    find_untranslated,
    list_english,
    make_project,
    run_python,
)
from pypdf import PdfReader
from quiz_page import show_quiz
from widget_page import is_wider_than_page, open_page, show_widget

pytestmark = pytest.mark.browser

WIDTHS = (320, 1280)
PARTS = ROOT / "tests" / "support" / "authoring" / "pseudo_language_parts.py"
ARTEFACTS = ROOT / "artefacts"
MOST_PICKS = 40
ALLOWED = frozenset(("break", "contact", "practice", "sam", "klarvik"))
"""Words of a receipt, which is a code, and names of people and firms in the item bank."""

FIND_CUT = """() => {
  const isSpokenOnly = (element, { width, height }) =>
    width <= 1 || height <= 1 || getComputedStyle(element).clipPath === "inset(50%)";
  function findCutter(node, rect) {
    let element = node.parentElement;
    for (; element !== document.body; element = element.parentElement) {
      const { display, overflowX, textOverflow } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (isSpokenOnly(element, box) || ["auto", "scroll"].includes(overflowX)) return null;
      if (textOverflow === "ellipsis") return null; // shortened on purpose
      if (display.startsWith("inline") && overflowX === "visible") continue;
      if (rect.right > box.right + 1 || rect.left < box.left - 1) return element;
    }
    return rect.right > innerWidth + 1 || rect.left < -1 ? document.body : null;
  }
  const cut = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("svg, math, script, style")) continue;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.right <= 0) continue; // in a drawer that is closed
      const cutter = findCutter(node, rect);
      const words = node.data.trim().slice(0, 60);
      if (cutter) cut.push(`${cutter.tagName}.${cutter.className}: ${words}`);
    }
  }
  return cut;
}"""

READ_SHOWN = """(code) => {
  // What says that it is in another language is meant to be; so is a source's title.
  const foreign = `body [lang]:not([lang="${code}"]), .breakcontact-advice__sources li`;
  for (const other of document.querySelectorAll(foreign)) other.remove();
  return (document.getElementById("view") ?? document.body).innerText;
}"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a project in which the pseudo-language was added and all was built."""
    data = make_project(tmp_path_factory.mktemp("project"))
    run_python(data, "-m", "breakcontact", "build")
    run_python(data, "-m", "breakcontact", "guide", "--write-tables")
    return data


@pytest.fixture(scope="module")
def parts(data: Path) -> Path:
    """What a reader gets: traits of widgets, a feedback page, handouts and the guide."""
    folder = data.parents[2] / "parts"
    folder.mkdir()
    run_python(data, str(PARTS), str(folder))
    return folder


@pytest.fixture(scope="module")
def english(data: Path) -> set[str]:
    """The words of all English texts."""
    return list_english(data)


@pytest.fixture(params=WIDTHS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty page, as wide as a small phone or as a computer's screen."""
    with open_page(browser, width=request.param) as page:
        yield page


def cut_in(page: Page) -> list[str]:
    """What is cut off at a side, and by what."""
    wait_until_drawn(page)
    return list(page.evaluate(FIND_CUT))


def words_in(page: Page) -> str:
    """What is shown in the language of the page; the rest is gone afterwards."""
    wait_until_drawn(page)
    return str(page.evaluate(READ_SHOWN, CODE))


def check(page: Page, name: str, english: set[str]) -> None:
    """Nothing that is shown is English, and nothing is cut off."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    wait_until_drawn(page)
    page.screenshot(path=ARTEFACTS / f"pseudo_{name}_{width}.png", full_page=True)
    assert cut_in(page) == [], name
    assert not is_wider_than_page(page), name
    shown = words_in(page)
    assert find_untranslated(shown, english, ALLOWED) == [], name
    assert "{" not in shown, name


def test_a_lesson_is_played(page: Page, parts: Path, english: set[str]) -> None:
    """From the first screen to an ending, and the review of it, by the first choice each time."""
    states = read_states(parts)
    chat = {**states["chat"][0], "pace": "off"}
    show_widget(page, "chat", chat)
    check(page, "chat_start", english)
    page.get_by_role("button", name=chat["labels"]["chat.begin"], exact=True).click()
    chat, composer = page.locator("[data-turn]"), page.locator("[data-state]")
    for _ in range(MOST_PICKS):
        expect(composer).to_have_attribute("data-state", re.compile("choices|ended"))
        if attribute_of(composer, "data-state") == "ended":
            break
        turn = attribute_of(chat, "data-turn")
        page.locator("[data-choice]").first.click()
        expect(chat).not_to_have_attribute("data-turn", turn)
    check(page, "chat_end", english)
    # A lesson without a choice proves nothing.
    expect_value(page, "window.model.get('path').length > 0", True)
    path = page.evaluate("window.model.get('path')")

    show_widget(page, "review", {**states["review"][0], "path": path})
    check(page, "review", english)


@pytest.mark.parametrize("name", ["steps", "practice", "guess", "people", "explorer", "sources"])
def test_other_widgets(name: str, page: Page, parts: Path, english: set[str]) -> None:
    """Each alone on a page, as a notebook shows it."""
    show_widget(page, name, read_states(parts)[name][0])

    check(page, name, english)


def test_a_quiz(page: Page, parts: Path, english: set[str]) -> None:
    """Start, every kind of item and the end, with hints open."""
    show_quiz(page, read_states(parts)["quiz"])
    for hint in page.locator("#view summary").all():
        if hint.is_visible():
            hint.click()

    check(page, "quiz", english)


def test_a_feedback_page(page: Page, parts: Path, english: set[str]) -> None:
    """With the key and what it says, and help at the end."""
    page.goto((parts / "feedback.html").as_uri())

    check(page, "feedback", english)


def test_the_guide(page: Page, parts: Path, english: set[str]) -> None:
    """A page, its navigation, and links to the same page in every other language."""
    for name in ("index", "numbers"):
        page.goto((parts / "guide" / CODE / f"{name}.html").as_uri())
        links = "[...document.querySelectorAll('.guide-language a')].map((one) => one.lang)"
        expect_value(page, links, ["en", "nb"])
        check(page, f"guide_{name}", english)


@pytest.mark.parametrize("sheet", ["steps", "tactics", "evidence", "card", "exit-slip"])
def test_handouts(sheet: str, parts: Path, english: set[str]) -> None:
    """Each sheet as PDF, without a word left in English."""
    reader = PdfReader(parts / f"{sheet}.GB.{CODE}.pdf")
    text = "\n".join(page.extract_text() for page in reader.pages)

    assert find_untranslated(text, english, ALLOWED) == []


def read_states(parts: Path) -> dict[str, list[dict[str, Any]]]:
    """The traits of each widget."""
    states: dict[str, list[dict[str, Any]]] = json.loads(
        (parts / "states.json").read_text(encoding="utf-8")
    )
    return states
