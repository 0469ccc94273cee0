"""How long a reader waits in the page, beside how long any widget of a notebook takes."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
from lab_server import LabServer
from lesson_page import LONGEST_OPENING, LessonPage
from notebooks import add_cells, write_notebook
from page_watch import PageWatch
from playwright.sync_api import Browser, Page, expect, sync_playwright
from shipped import PLAYED, STORY_FILE
from table import Row, paired_ratio_row, percentile, ratio_row

ROOT = Path(__file__).parent.parent.parent
LESSON = f"en/{PLAYED.slug}.ipynb"
SCREEN: Any = {"width": 1280, "height": 900}
PICKS = 100
WARM_UP = 10
OPENINGS = 5
ROUND_TRIP = """import ipywidgets
label = ipywidgets.Label("0")
label.add_class("bench-label")
button = ipywidgets.Button(description="Round trip")
button.add_class("bench-button")
def answer(_):
    label.value = str(int(label.value) + 1)
button.on_click(answer)
ipywidgets.VBox([button, label])"""
BEGIN = "button.breakcontact-chat__begin"
FIRST_CHOICE = "[data-choice], [data-state=typing] button"
HELLO = """import anywidget
class Hello(anywidget.AnyWidget):
    _esm = '''export default { render({ el }) {
        const button = document.createElement("button");
        button.textContent = "hello, world";
        button.className = "hello";
        el.append(button);
    } }'''
Hello()"""


def measure() -> Iterator[Row]:
    """Picks beside button presses in one notebook; our notebook beside one that says hello."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = chromium.find_chromium()
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        lab = LabServer(ROOT, Path(folder))
        try:
            yield from _measure_picks(browser, lab)
            yield from _measure_openings(browser, lab)
        finally:
            browser.close()
            lab.stop()


def _measure_picks(browser: Browser, lab: LabServer) -> Iterator[Row]:
    notebook = lab.lessons / LESSON
    add_cells(notebook, ROUND_TRIP)
    lesson = _lesson(browser, lab, notebook)
    lesson.begin()
    expect(lesson.page.locator("button.bench-button")).to_be_visible(timeout=LONGEST_OPENING)
    asked = {"task": "clicks", "rounds": PICKS + WARM_UP, "anew": lesson.word("chat.anew")}
    found = lesson.page.evaluate(_read_script(), asked)
    lesson.page.context.close()
    lab.end_kernels()

    wanted = ("picks", "choices", "saves", "roundTrips")
    picks, choices, saves, trips = (found[key][WARM_UP:] for key in wanted)
    for share in (50, 95):
        values = [percentile(each, share) for each in (picks, trips)]
        what = f"pick to next message beside a Button's round trip, p{share} of {PICKS}"
        yield ratio_row(what, *values, unit="ms", most=1 / 3)
    for share in (50, 95):
        values = [percentile(each, share) for each in (choices, trips)]
        what = f"pick to next choices beside a Button's round trip, p{share} of {PICKS}"
        yield ratio_row(what, *values, unit="ms")
    for share in (50, 95):
        values = [percentile(each, share) for each in (saves, trips)]
        what = f"pick to saved on disk beside a Button's round trip, p{share} of {PICKS}"
        yield ratio_row(what, *values, unit="ms", most=1.3)


def _measure_openings(browser: Browser, lab: LabServer) -> Iterator[Row]:
    ours = lab.lessons / "nb" / Path(LESSON).name
    alone, amid = (ours.with_name(f"hello_{name}.ipynb") for name in ("alone", "amid"))
    write_notebook(alone, HELLO)
    _write_hello_amid(ours, amid)
    rounds = [
        (
            _open_lesson(_lesson(browser, lab, ours)),
            *(_open_hello(_lesson(browser, lab, each)) for each in (amid, alone)),
        )
        for _ in range(OPENINGS + 1)
    ][1:]
    for index, (what, most) in enumerate((("opened", 1.15), ("Start pressed", 1.2))):
        # JupyterLab renders the lesson's text on both sides; the goal is about our widget.
        for beside, goal in ((1, most), (2, None)):
            text = "without text" if goal is None else "amid the same text"
            pairs = [(each[0][index], each[beside][index]) for each in rounds]
            named = f"{what} to first choice beside hello-world {text}, p50 of {OPENINGS}"
            yield paired_ratio_row(named, pairs, unit="s", most=goal)


def _write_hello_amid(lesson: Path, notebook: Path) -> None:
    """Write a notebook with the lesson's text, and a hello-world widget where its chat stands."""
    write_notebook(notebook, HELLO)
    hello, content = (json.loads(path.read_text(encoding="utf-8")) for path in (notebook, lesson))
    cells = content["cells"]
    chat = next(at for at, cell in enumerate(cells) if cell["cell_type"] == "code")
    text = [cell for cell in cells[chat:] if cell["cell_type"] == "markdown"]
    hello["cells"] = [*cells[:chat], *hello["cells"], *text]
    notebook.write_text(json.dumps(hello), encoding="utf-8")


def _open_lesson(lesson: LessonPage) -> tuple[float, float]:
    """Seconds to the first choice: from the opening, and from the press on Start."""
    return _open(lesson, BEGIN, FIRST_CHOICE)


def _open_hello(lesson: LessonPage) -> tuple[float, float]:
    """Seconds to a hello-world widget: from the opening, and from the press on Start."""
    return _open(lesson, "button.hello")


def _open(lesson: LessonPage, *selectors: str) -> tuple[float, float]:
    """Seconds until the last of these elements is drawn; the others are clicked once they are."""
    opened = time.perf_counter()
    lesson.open()
    pressed = time.perf_counter()
    lesson.start_button.click()
    lesson.page.evaluate(_read_script(), {"task": "opening", "selectors": selectors})
    now = time.perf_counter()
    lesson.page.context.close()
    lesson.lab.end_kernels()
    return now - opened, now - pressed


def _read_script() -> str:
    """The function of page.js."""
    script = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
    return script[script.index("({ task") :].rstrip().rstrip(";")


def _lesson(browser: Browser, lab: LabServer, notebook: Path) -> LessonPage:
    lab.tidy()
    notebook.with_suffix(".record.json").unlink(missing_ok=True)
    context = browser.new_context(viewport=SCREEN)
    context.set_default_timeout(LONGEST_OPENING)
    watch = PageWatch(context)
    page: Page = context.new_page()
    table = json.loads(STORY_FILE.read_text(encoding="utf-8"))
    language = notebook.parent.name
    return LessonPage(
        page=page,
        lab=lab,
        notebook=notebook,
        language=language,
        table=table,
        pictures=Path(),
        look="bench",
        watch=watch,
    )
