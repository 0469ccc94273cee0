"""Lesson 1 on the site, with the processor slowed four times and on the network "slow 4G".

The network is that of Chromium's developer tools: 562.5 ms until the first byte of each answer, and
180 kB a second. Two answers in a row, a page and then its script, take more than 1.1 s of waiting.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import chromium
from playwright.sync_api import Browser, Page, sync_playwright
from room_server import serve_room
from shipped import PLAYED
from table import Row, bound_row, paired_ratio_row, percentile

from breakcontact.i18n import load_messages
from breakcontact.serving.hand_in_folder import HandInFolder
from breakcontact.web.lesson_sources import choose_languages, list_course
from breakcontact.web.single_files import build_files
from breakcontact.web.site import Options, build_site

SCRIPT = (Path(__file__).parent / "slow_phone.js").read_text(encoding="utf-8")
PHONE: Any = {"width": 390, "height": 780}
SLOWER = 4
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8 * 0.9,
    "uploadThroughput": 750 * 1024 / 8 * 0.9,
}
OPENINGS = 5
PICKS = 60
TWO_FRAMES = 2 * 1000 / 60
KILOBYTE = 1024


def measure() -> Iterator[Row]:
    """Open it in a fresh profile each time; then choose and choose."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        lesson = [each for each in list_course() if each.slug == PLAYED.slug]
        build_site(site, lesson, Options(), print)
        build_files(site / "alone", choose_languages(lesson, "en"), print, for_class=False)
        path = chromium.find_lightest()
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        # This server compresses what it sends, as web spaces do.
        with serve_room(site, HandInFolder(Path(folder) / "in", {})) as server:
            address = f"{server.address}/en/{PLAYED.slug}.html"
            alone = f"{server.address}/alone/{PLAYED.slug}.en.html"
            rounds = [
                (_open(browser, address), _open(browser, alone)) for _ in range(OPENINGS + 1)
            ][1:]
            picks = _pick(browser, address)
        browser.close()
    seconds = [one["milliseconds"] / 1000 for one, _ in rounds]
    slowed = f"processor / {SLOWER}, slow 4G"
    what = f"site, lesson 1, {slowed}: until the first choice, p50 of {OPENINGS}"
    yield bound_row(what, median(seconds), unit="s", most=1.0)
    yield bound_row("the slowest of them", max(seconds), unit="s")
    pairs = [(one["milliseconds"] / 1000, other["milliseconds"] / 1000) for one, other in rounds]
    yield paired_ratio_row("the same beside one file that has everything in it", pairs, unit="s")
    sent = median(one["bytes"] for one, _ in rounds) / KILOBYTE
    yield bound_row("sent until the first choice, gzip", sent, unit="kB", most=150)
    for share, most in ((50, None), (95, TWO_FRAMES)):
        what = f"pick to next message, processor / {SLOWER}, p{share} of {PICKS}"
        yield bound_row(what, percentile(picks, share), unit="ms", most=most)


def _slow_page(browser: Browser) -> Page:
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    page.add_init_script(SCRIPT)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def _open(browser: Browser, address: str) -> dict[str, float]:
    page = _slow_page(browser)
    page.goto(address, wait_until="commit")
    found: dict[str, float] = page.evaluate("slowPhone.opened")
    page.context.close()
    return found


def _pick(browser: Browser, address: str) -> list[float]:
    page = _slow_page(browser)
    page.goto(address)
    page.evaluate("slowPhone.opened")
    anew = load_messages("en")["chat.anew"]
    picks = [page.evaluate("anew => slowPhone.pick(anew)", anew) for _ in range(PICKS)]
    page.context.close()
    return picks
