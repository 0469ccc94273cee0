"""Phones in the room: a quiz is handed in with one press, also when the server was away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect
from room_server import RoomServer, serve_room

from breakcontact.i18n.messages import GUIDE, load_messages
from breakcontact.quiz import load_definition, read_responses
from breakcontact.serving.hand_in_folder import HandInFolder
from breakcontact.web.lesson_sources import ASSIGNMENTS, list_course
from breakcontact.web.site import Options, build_site

pytestmark = pytest.mark.browser

SLUG = "before"
DEFINITION = load_definition(ASSIGNMENTS / SLUG / f"{SLUG}.quiz.json")
STATUS = ".breakcontact-handin__status"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 780}}
WORDS = {code: load_messages(code, GUIDE) for code in ("en", "nb")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The quiz in both languages, for a server that takes hand-ins."""
    folder = tmp_path_factory.mktemp("phones") / "site"
    quiz = [each for each in list_course() if each.slug == SLUG]
    build_site(folder, quiz, Options(hands_in=True), lambda _: None)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> HandInFolder:
    """Where hand-ins come to."""
    return HandInFolder(tmp_path, {SLUG: DEFINITION})


@pytest.fixture
def server(site: Path, folder: HandInFolder) -> Iterator[RoomServer]:
    """A running server."""
    with serve_room(site, folder) as running:
        yield running


def open_phone(context: BrowserContext, server: RoomServer, language: str) -> Locator:
    """The quiz on a phone of its own; where it is handed in."""
    page = context.new_page()
    page.goto(f"{server.address}/{language}/{SLUG}.html")
    expect(page.locator("body")).to_have_attribute("data-ready", "true")
    panel: Locator = page.locator(".site-handin")
    return panel


def hand_in(panel: Locator, language: str, name: str, option: int) -> None:
    """Answer the first question and press the button."""
    words = WORDS[language]
    panel.page.locator("[data-quiz-item]").first.get_by_role("radio").nth(option).check()
    panel.get_by_label(words["web.serve.name"]).fill(name)
    panel.get_by_role("button", name=words["quiz.handin.send"], exact=True).click()


def test_three_phones_hand_in(contexts: Any, server: RoomServer, folder: HandInFolder) -> None:
    """Two people with one name stay two; each phone hears what it is called and shows it."""
    for option, (language, name, called) in enumerate(
        [("en", "Kari", "Kari"), ("nb", "Åse <b>Ås</b>", "Åse b Ås b"), ("en", "Kari", "Kari B")]
    ):
        panel = open_phone(contexts(**PHONE)[0], server, language)
        expect(panel.page.locator(".site-foot")).to_contain_text(
            WORDS[language]["web.serve.privacy"]
        )
        hand_in(panel, language, name, option)
        expect(panel.locator(STATUS)).to_have_attribute("data-state", "saved")
        expect(panel.locator(STATUS)).to_contain_text(f"{called}.")
    found = {
        path.name.removesuffix(f"_{SLUG}.responses.json"): read_responses(path, DEFINITION)
        for path in (folder.folder / SLUG).iterdir()
    }
    item = DEFINITION.items[0]
    options = item.table["options"]
    assert {name: each.answers[item.id] for name, each in found.items()} == {
        "Kari": options[0],
        "Åse b Ås b": options[1],
        "Kari B": options[2],
    }


def test_the_computer_was_away(browser: Browser, site: Path, folder: HandInFolder) -> None:
    """The phone says so, keeps the answers, and hands in when it is back."""
    # Not watched for faults: the browser notes that the server does not answer.
    context = browser.new_context(**PHONE)
    with serve_room(site, folder) as server:
        panel = open_phone(context, server, "en")
    hand_in(panel, "en", "Kari", 1)
    expect(panel).to_contain_text(WORDS["en"]["web.serve.unreachable"])
    expect(panel.locator(STATUS)).to_have_attribute("data-state", "open")

    with serve_room(site, folder, server.port):
        panel.get_by_role("button", name=WORDS["en"]["quiz.handin.send"], exact=True).click()
        expect(panel.locator(STATUS)).to_have_attribute("data-state", "saved")
        hand_in(panel, "en", "Kari", 2)
        expect(panel.locator(STATUS)).to_have_attribute("data-state", "saved")
    context.close()
    assert len(list((folder.folder / SLUG).iterdir())) == 1
