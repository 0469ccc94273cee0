"""Profiles of a browser that are watched, and pictures of the pages where a test has failed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import PATIENCE
from page_watch import PageWatch
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

ARTEFACTS = "artefacts"

SCREEN: ViewportSize = {"width": 1280, "height": 900}
FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember whether a test failed, so that what the page looked like is kept."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


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
        photograph(pages, root, request)
    for context, _ in made:
        context.close()
    assert faults == []


def photograph(pages: list[Page], root: Path, request: pytest.FixtureRequest) -> None:
    """Keep a picture of what each page of a failed test shows."""
    for number, page in enumerate(pages):
        place = root / ARTEFACTS / "failed" / f"{request.node.name}-{number}.png"
        page.screenshot(path=place)
