"""The chat at every size: what matters is in view, or one obvious scroll away, and nothing is cut.

Measured where a chat has the most to show: of every story and language, the states with the most
choices and with the longest texts, in rooms as JupyterLab and a site leave them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from chat_page import NOTHING_SAVED, chat_state
from crowded_states import crowded_paths
from page_values import expect_value, result_of
from playwright.sync_api import Browser, Page
from shipped import STORY_FILE
from widget_page import open_page, show_widget

from breakcontact.files import BUILT
from breakcontact.i18n import load_messages
from breakcontact.i18n.languages import list_languages
from breakcontact.story import Story

pytestmark = pytest.mark.browser

NEWEST = 1_000_000
"""A number of what Python has saved that no page reaches: what the model is given is never old."""

STORIES = sorted(BUILT.glob("*.story.json"))
MEASURE = Path(__file__).with_name("sizes.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Place:
    """A screen, and what is around a chat on it, in CSS pixels."""

    width: int
    height: int
    style: str
    """What a notebook's panel or a site's page does to the part with the chat."""


def in_lab(width: int, height: int) -> Place:
    """JupyterLab: menu and toolbar above, and cells that are no wider than 62rem."""
    panel = f"height: {height - 84}px; overflow: auto; padding: 0 max(18px, (100vw - 992px) / 2)"
    return Place(width, height, panel)


def on_site(width: int, height: int) -> Place:
    """A page of a site: the window scrolls, and a bar lies over its top."""
    return Place(width, height, "max-width: 920px; margin: auto; padding: 20px")


SCREENS = ((1366, 640), (1280, 600), (1280, 720), (820, 1180), (390, 700))
AT_END = """() => {
  const log = document.querySelector(".breakcontact-chat__scroller");
  const { scrollTop, scrollHeight, clientHeight } = log;
  return scrollTop > 0 && scrollHeight - scrollTop - clientHeight < 2;
}"""
PLACES = [*(in_lab(*screen) for screen in SCREENS), on_site(1280, 600), on_site(390, 700)]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all stories and sizes."""
    with open_page(browser) as page:
        page.evaluate(MEASURE)
        yield page


@pytest.mark.parametrize("language", list_languages())
@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name.partition(".")[0])
def test_choices_and_what_they_answer_are_seen_together(
    page: Page, story: Path, language: str
) -> None:
    """The message that matters, every choice and the way to skip a threat are in view."""
    table = Story.load(story).page_table(language)
    open_story(page, table, language, "play")

    assert faults_in(page, "play", crowded_paths(table)) == []


@pytest.mark.parametrize("language", list_languages())
@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name.partition(".")[0])
@pytest.mark.parametrize("found", [False, True], ids=["first visit", "return"])
def test_nobody_begins_without_passing_how_hard_parts_are_told(
    page: Page, story: Path, language: str, *, found: bool
) -> None:
    """The first screen shows all of itself; gentle or full stands right above the button."""
    table = Story.load(story).page_table(language)
    path = crowded_paths(table)[0]
    record = {"path": path, "marks": [], "ended": False} if found else None

    show_widget(page, "chat", story_state(table, language, f"found {found}", found=record))

    assert faults_in(page, "start", [[]]) == []


def test_the_wheel_moves_the_page_when_the_log_is_at_its_end(page: Page) -> None:
    """With the pointer on the messages, a reader who turns the wheel gets further down."""
    page.set_viewport_size({"width": 1280, "height": 600})
    open_story(page, Story.load(STORY_FILE).page_table("en"), "en", "wheel")
    page.evaluate("document.body.style.paddingBottom = '2000px'")
    expect_value(page, AT_END, True)
    page.locator(".breakcontact-chat__scroller").hover()
    before = page.evaluate("window.scrollY")

    page.mouse.wheel(0, 400)

    expect_value(page, "window.scrollY", before + 400)


def open_story(page: Page, table: dict[str, Any], language: str, visit: str) -> None:
    """Play a story to where it has the most to show."""
    show_widget(page, "chat", story_state(table, language, visit))
    page.get_by_role("button", name=load_messages(language)["chat.begin"], exact=True).click()
    path = max(crowded_paths(table), key=len)
    page.evaluate("(path) => window.model.set('path', path)", path)


def story_state(table: dict[str, Any], language: str, visit: str, **more: Any) -> dict[str, Any]:
    """The traits of a chat with this story; the page remembers nothing from another visit."""
    labels = load_messages(language, audience=table["audience"])
    key = f"{table['id']} {language} {visit}"
    saved = NOTHING_SAVED | {"number": NEWEST}
    traits = {"language": language, "labels": labels, "storage_key": key, "saved": saved}
    return chat_state(story=table, **traits, **more)


def faults_in(page: Page, mode: str, paths: list[list[str]]) -> list[str]:
    """What cannot be seen as it should, by screen and path."""
    faults: list[str] = []
    for place in PLACES:
        page.set_viewport_size({"width": place.width, "height": place.height})
        given = [mode, place.style, paths]
        found = result_of(page, "(given) => chatSizes.measure(...given)", given)
        faults += [f"{place.width}x{place.height} {place.style[:10]}: {fault}" for fault in found]
    return faults
