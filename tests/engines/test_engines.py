"""A lesson is played, left quickly and a quiz handed in: in Chromium, Firefox and WebKit alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import engines
import pytest
from page_values import result_of
from playwright.sync_api import Browser, Page
from room_server import RoomServer, serve_room
from shipped import PLAYED, STORY_FILE
from watched_pages import ARTEFACTS

from breakcontact.advice import home_country
from breakcontact.i18n import load_messages
from breakcontact.quiz import load_definition, make_receipt, read_responses
from breakcontact.serving.hand_in_folder import HandInFolder
from breakcontact.story import Playthrough, Story
from breakcontact.web.lesson_sources import ASSIGNMENTS, list_course
from breakcontact.web.site import Options, build_site

pytestmark = pytest.mark.browser

QUIZ = "before"
JOURNEY = (Path(__file__).parent / "journey.js").read_text(encoding="utf-8")
PHONE, LAPTOP = (390, 780), (1280, 720)
NAMES = ("chromium", *engines.PACKAGES)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RoomServer]:
    """A lesson and a quiz in both languages, on a server that takes hand-ins."""
    home = tmp_path_factory.mktemp("engines")
    wanted = [each for each in list_course() if each.slug in (PLAYED.slug, QUIZ)]
    build_site(home / "site", wanted, Options(hands_in=True), lambda _: None)
    definition = load_definition(ASSIGNMENTS / QUIZ / f"{QUIZ}.quiz.json")
    with serve_room(home / "site", HandInFolder(home / "handed_in", {QUIZ: definition})) as running:
        yield running


class Chromium(engines.Engine):
    """The engine of all other tests, told the same way."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str, width: int, height: int) -> None:
        """Open a page."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(address)

    def run(self, script: str) -> Any:
        """Run a script in the page."""
        return result_of(self.page, f"async () => {{ {script} }}")

    def photograph(self, path: Path) -> None:
        """Keep a picture."""
        self.page.screenshot(path=path)


@pytest.fixture(scope="module", params=NAMES)
def engine(request: pytest.FixtureRequest, browser: Browser) -> Iterator[engines.Engine]:
    """Each engine in turn."""
    name: str = request.param
    if name != "chromium" and not engines.is_there(name):
        pytest.skip(f"NOT TESTED in {name}: it is not on this machine")
    with _start_chromium(browser) if name == "chromium" else engines.start_engine(name) as started:
        yield started


@contextmanager
def _start_chromium(browser: Browser) -> Iterator[engines.Engine]:
    page = browser.new_page()
    yield Chromium(page)
    page.close()


@pytest.mark.parametrize(("language", "size"), [("en", LAPTOP), ("nb", PHONE)])
def test_a_lesson_is_played_and_left(
    engine: engines.Engine,
    server: RoomServer,
    root: Path,
    language: str,
    size: tuple[int, int],
    request: pytest.FixtureRequest,
) -> None:
    """The chat shows what Python derives from the path; nothing is wider than the page."""
    engine.open(f"{server.address}/{language}/{PLAYED.slug}.html", *size)
    seen = engine.run(f"{JOURNEY}; return play()")
    story = Story.load(STORY_FILE).for_country(home_country(language))
    play = Playthrough.replay(story, seen["path"])
    _photograph(engine, root, request, "played")
    left = engine.run(f"{JOURNEY}; return leave()")

    told = [entry.id for entry in play.transcript(language) if entry.kind != "world"]
    assert play.ending is not None
    assert seen["entries"] == told
    assert seen["width"] <= max(size[0], seen["inner"])
    assert left == {"title": load_messages(language)["exit.title"], "isCovered": True}
    _photograph(engine, root, request, "left")


def test_a_quiz_is_handed_in(
    engine: engines.Engine, server: RoomServer, root: Path, request: pytest.FixtureRequest
) -> None:
    """The server has the file whose receipt the page shows."""
    name = request.node.callspec.params["engine"]
    engine.open(f"{server.address}/en/{QUIZ}.html", *PHONE)
    seen = engine.run(f"{JOURNEY}; return handIn('{name}')")
    _photograph(engine, root, request, "handed-in")

    definition = server.folder.definitions[QUIZ]
    path = server.folder.folder / QUIZ / f"{name}_{QUIZ}.responses.json"
    assert seen["receipt"] == make_receipt(definition, read_responses(path, definition).answers)
    assert name in seen["status"]


def _photograph(
    engine: engines.Engine, root: Path, request: pytest.FixtureRequest, moment: str
) -> None:
    folder = root / ARTEFACTS / "screenshots" / "engines"
    folder.mkdir(parents=True, exist_ok=True)
    engine.photograph(folder / f"{request.node.callspec.id}-{moment}.png")
