"""A story played in a page: who says what, and how messages come."""

from typing import Any

from lesson_view import Opener
from playwright.sync_api import expect
from story_paths import way_to_threat

from breakcontact.story import Playthrough, Story


def test_speakers_stand_before_what_they_say(open_lesson: Opener, table: dict[str, Any]) -> None:
    """A screen reader is told of every row who speaks: a person by name, or the narrator."""
    lesson = open_lesson()
    path = way_to_threat(table)
    lesson.begin()

    lesson.follow(path)

    transcript = Playthrough.replay(Story.from_table(table), path).transcript("en")
    names = {
        "message": lambda entry: lesson.line(f"person.{entry.sender}"),
        "say": lambda entry: lesson.line(f"person.{table['you']}"),
        "do": lambda entry: lesson.line(f"person.{table['you']}"),
        "narration": lambda entry: lesson.word("chat.narrator"),
    }
    expected = [(names[entry.kind](entry), entry.text) for entry in transcript]
    lesson.expect_entries(expected)


def test_messages_are_typed_one_after_the_other(open_lesson: Opener) -> None:
    """At the usual pace somebody is seen to be typing, and a press shows the rest at once."""
    lesson = open_lesson()
    lesson.start()
    lesson.settle_manner(pace="usual")
    lesson.stop_time()

    lesson.button("chat.begin").click()
    expect(lesson.composer).to_have_attribute("data-state", "typing")
    expect(lesson.messages).to_have_count(0)
    lesson.let_time_pass(seconds=0.7)
    expect(lesson.messages).to_have_count(1)
    expect(lesson.chat).to_contain_text(lesson.word("chat.typing"))
    lesson.photograph("typing")
    lesson.button("chat.skip").click()

    expect(lesson.choices.first).to_be_visible()
    opening = lesson.table["states"][0]["messages"]
    lesson.expect_texts([lesson.line(message) for message in opening])
