"""A real JupyterLab and a real browser for the tests of this folder."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from lesson_page import LessonPage, Opener
from notebooks import add_cells
from page_watch import PageWatch
from playwright.sync_api import Browser, BrowserContext, Page

SLUG = "01_match"
STORY = "widgets/breakcontact/data/built/match.story.json"
ARTEFACTS = "artefacts"
PATIENCE = 20_000  # milliseconds
SCREEN = {"width": 1280, "height": 900}

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
        context.tracing.start(snapshots=True)  # without pictures, which are slow
        made.append((context, PageWatch(context)))
        return made[-1]

    yield make
    faults = [fault for _, watch in made for fault in watch.faults()]
    failed = request.node.stash.get(FAILED, False) or bool(faults)
    for number, (context, _) in enumerate(made):
        _close(context, root / ARTEFACTS / "failed" / f"{request.node.name}-{number}", keep=failed)
    assert faults == []


def _close(context: BrowserContext, place: Path, *, keep: bool) -> None:
    if keep:
        for number, page in enumerate(context.pages):
            page.screenshot(path=f"{place}-page-{number}.png")
        context.tracing.stop(path=f"{place}.zip")
    else:
        context.tracing.stop()
    context.close()


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
    table: dict[str, Any],
    root: Path,
    request: pytest.FixtureRequest,
) -> Opener:
    """Give a lesson of one's own in a fresh profile; nothing is opened yet."""
    numbers = itertools.count(1)

    def give(
        language: str = "en",
        *,
        server: LabServer = idle_lab,
        more_cells: tuple[str, ...] = (),
        **options: Any,
    ) -> LessonPage:
        name = "".join(letter if letter.isalnum() else "-" for letter in request.node.name)
        folder = server.lessons / f"{name}-{next(numbers)}" / language
        folder.mkdir(parents=True)
        notebook = Path(shutil.copy(server.lessons / language / f"{SLUG}.ipynb", folder))
        add_cells(notebook, *more_cells)
        server.tidy()
        context, watch = contexts(**options)
        page: Page = context.new_page()
        look = f"{language}-{options.get('color_scheme', 'light')}"
        pictures = root / ARTEFACTS / "screenshots"
        return LessonPage(page, server, notebook, language, table, pictures, look, watch)

    return give
