"""A page cannot bring into a play what does not belong there."""

import json
from typing import Any

from lesson_page import LessonPage, Opener
from playwright.sync_api import expect
from story_paths import way_to_ending

SHOW_REVIEW = """path = ["leave"]
Review(story=story.page_table("en"), path=path, language="en", labels=labels)"""
HAND = """import anywidget, traitlets
class Hand(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
        globalThis.chatModel = () => model.widget_manager.get_model(model.get("chat"));
        el.textContent = "A hand in the page";
    } }'''
    chat = traitlets.Unicode().tag(sync=True)
Hand(chat=lesson.chat().model_id)"""
SEND_PATH = """async path => {
    const model = await chatModel();
    model.set("path", path);
    model.save_changes();
}"""
MISFITS: list[object] = [
    ["no-such-pick"],
    5,
    "hello-bus",
    {"0": "hello-bus"},
    [["hello-bus"]],
    ["x"] * 10**5,
    None,
]


def test_paths_that_do_not_fit_are_refused(open_lesson: Opener, table: dict[str, Any]) -> None:
    """Python keeps the record as it is, says so in its log, and gives the page the good path."""
    lesson = open_lesson(more_cells=(HAND,))
    good = way_to_ending(table)[:1]
    lesson.begin()
    lesson.follow(good)
    lesson.saved()
    kept = lesson.record_file.read_bytes()

    for number, misfit in enumerate(MISFITS, start=1):
        send_path(lesson, misfit, awaited=good)
        assert lesson.record_file.read_bytes() == kept, str(misfit)[:40]
        lesson.lab.wait_for_log("was refused", times=number)

    expect(lesson.chat).to_have_attribute("data-turn", "1")
    expect(lesson.chat).to_have_attribute("data-saved", "saved")
    lesson.choose(way_to_ending(table)[1])
    lesson.saved()


def send_path(lesson: LessonPage, path: object, *, awaited: list[str]) -> None:
    """Send a path over the chat's own way to Python, and wait until the page has the good one."""
    lesson.page.evaluate(SEND_PATH, path)
    lesson.page.wait_for_function(
        "async good => JSON.stringify((await chatModel()).get('path')) === good",
        arg=json.dumps(awaited, separators=(",", ":")),
    )
