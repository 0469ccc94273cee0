"""Checks of a part of a page: reached by everybody, cut off nowhere, large enough to press."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Locator, Page, expect

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
CHECKS = Path(__file__).with_suffix(".js")
LEAST_TARGET = 44


def wait_until_drawn(page: Page) -> None:
    """Wait until nothing is left to draw: a review is drawn when the page is idle, in two steps."""
    # A review waits 400 ms at most for an idle moment; what asked before us is drawn before us.
    page.evaluate("() => new Promise((done) => requestIdleCallback(done, { timeout: 450 }))")
    expect(page.locator(".breakcontact-review--fresh")).to_have_count(0)


def axe_faults(part: Locator) -> list[str]:
    """What axe-core finds."""
    return _check(part, "axeFaults")


def outside_of(part: Locator) -> list[str]:
    """What sticks out at a side or is cut off there."""
    return _check(part, "outside")


def covered_in(part: Locator) -> list[str]:
    """Controls that something lies over, even when they are scrolled to."""
    return _check(part, "covered")


def small_in(part: Locator) -> list[str]:
    """Controls that are smaller than a finger."""
    return _check(part, "small", LEAST_TARGET)


def misfits_in(chat: Locator) -> list[str]:
    """What does not fit: the page is too wide, the chat cut off, a choice covered or cut short."""
    return _check(chat, "misfits")


def moving_in(part: Locator) -> list[str]:
    """What moves by itself."""
    return _check(part, "moving")


def doubled_ids(page: Page) -> list[str]:
    """Ids that more than one element has."""
    wait_until_drawn(page)
    ids = page.locator("[id]").evaluate_all("all => all.map(({ id }) => id)")
    return sorted({each for each in ids if ids.count(each) > 1})


def _check(part: Locator, name: str, argument: Any = None) -> list[str]:
    page = part.page
    wait_until_drawn(page)
    if not page.evaluate("'pageChecks' in globalThis"):
        for script in (AXE, CHECKS):
            page.evaluate(script.read_text(encoding="utf-8"))
    return list(part.evaluate(f"(part, argument) => pageChecks.{name}(part, argument)", argument))
