"""A story cannot bring in what does not belong in a page."""

from typing import Any

from lesson_view import Opener
from playwright.sync_api import expect
from story_tables import small_table

from breakcontact.story import Story
from breakcontact.story.table import structure_version

MARKUP = '<img src=x onerror="document.title=1"><b>{}</b>&amp;'


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
    lesson = open_lesson(parts=("chat", "review"))
    lesson.table = table_of_markup()
    lesson.state["story"] = Story.from_table(lesson.table).page_table("en")
    lesson.start()
    expect(lesson.chat).to_contain_text(lesson.line("content_note"))
    lesson.settle_manner()
    lesson.button("chat.begin").click()
    lesson.expect_texts([lesson.line("hello-1"), lesson.line("hello-2")])

    lesson.choose("leave")

    expect(lesson.region("chat.ending")).to_contain_text(lesson.line("ending.told.text"))
    expect(lesson.review).to_contain_text(lesson.line("hello-1"))
    for part in (lesson.chat, lesson.review):
        expect(part.locator("img, b")).to_have_count(0)
    expect(lesson.page).not_to_have_title("1")
    lesson.photograph("markup-as-text")
