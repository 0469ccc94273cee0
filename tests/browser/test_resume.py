"""A lesson is opened again, after a reload or another day."""

from dataclasses import replace
from typing import Any

from lesson_page import Opener
from playwright.sync_api import expect
from story_paths import way_to_ending


def test_reload_goes_on_where_it_stopped(open_lesson: Opener, table: dict[str, Any]) -> None:
    """After a reload one press goes on with the play, marks included."""
    lesson = open_lesson()
    path = way_to_ending(table)
    lesson.begin()
    lesson.follow(path[:2])
    row = lesson.messages.last
    lesson.open_message_menu(row).get_by_text(lesson.word("chat.mark.save")).click()
    lesson.saved()
    before, record = lesson.texts(), lesson.record()

    lesson.page.reload()
    lesson.start_button.click()
    lesson.button("chat.found.go-on").click()

    expect(lesson.chat).to_have_attribute("data-turn", "2")
    lesson.expect_texts(before)
    expect(lesson.messages.last).to_contain_text(lesson.word("chat.mark.saved"))
    lesson.choose(path[2])
    lesson.saved()
    found = lesson.record()
    # Another chat has written it now, under a name of its own; what the first one knows is less.
    assert found.pop("writer") != record.pop("writer")
    assert all(each["path"] == path[:2] for each in found.pop("others", []))
    assert found == {**record, "path": path[:3]}


def test_another_reader_can_start_anew(open_lesson: Opener, table: dict[str, Any]) -> None:
    """Another day, another browser: what the last reader left is offered, and can be declined."""
    lesson = open_lesson(fresh=True)
    lesson.begin()
    lesson.follow(way_to_ending(table)[:2])
    lesson.saved()
    lesson.page.close()
    lesson.lab.end_kernels()

    later = replace(open_lesson(fresh=True), notebook=lesson.notebook)
    later.start()
    expect(later.button("chat.found.go-on")).to_be_visible()
    later.photograph("found")
    later.settle_manner()
    later.button("chat.found.anew").click()

    expect(later.chat).to_have_attribute("data-turn", "0")
    later.choose(later.offered()[-1])
    later.saved()
    assert len(later.record()["path"]) == 1


def test_a_finished_play_can_be_looked_at(open_lesson: Opener, table: dict[str, Any]) -> None:
    """What the last reader played to the end is shown with its ending and its review."""
    lesson = open_lesson()
    lesson.begin()
    lesson.follow(way_to_ending(table))
    lesson.saved()

    lesson.page.reload()
    lesson.start_button.click()
    lesson.button("chat.found.look").click()

    expect(lesson.region("chat.ending")).to_be_visible()
    expect(lesson.review.locator("[data-act=open]").first).to_be_attached()
