"""A chat on a bare page, with the small story of the tests."""

from __future__ import annotations

from typing import Any

import story_tables
from page_values import expect_value
from playwright.sync_api import Locator, Page
from widget_page import show_widget

from breakcontact.advice import COUNTRIES, load_pack
from breakcontact.i18n import load_messages
from breakcontact.story import Story

WORDS = load_messages("en")
NOTHING_SAVED = {"state": "none", "path": [], "marks": [], "sentence": "", "number": 0}


def chat_state(**traits: Any) -> dict[str, Any]:
    """The traits of a chat in a lesson, with the small story of the tests."""
    table = story_tables.small_table()
    table["lines"]["en"] |= {"content_note": "A threat in writing.", "person.alex": "Alex"}
    table["lines"]["en"] |= {"person.robin": "Robin", "person.maja": "Maja"}
    table["lines"]["en"] |= {"ending.told.title": "Told", "ending.told.text": "Maja knows."}
    state = {
        "story": Story.from_table(table).page_table("en"),
        "path": [],
        "marks": [],
        "gentle": False,
        "language": "en",
        "country": "GB",
        "labels": WORDS,
        "packs": {country: load_pack(country, "en") for country in COUNTRIES},
        "pace": "off",
        "found": None,
        "notice": "",
        "number": 0,
        "saved": NOTHING_SAVED,
        "storage_key": "a play",
        "memory_only": False,
    }
    return state | traits


def open_chat(page: Page, theme: str = "light", **traits: Any) -> None:
    """Show a chat and leave its first screen."""
    show_widget(page, "chat", chat_state(**traits), theme)
    page.get_by_role("button", name=WORDS["chat.begin"], exact=True).click()


def choose(page: Page, *picks: str) -> None:
    """Press these choices."""
    for pick in picks:
        page.locator(f"[data-choice={pick}]").click()


def expect_path(page: Page, path: list[str]) -> None:
    """Wait until this is the path that Python is told."""
    expect_value(page, "window.model.get('path')", path)


def texts(page: Page) -> Locator:
    """What stands in the log."""
    return page.locator("[role=log] .breakcontact-chat__text")


def more(page: Page, label: str) -> None:
    """Take something from the menu of the chat."""
    page.get_by_role("button", name=WORDS["chat.more"], exact=True).click()
    page.get_by_role("menu").get_by_text(WORDS[label], exact=True).click()
