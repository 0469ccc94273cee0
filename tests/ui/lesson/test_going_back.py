"""Nothing that was picked is final: undo, rewind, start anew and bring back."""

from typing import Any

from lesson_view import Opener
from playwright.sync_api import expect
from story_paths import way_to_ending


def test_undo_takes_back_the_last_pick(open_lesson: Opener, table: dict[str, Any]) -> None:
    """After undo the chat is what it was before the pick, and so is the record."""
    lesson = open_lesson()
    path = way_to_ending(table)
    lesson.begin()
    lesson.follow(path[:2])
    before = lesson.texts()
    lesson.choose(path[2])

    lesson.button("chat.undo").click()

    expect(lesson.chat).to_have_attribute("data-turn", "2")
    lesson.expect_texts(before)
    lesson.saved()
    assert lesson.record()["path"] == path[:2]


def test_rewind_goes_back_to_any_message(open_lesson: Opener, table: dict[str, Any]) -> None:
    """A message's menu leads back to it; a reply of one's own can be chosen again."""
    lesson = open_lesson()
    path = way_to_ending(table)
    lesson.begin()
    lesson.follow(path[:3])
    second = lesson.messages.filter(has_text=lesson.line(path[1])).first

    lesson.open_message_menu(second).get_by_text(lesson.word("chat.rewind.own")).click()

    expect(lesson.chat).to_have_attribute("data-turn", "1")
    expect(lesson.chat.locator(f'[data-choice="{path[1]}"]')).to_be_visible()
    lesson.open_message_menu(lesson.messages.first)
    lesson.photograph("message-menu")
    lesson.chat.get_by_role("menu").get_by_text(lesson.word("chat.rewind"), exact=True).click()
    expect(lesson.chat).to_have_attribute("data-turn", "0")


def test_start_anew_can_be_taken_back(open_lesson: Opener, table: dict[str, Any]) -> None:
    """Start anew shows the opening only; 'bring it back' restores the whole play."""
    lesson = open_lesson()
    path = way_to_ending(table)
    lesson.begin()
    opening = lesson.texts()
    lesson.follow(path[:2])
    played = lesson.texts()

    lesson.more("chat.anew")
    expect(lesson.chat).to_have_attribute("data-turn", "0")
    expect(lesson.choices.first).to_be_visible()
    lesson.expect_texts(opening)

    lesson.button("chat.bring-back").click()
    expect(lesson.chat).to_have_attribute("data-turn", "2")
    lesson.expect_texts(played)


def test_another_way_can_be_tried_after_the_ending(
    open_lesson: Opener, table: dict[str, Any]
) -> None:
    """The end of a story is no dead end: one press starts it anew."""
    lesson = open_lesson()
    lesson.begin()
    lesson.follow(way_to_ending(table))
    expect(lesson.region("chat.ending")).to_be_visible()

    lesson.button("chat.anew").click()

    expect(lesson.choices.first).to_be_visible()
    expect(lesson.region("chat.ending")).to_have_count(0)


def test_pause_puts_the_chat_away(open_lesson: Opener, table: dict[str, Any]) -> None:
    """In a pause nothing of the story is shown and no message comes; then it goes on."""
    lesson = open_lesson()
    path = way_to_ending(table)
    lesson.start()
    lesson.settle_manner(pace="usual")
    lesson.button("chat.begin").click()
    lesson.button("chat.skip").click()
    expect(lesson.choices.first).to_be_visible()
    before = lesson.texts()
    lesson.stop_time()
    lesson.chat.locator(f'[data-choice="{path[0]}"]').click()
    expect(lesson.composer).to_have_attribute("data-state", "typing")

    lesson.more("chat.pause")
    expect(lesson.chat).to_contain_text(lesson.word("chat.pause.title"))
    lesson.let_time_pass(seconds=60)
    expect(lesson.chat.get_by_role("log")).to_be_hidden()
    lesson.photograph("pause")

    lesson.button("chat.pause.continue").click()
    expect(lesson.messages).to_have_count(len(before) + 1)  # one's own reply stood before
    lesson.let_time_pass(seconds=60)
    expect(lesson.choices.first).to_be_visible()
    expect(lesson.messages.nth(len(before) + 1)).to_be_attached()
