"""A real JupyterLab and a real browser for the tests of this folder."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import PATIENCE
from lab_server import LabServer
from lesson_page import LessonPage, Opener
from notebooks import add_cells
from page_watch import PageWatch
from playwright.sync_api import Browser, Page
from shared_lab_page import WORKSPACE, SharedLabPage
from watched_pages import ARTEFACTS, FAILED, SCREEN, photograph

SLUG = "01_match"

MEDIA = ("color_scheme", "reduced_motion")
"""What a page that is open can be set to, beside its size."""

SharedPage = Callable[[], tuple[Page, PageWatch]]
FoundPage = tuple[Page, PageWatch, str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="package")
def lab(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    """JupyterLab as ``breakcontact lab`` starts it; every test gets notebooks of its own."""
    server = LabServer(root, tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()
    assert server.strays() == [], "the server or a kernel asked for an address outside"


@pytest.fixture(scope="package")
def lab_page(browser: Browser) -> Iterator[SharedLabPage]:
    """One profile in which JupyterLab stays open from test to test."""
    lab_page = SharedLabPage(browser, SCREEN, PATIENCE)
    yield lab_page
    lab_page.leave()


@pytest.fixture
def shared_page(
    lab_page: SharedLabPage, idle_lab: LabServer, root: Path, request: pytest.FixtureRequest
) -> Iterator[SharedPage]:
    """JupyterLab as the last test left it, with nothing open; any fault in it fails the test."""
    yield lab_page.enter
    if lab_page.watch is None:
        return
    faults = lab_page.watch.faults()
    if failed := request.node.stash.get(FAILED, False) or faults:
        photograph(lab_page.pages, root, request)
    lab_page.tidy(spoiled=bool(failed))
    assert faults == []


@pytest.fixture
def idle_lab(lab: LabServer) -> Iterator[LabServer]:
    """The server; its kernels end when the test's pages are closed."""
    yield lab
    lab.end_kernels()


@pytest.fixture
def find_page(contexts: Any, shared_page: SharedPage) -> Callable[..., FoundPage]:
    """Give a page for a notebook, what watches it, and the workspace that JupyterLab keeps for it.

    It is the page that the test before has left, set to the options, unless the test asks for a
    ``fresh`` one or for an option that only a profile of its own can have.
    """

    def find(*, fresh: bool = False, **options: Any) -> FoundPage:
        if fresh or not options.keys() <= {"viewport", *MEDIA}:
            context, watch = contexts(**options)
            return context.new_page(), watch, ""
        page, watch = shared_page()
        page.set_viewport_size(options.get("viewport", SCREEN))
        page.emulate_media(**{name: options[name] for name in MEDIA if name in options})
        return page, watch, WORKSPACE

    return find


@pytest.fixture
def open_lesson(
    idle_lab: LabServer,
    find_page: Callable[..., FoundPage],
    table: dict[str, Any],
    root: Path,
    request: pytest.FixtureRequest,
) -> Opener:
    """Give a lesson of one's own, by default from the server of all; nothing is opened yet."""
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
        page, watch, workspace = find_page(fresh=fresh or server is not idle_lab, **options)
        server.tidy(workspace or "default")
        return LessonPage(
            page=page,
            lab=server,
            notebook=notebook,
            language=language,
            table=table,
            pictures=root / ARTEFACTS / "screenshots",
            look=f"{language}-{options.get('color_scheme', 'light')}",
            watch=watch,
            workspace=workspace,
        )

    return give


def _copy_lesson(server: LabServer, name: str, language: str) -> Path:
    folder = server.lessons / name / language
    folder.mkdir(parents=True)
    return Path(shutil.copy(server.lessons / language / f"{SLUG}.ipynb", folder))
