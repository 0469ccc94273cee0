"""Neither a story nor a page can bring in what does not belong there."""

import json
from typing import Any

from lesson_page import LessonPage, Opener
from notebooks import write_notebook
from playwright.sync_api import expect
from story_paths import way_to_ending
from story_tables import small_table

from breakcontact.story.table import structure_version

MARKUP = '<img src=x onerror="document.title=1"><b>{}</b>&amp;'
SHOW_STORY = """import json
from breakcontact.advice import load_pack
from breakcontact.story import Story
from breakcontact.ui.chat.chat import Chat
from breakcontact.i18n import load_messages
from breakcontact.ui.review.review import Review
story = Story.from_table(json.load(open("story.json", encoding="utf-8")))
labels, packs = load_messages("en"), {"GB": load_pack("GB", "en")}
Chat(story, language="en", country="GB", packs=packs, labels=labels)"""
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


def table_of_markup() -> dict[str, Any]:
    """A story whose every word is markup that would do something if it were taken as such."""
    table = small_table()
    table["states"][0]["place"] = "place.hello"
    ids = [
        *table["lines"]["en"],
        *(f"person.{person}" for person in table["people"]),
        *("summary", "content_note", "place.hello", "ending.told.title", "ending.told.text"),
    ]
    table["lines"] = {"en": {line: MARKUP.format(line) for line in ids}}
    table["version"] = structure_version(table)
    return table


def test_markup_in_a_story_is_shown_as_text(open_lesson: Opener) -> None:
    """Names, messages, choices and endings show the characters that were written; nothing runs."""
    lesson = open_lesson()
    lesson.table = table_of_markup()
    write_notebook(lesson.notebook, SHOW_STORY, SHOW_REVIEW)
    (lesson.notebook.parent / "story.json").write_text(json.dumps(lesson.table))
    lesson.start()
    expect(lesson.chat).to_contain_text(lesson.line("content_note"))
    lesson.settle_manner()
    lesson.button("chat.begin").click()
    assert lesson.texts() == [lesson.line("hello-1"), lesson.line("hello-2")]

    lesson.choose("leave")

    expect(lesson.region("chat.ending")).to_contain_text(lesson.line("ending.told.text"))
    expect(lesson.review).to_contain_text(lesson.line("hello-1"))
    for part in (lesson.chat, lesson.review):
        expect(part.locator("img, b")).to_have_count(0)
    assert lesson.page.title() != "1"
    lesson.photograph("markup-as-text")


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
