"""A widget looks the same whichever other widgets a page has loaded, and in whichever order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from page_checks import wait_until_drawn
from playwright.sync_api import Browser, Page
from quiz_page import ITEMS, quiz_states, show_quiz
from review_page import small_state
from shipped import PLAYED
from widget_page import open_page, show_widget

from breakcontact.ui import Lesson, Start, assets
from breakcontact.ui.assets import load_style
from breakcontact.ui.widget import BundledWidget

WIDGETS = sorted(path.stem for path in (Path(assets.__file__).parent / "bundles").glob("*.css"))
# Each row is one element and what its style sheets make of it; sizes follow from the rest.
READ_STYLES = """names => [...document.querySelectorAll(".breakcontact, .breakcontact *")]
  .map((element) => {
    const style = getComputedStyle(element);
    const what = `${element.localName}.${element.getAttribute("class") ?? ""}`;
    return [what, ...names.map((name) => `${name}: ${style.getPropertyValue(name)}`)];
  })"""
PROPERTIES = (
    *("align-items", "background-color", "border-radius", "border-color", "border-width"),
    *("box-shadow", "color", "display", "fill", "flex", "font-family", "font-size"),
    *("font-weight", "gap", "justify-content", "line-height", "list-style-type", "margin"),
    *("max-width", "min-height", "min-width", "overflow", "padding", "position"),
    *("text-align", "white-space"),
)
ADD_STYLE = """text => {
  const style = document.createElement("style");
  style.textContent = text;
  document.head.append(style);
}"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach((each) => (each.open = true))"


@cache
def _open_lesson() -> Lesson:
    return Lesson(PLAYED.slug, language="en", memory_only=True)


def _make(name: str) -> BundledWidget:
    played = _open_lesson()
    makers: dict[str, Any] = {
        "chat": played.chat,
        "review": played.review,
        "steps": played.steps,
        "practice": played.questions,
        "guess": played.guess,
        "people": played.people,
        "explorer": played.explorer,
        "sources": played.sources,
        "figure": lambda: played.figure("money"),
        "further": lambda: played.further().button,
        "start": lambda: Start(memory_only=True),
        "way": played.way,
        "board": lambda: played.board("noa"),
    }
    widget: BundledWidget = makers[name]()
    return widget


def _show(page: Page, name: str) -> None:
    """Show a widget with its own style sheet and nothing folded away."""
    if name == "quiz":
        show_quiz(page, quiz_states("start", *ITEMS, "finish", mode="practice"))
    elif name == "review":
        show_widget(page, name, small_state())
    else:
        widget = _make(name)
        state = widget.get_state()
        # What another widget of the lesson owns is no part of this one's state.
        state |= {key: getattr(widget, key) for key in widget.keys if key not in state}
        show_widget(page, name, {key: value for key, value in state.items() if key[0] != "_"})
    page.evaluate(OPEN_ALL)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in which nothing moves."""
    with open_page(browser) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page


@pytest.mark.browser
@pytest.mark.parametrize("name", WIDGETS)
def test_other_widgets_change_nothing(page: Page, name: str) -> None:
    """On the screen and on paper, with the style sheets of all others loaded later."""
    _show(page, name)
    media = ("screen", "print")
    alone = {medium: _read(page, medium) for medium in media}

    for other in WIDGETS:
        if other != name:
            page.evaluate(ADD_STYLE, load_style(f"{other}.css"))

    for medium in media:
        assert _list_differences(alone[medium], _read(page, medium)) == []


def _read(page: Page, medium: Any) -> list[list[str]]:
    page.emulate_media(media=medium)
    wait_until_drawn(page)
    rows: list[list[str]] = page.evaluate(READ_STYLES, list(PROPERTIES))
    return rows


def _list_differences(before: list[list[str]], after: list[list[str]]) -> list[str]:
    """What is different, element by element."""
    return [
        f"{old[0]}: {was} -> {now}"
        for old, new in zip(before, after, strict=True)
        for was, now in zip(old, new, strict=True)
        if was != now
    ]
