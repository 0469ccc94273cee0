"""The police's evidence board, filled in to the last box from what is in the folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect
from widget_page import open_page, show_widget

from breakcontact.board import load_board
from breakcontact.i18n import load_messages

pytestmark = pytest.mark.browser

PHONES: Final = {"en": "+44 7700 900418", "nb": "+47 19 14 48 72"}
TAKEN: Final = {
    "account": "p-user",
    "user-id": "p-address",
    "own-accounts": "p-own",
    "pay-to": "s-to",
    "sum": "s-sum",
    "reference": "s-reference",
    "first-time": "c-1",
    "threat-time": "c-6",
    "paid-time": "s-date",
    "threat": "c-6",
}
"""A box, and the row of the folder that is put into it."""
TYPED: Final = {
    "began": "Pelago",
    "moved": "Vinkeo",
    "call-account": "m.west_31",
    "own-accounts": "\naske.alf4",
    "link": "lanterna.example/p/90214",
    "first-time": " UTC",
    "threat-time": " UTC",
    "paid-time": " UTC+1",
}
"""What is typed into a box, after the row if there is one."""
ABSENT: Final = ("email", "ip")
SAVED: Final = ("chat", "profile", "slip", "apps")
TOLD: Final = {
    "en": "{presses} presses, {keys} keys and about {words:,} words",
    "nb": "{presses} trykk, {keys} taster og omtrent {words} ord",
}
MINUTES: Final = {"en": "about {} minutes", "nb": "omtrent {} minutter"}
SLOW: Final = {"en": 175, "nb": 142}
"""Words a minute of a slow reader, as in the guide's other tables."""
PRESS: Final = 2.65
"""Seconds to decide on a press, point and press (keystroke-level model: 1.35 + 1.1 + 0.2)."""
KEY: Final = 0.28
"""Seconds for a key, for someone who doesn't type for a living (the same model)."""


@pytest.mark.parametrize("language", ["en", "nb"])
def test_report_is_filled_in_from_the_folder(root: Path, browser: Browser, language: str) -> None:
    """Every box can be found; presses, keys and words are those that the guide reckons with."""
    typed = {**TYPED, "phone": PHONES[language]}
    page_of_guide = root / "instructor_guide" / language / "lesson_21_desk.md"
    guide = " ".join(page_of_guide.read_text(encoding="utf-8").split())
    with open_page(browser) as page:
        state = {
            "board": load_board("desk", language),
            "language": language,
            "labels": load_messages(language),
        }
        show_widget(page, "board", state)
        presses, read = _fill_in(page, typed)

    presses += len(ABSENT) + len(SAVED) + 1
    keys = sum(len(text) for text in typed.values())
    minutes = read / SLOW[language] + (presses * PRESS + keys * KEY) / 60
    assert TOLD[language].format(presses=presses, keys=keys, words=round(read, -2)) in guide
    assert MINUTES[language].format(round(minutes)) in guide


def _fill_in(page: Page, typed: dict[str, str]) -> tuple[int, int]:
    """Fill in the report, check it and unfold every answer; presses, and words to be read."""
    presses = 0
    folder = _count_words(page.locator(".breakcontact-board__material").inner_text())
    for name in dict.fromkeys([*TAKEN, *typed]):
        box = page.locator(f'[data-field="{name}"]').get_by_role("textbox")
        box.click()
        presses += 1
        if name in TAKEN:
            page.locator(f'[data-take="{TAKEN[name]}"]').click()
            presses += 1
        page.keyboard.insert_text(typed.get(name, ""))
    for name in ABSENT:
        page.locator(f'[data-field="{name}"]').get_by_role("checkbox").click()
    for option in SAVED:
        page.locator(f'[data-field="saved"] input[id$="-{option}-tick"]').click()
    page.locator('[data-act="board.check"]').click()
    expect(page.locator('[data-status="found"]')).to_have_count(18)
    for each in page.locator("[data-field] summary").all():
        each.click()
        presses += 1
    expect(page.locator("[data-field] details:not([open])")).to_have_count(0)
    return presses, folder + _count_words(page.locator("body").inner_text())


def _count_words(text: str) -> int:
    return len(re.findall(r"\S*\w\S*", text))
