"""A real JupyterLab and a real browser for the tests of this folder."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lab_house import HOUSE, LabHouse
from lab_server import LabServer
from lesson_page import LessonPage, Opener
from notebooks import add_cells
from page_watch import PageWatch
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

SLUG = "01_match"
STORY = "widgets/breakcontact/data/built/match.story.json"
ARTEFACTS = "artefacts"
PATIENCE = 20_000  # milliseconds
SCREEN: ViewportSize = {"width": 1280, "height": 900}

SharedPage = Callable[[], tuple[Page, PageWatch]]

FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember whether a test failed, so that what the page looked like is kept."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="package")
def lab(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    """JupyterLab as ``breakcontact lab`` starts it; every test gets notebooks of its own."""
    server = LabServer(root, tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()
    assert server.strays() == [], "the server or a kernel asked for an address outside"


@pytest.fixture
def contexts(browser: Browser, root: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Make fresh profiles that are watched; any fault in one of them fails the test."""
    made: list[tuple[BrowserContext, PageWatch]] = []

    def make(**options: Any) -> tuple[BrowserContext, PageWatch]:
        context = browser.new_context(**{"viewport": SCREEN, **options})
        context.set_default_timeout(PATIENCE)
        made.append((context, PageWatch(context)))
        return made[-1]

    yield make
    faults = [fault for _, watch in made for fault in watch.faults()]
    pages = [page for context, _ in made for page in context.pages]
    if request.node.stash.get(FAILED, False) or faults:
        _photograph(pages, root, request)
    for context, _ in made:
        context.close()
    assert faults == []


@pytest.fixture(scope="package")
def house(browser: Browser) -> Iterator[LabHouse]:
    """One profile in which JupyterLab stays open from test to test."""
    house = LabHouse(browser, SCREEN, PATIENCE)
    yield house
    house.leave()


@pytest.fixture
def shared_page(
    house: LabHouse, idle_lab: LabServer, root: Path, request: pytest.FixtureRequest
) -> Iterator[SharedPage]:
    """JupyterLab as the last test left it, with nothing open; any fault in it fails the test."""
    yield house.enter
    if house.watch is None:
        return
    faults = house.watch.faults()
    if failed := request.node.stash.get(FAILED, False) or faults:
        _photograph(house.pages, root, request)
    house.tidy(spoiled=bool(failed))
    assert faults == []


def _photograph(pages: list[Page], root: Path, request: pytest.FixtureRequest) -> None:
    for number, page in enumerate(pages):
        place = root / ARTEFACTS / "failed" / f"{request.node.name}-{number}.png"
        page.screenshot(path=place)


@pytest.fixture(scope="session")
def table(root: Path) -> dict[str, Any]:
    """The story of the lesson, as compiled."""
    loaded: dict[str, Any] = json.loads((root / STORY).read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def idle_lab(lab: LabServer) -> Iterator[LabServer]:
    """The server; its kernels end when the test's pages are closed."""
    yield lab
    lab.end_kernels()


@pytest.fixture
def open_lesson(
    idle_lab: LabServer,
    contexts: Any,
    shared_page: SharedPage,
    table: dict[str, Any],
    root: Path,
    request: pytest.FixtureRequest,
) -> Opener:
    """Give a lesson of one's own; nothing is opened yet.

    JupyterLab itself is the one that the test before has left, unless the test asks for ``fresh``,
    for a server of its own, or for a profile with options.
    """
    numbers = itertools.count(1)

    def give(
        language: str = "en",
        *,
        server: LabServer = idle_lab,
        fresh: bool = False,
        more_cells: tuple[str, ...] = (),
        **options: Any,
    ) -> LessonPage:
        name = "".join(letter if letter.isalnum() else "-" for letter in request.node.name)
        notebook = _copy_lesson(server, f"{name}-{next(numbers)}", language)
        add_cells(notebook, *more_cells)
        own = fresh or bool(options) or server is not idle_lab
        workspace = "" if own else HOUSE
        server.tidy(workspace or "default")
        if own:
            context, watch = contexts(**options)
            page: Page = context.new_page()
        else:
            page, watch = shared_page()
        look = f"{language}-{options.get('color_scheme', 'light')}"
        pictures = root / ARTEFACTS / "screenshots"
        return LessonPage(page, server, notebook, language, table, pictures, look, watch, workspace)

    return give


def _copy_lesson(server: LabServer, name: str, language: str) -> Path:
    folder = server.lessons / name / language
    folder.mkdir(parents=True)
    return Path(shutil.copy(server.lessons / language / f"{SLUG}.ipynb", folder))
