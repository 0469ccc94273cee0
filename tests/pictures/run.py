"""Make the guide's pictures anew: what ``python3 run.py pictures`` runs; ``room`` for those alone.

They are taken from the real widgets in a real JupyterLab and drawn by the real model. A test
compares the stamps that are written here with what the pictures would show today.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.extend(str(folder) for folder in (Path(__file__).parent.parent / "support").iterdir())
import chromium
import guide_pictures
from editions import photograph_room
from feedback_sample import render_sample
from lab_server import LabServer
from lesson_page import LessonPage
from page_values import box_of
from page_watch import PageWatch
from playwright.sync_api import Browser, FloatRect, Locator, Page, sync_playwright
from shipped import PLAYED, STORY_FILE

from breakcontact.i18n import load_messages
from breakcontact.outcomes.figures.catalogue import make_figure

WIDTH, HEIGHT = 1000, 900
START_HEIGHT = 620
QUIZ_ITEM = "practice-05"
"""A chat to judge; of the practice, so that the picture gives no quiz away."""

SHARPNESS = 1.5
CHOICES_BEFORE_THE_CHAT = 5
"""How far the story is played for the picture of the chat."""

ROOM = ("phone", "projector")
"""The pictures of an edition for phones."""

NO_EMOJI = "No font has emoji here, and the chat would show boxes. Debian: fonts-noto-color-emoji"
NO_BROWSER = "No Chromium or Chrome was found. Install one, or start: python3 run.py test"


def main(words: list[str]) -> int:
    """Make all pictures, or with ``room`` those of projector and phone, and stamp them."""
    path = chromium.find_chromium()
    if path is None:
        print(NO_BROWSER, file=sys.stderr)
        return 2
    if not _has_emoji():
        print(NO_EMOJI, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        photograph_room(browser, _keep_picture)
        if words == ["room"]:
            browser.close()
            guide_pictures.write_stamps(ROOM)
            return 0
        server = LabServer(guide_pictures.ROOT, Path(folder))
        try:
            for language in guide_pictures.LANGUAGES:
                _photograph_lesson(browser, server, language)
                _photograph_quiz(browser, server, language)
                _photograph_feedback(browser, language)
                _draw_figure(guide_pictures.FIGURE, language)
                _draw_figure(guide_pictures.YOUNG, language)
        finally:
            server.stop()
            browser.close()
    guide_pictures.write_stamps()
    print("The pictures are new. Look at them before they are committed.")
    return 0


def _has_emoji() -> bool:
    """Whether a font of this machine draws emoji; true where nobody can tell."""
    if shutil.which("fc-list") is None:
        return True
    found = subprocess.run(["fc-list", ":charset=1f979"], capture_output=True, text=True)
    return bool(found.stdout.strip())


def _photograph_lesson(browser: Browser, server: LabServer, language: str) -> None:
    server.tidy()
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SHARPNESS
    )
    lesson = _open(context.new_page(), server, language, PageWatch(context))
    lesson.open()
    lesson.page.get_by_role("heading", level=1).first.wait_for()
    lesson.page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()
    _keep(lesson.page, "start", language, {"x": 0, "y": 0, "width": WIDTH, "height": START_HEIGHT})
    lesson.start_button.click()
    lesson.chat.wait_for()
    lesson.settle_manner(pace="off")
    lesson.button("chat.begin").click()
    _play_on(lesson, CHOICES_BEFORE_THE_CHAT)
    _keep_part(lesson.chat, "chat", language)
    lesson.play_to_the_end()
    lesson.review.scroll_into_view_if_needed()
    _keep_part(lesson.review, "review", language)
    _keep_part(lesson.steps, "steps", language)
    context.close()


def _photograph_quiz(browser: Browser, server: LabServer, language: str) -> None:
    server.tidy()
    page = browser.new_page(
        viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SHARPNESS
    )
    page.goto(server.address_of(server.lessons / language / "practice.ipynb"))
    page.get_by_role("button", name="▶ Start", exact=True).click()
    card = page.locator(f'[data-quiz-item="{QUIZ_ITEM}"]')
    card.wait_for()
    card.get_by_role("radio").last.scroll_into_view_if_needed()
    _keep_part(card, "quiz", language)
    page.close()


def _photograph_feedback(browser: Browser, language: str) -> None:
    page = browser.new_page(
        viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SHARPNESS
    )
    page.set_content(render_sample(guide_pictures.PRACTICE, language))
    _keep(page, "feedback", language, {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})
    page.close()


def _open(page: Page, server: LabServer, language: str, watch: PageWatch) -> LessonPage:
    table: dict[str, Any] = json.loads(STORY_FILE.read_text(encoding="utf-8"))
    return LessonPage(
        page=page,
        lab=server,
        notebook=server.lessons / language / f"{PLAYED.slug}.ipynb",
        language=language,
        table=table,
        pictures=guide_pictures.FOLDER,
        look=language,
        watch=watch,
    )


def _play_on(lesson: LessonPage, count: int) -> None:
    usual = {row["picks"][row["usual"]][0] for row in lesson.table["states"] if row["picks"]}
    for _ in range(count):
        lesson.choose(next(pick for pick in lesson.offered() if pick in usual))


def _keep_part(part: Locator, name: str, language: str, width: float = WIDTH) -> None:
    """Keep a part of the page from its top on, as much of it as a reader sees at once."""
    part.evaluate("part => part.scrollIntoView({block: 'start', behavior: 'instant'})")
    box = box_of(part)
    width = min(width, box["width"])
    clip: FloatRect = {
        "x": box["x"] + (box["width"] - width) / 2,
        "y": box["y"],
        "width": width,
        "height": min(box["height"], HEIGHT - box["y"]),
    }
    _keep(part.page, name, language, clip)


def _keep_picture(name: str, language: str, picture: bytes) -> None:
    (guide_pictures.FOLDER / f"{name}.{language}.png").write_bytes(picture)
    print(f"- {name}.{language}.png", flush=True)


def _keep(page: Page, name: str, language: str, clip: FloatRect) -> None:
    page.screenshot(path=guide_pictures.FOLDER / f"{name}.{language}.png", clip=clip)
    print(f"- {name}.{language}.png", flush=True)


def _draw_figure(drawn: str, language: str) -> None:
    results = guide_pictures.find_figure_results(language)
    figure = make_figure(drawn, results, load_messages(language), language)
    assert figure.caption.rows, "it shows something"
    name = f"{drawn}.{language}.png"
    figure.draw().savefig(guide_pictures.FOLDER / name, dpi=72)
    print(f"- {name}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
