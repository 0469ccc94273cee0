"""Pictures of the pages: what the projector and a phone show while a laptop serves a room."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, FloatRect
from served_application import serve_application

from breakcontact.i18n import list_languages, load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.quiz import load_definition
from breakcontact.serving.application import Room, make_application
from breakcontact.serving.hand_in_folder import HandInFolder
from breakcontact.serving.server import LOOPBACK, open_port
from breakcontact.web.lesson_sources import ASSIGNMENTS, list_course
from breakcontact.web.site import Options, build_site

SLUG = "before"
CODE = "k7m4x"
ADDRESS = f"http://192.168.1.20:8765/{CODE}/"
"""An address as many networks give it."""

SCREEN = {"width": 1000, "height": 760}
PHONE = {"width": 390, "height": 660}
NAME = "Kari"

Keep = Callable[[str, str, bytes], None]
"""Keeps a picture under a name and a language."""


def photograph_room(browser: Browser, keep: Keep) -> None:
    """The projector's page, and a phone that has handed in, in all languages."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        quiz = [each for each in list_course() if each.slug == SLUG]
        build_site(site, quiz, Options(hands_in=True), lambda _: None)
        for language in list_languages():
            with _serve(site, Path(folder) / language, language) as address:
                # In this order, so that the projector has something to count.
                keep("phone", language, _photograph_phone(browser, address, language))
                keep("projector", language, _photograph_projector(browser, address))


@contextmanager
def _serve(site: Path, folder: Path, language: str) -> Iterator[str]:
    definition = load_definition(ASSIGNMENTS / SLUG / f"{SLUG}.quiz.json")
    words = {**load_messages(language, GUIDE), "code": language}
    opened = open_port(None, network=False)
    port = opened.getsockname()[1]
    room = Room(site.resolve(), CODE, ADDRESS, words, HandInFolder(folder, {SLUG: definition}))
    with serve_application(make_application(room), opened):
        yield f"http://{LOOPBACK}:{port}"


def _photograph_phone(browser: Browser, address: str, language: str) -> bytes:
    words = load_messages(language, GUIDE)
    page = browser.new_page(viewport=PHONE, device_scale_factor=1)
    page.goto(f"{address}/{CODE}/{language}/{SLUG}.html")
    page.locator("body[data-ready=true]").wait_for()
    page.locator("[data-quiz-item]").first.get_by_role("radio").first.check()
    panel = page.locator(".site-handin")
    panel.get_by_label(words["web.serve.name"]).fill(NAME)
    panel.get_by_role("button", name=words["quiz.handin.send"], exact=True).click()
    panel.locator("[data-state=saved]").wait_for()
    # Below the bar, which stays at the top.
    panel.evaluate(
        "part => scrollBy({top: part.getBoundingClientRect().top - 76, behavior: 'instant'})"
    )
    picture = page.screenshot()
    page.close()
    return picture


def _photograph_projector(browser: Browser, address: str) -> bytes:
    page = browser.new_page(viewport=SCREEN, device_scale_factor=1)
    page.goto(f"{address}/projector")
    clip: FloatRect = {"x": 0, "y": 0, **SCREEN}
    picture = page.screenshot(clip=clip)
    page.close()
    return picture
