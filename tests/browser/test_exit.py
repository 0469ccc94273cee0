"""Leaving JupyterLab quickly: nothing of it is left to be seen, read out or found in the title."""

from typing import Any

from lesson_page import Opener
from neutral_view import expect_all_hidden
from playwright.sync_api import expect
from story_paths import way_to_threat


def test_leaving_hides_the_notebook_and_coming_back_restores_it(
    open_lesson: Opener, table: dict[str, Any]
) -> None:
    """Shift three times, anywhere in the notebook: a shopping list is shown, the play waits."""
    lesson = open_lesson()
    lesson.begin()
    lesson.follow(way_to_threat(table))
    before, turn = lesson.texts(), lesson.turn()
    title = lesson.page.title()

    lesson.page.get_by_role("heading", name="Play", exact=True).click()
    for _ in range(3):
        lesson.page.keyboard.press("Shift")

    cover = lesson.page.get_by_role("dialog", name=lesson.word("exit.title"))
    expect_all_hidden(lesson.page, cover, lesson.word("exit.title"))
    lesson.photograph("left")

    cover.get_by_role("button", name=lesson.word("exit.back")).click()
    expect(cover).to_have_count(0)
    expect(lesson.page).to_have_title(title)
    lesson.expect_texts(before)
    expect(lesson.chat).to_have_attribute("data-turn", str(turn))
