"""Messages saved as evidence and flagged as a tactic."""

from typing import Any

from lesson_view import LessonView, Opener
from playwright.sync_api import Locator, expect
from story_paths import way_to, way_to_ending

from breakcontact.story import Playthrough, Story


def test_marks_made_by_pointer_are_kept(open_lesson: Opener, table: dict[str, Any]) -> None:
    """Saving and flagging show on the message, stand in the record, and can be taken back."""
    lesson = open_lesson()
    lesson.begin()
    path = way_to_evidence(table)
    lesson.follow(path)
    message, row = marked_message(lesson, path)

    lesson.open_message_menu(row).get_by_text(lesson.word("chat.mark.save")).click()
    expect(row).to_contain_text(lesson.word("chat.mark.saved"))
    flag(lesson, row, "threat")
    expect(row).to_contain_text(lesson.word("tactic.threat"))
    lesson.photograph("marks")
    lesson.saved()
    assert lesson.record()["marks"] == [[message, "evidence"], [message, "tactic", "threat"]]

    lesson.open_message_menu(row).get_by_text(lesson.word("chat.mark.saved")).click()
    expect(row).not_to_contain_text(lesson.word("chat.mark.saved"))
    lesson.saved()
    assert lesson.record()["marks"] == [[message, "tactic", "threat"]]


def test_marks_are_made_by_keyboard(open_lesson: Opener, table: dict[str, Any]) -> None:
    """M opens a message's menu, Enter takes from it, and the focus comes back to the message."""
    lesson = open_lesson()
    lesson.begin()
    path = way_to_evidence(table)
    lesson.follow(path)
    message, row = marked_message(lesson, path)
    press = lesson.page.keyboard.press

    row.focus()
    press("m")
    expect(lesson.chat.get_by_role("menuitemcheckbox").first).to_be_focused()
    press("Enter")

    expect(row).to_contain_text(lesson.word("chat.mark.saved"))
    expect(row).to_be_focused()
    lesson.saved()
    assert lesson.record()["marks"] == [[message, "evidence"]]


def test_marks_are_seen_again_in_the_review(open_lesson: Opener, table: dict[str, Any]) -> None:
    """The review counts what was saved and lists what else there was."""
    lesson = open_lesson()
    lesson.begin()
    path = way_to_evidence(table)
    lesson.follow(path)
    _, row = marked_message(lesson, path)
    lesson.open_message_menu(row).get_by_text(lesson.word("chat.mark.save")).click()

    lesson.play_to_the_end()

    shown = set(lesson.shown_messages())
    there = [id_ for id_ in shown if table["messages"].get(id_, {}).get("evidence")]
    play = Playthrough.replay(Story.from_table(table), lesson.record()["path"])
    saving = [turn for turn, id_ in enumerate(play.path, 1) if table["picks"][id_].get("saves")]
    earlier = {entry.id for entry in play.transcript("en") if entry.turn < max(saving, default=0)}
    counts = {"total": len(there), "kept": len(earlier & set(there)), "saved": 1}
    gaps = {name: str(count) for name, count in counts.items()}
    counted = lesson.word("review.evidence.count", name="Robin", **gaps)
    expect(lesson.review).to_contain_text(counted)
    for id_ in there:
        expect(lesson.review.get_by_text(lesson.line(id_)).first).to_be_attached()


def test_own_replies_and_the_narrator_cannot_be_saved(
    open_lesson: Opener, table: dict[str, Any]
) -> None:
    """The menu of one's own reply offers the way back, and nothing to mark."""
    lesson = open_lesson()
    lesson.begin()
    path = way_to_ending(table)
    lesson.choose(path[0])

    menu = lesson.open_message_menu(lesson.messages.filter(has_text=lesson.line(path[0])).first)

    expect(menu.get_by_text(lesson.word("chat.rewind.own"))).to_be_visible()
    expect(menu.get_by_text(lesson.word("chat.mark.save"))).to_have_count(0)


def way_to_evidence(table: dict[str, Any]) -> list[str]:
    """Choices that lead to messages worth keeping."""
    return way_to(table, lambda row: row["stage"] == "demand" and row["picks"])


def marked_message(lesson: LessonView, path: list[str]) -> tuple[str, Locator]:
    """The newest message of a play that is worth keeping."""
    play = Playthrough.replay(Story.from_table(lesson.table), path)
    ids = [entry.id for entry in play.transcript(lesson.language)]
    kept = [id_ for id_ in ids if lesson.table["messages"].get(id_, {}).get("evidence")]
    return kept[-1], lesson.chat.locator(f'[data-entry="{kept[-1]}"]')


def flag(lesson: LessonView, row: Locator, tactic: str) -> None:
    """Flag a message by pointer."""
    lesson.open_message_menu(row).get_by_text(lesson.word("chat.mark.flag")).click()
    menu = lesson.chat.get_by_role("menu")
    menu.get_by_text(lesson.word(f"tactic.{tactic}"), exact=True).click()
