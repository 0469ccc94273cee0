"""One chat shown twice is one chat."""

from typing import Any

from bare_lesson import PARTS
from lesson_view import Opener
from page_checks import doubled_ids
from playwright.sync_api import expect
from story_paths import way_to_ending


def test_two_views_stay_in_step(open_lesson: Opener, table: dict[str, Any]) -> None:
    """A pick in one view is shown in the other at once, and either can go on."""
    lesson = open_lesson(parts=(*PARTS, "chat"))
    lesson.start()
    views = lesson.page.locator("section[data-saved]")
    expect(views).to_have_count(2)
    first, second = views.nth(0), views.nth(1)
    first.get_by_role("radio", name=lesson.word("chat.pace.off")).check()
    first.get_by_role("button", name=lesson.word("chat.begin")).click()
    path = way_to_ending(table)

    first.locator(f'[data-choice="{path[0]}"]').click()
    expect(second).to_have_attribute("data-turn", "1")
    second.locator(f'[data-choice="{path[1]}"]').click()
    expect(first).to_have_attribute("data-turn", "2")

    for view in (first, second):
        expect(view.locator(f'[data-choice="{path[2]}"]')).to_be_visible()
        expect(view).to_have_attribute("data-saved", "saved")
    shown = first.get_by_role("article").all_inner_texts()
    expect(second.get_by_role("article")).to_have_text(shown, use_inner_text=True)
    assert lesson.record()["path"] == path[:2]


def test_two_views_share_no_ids(open_lesson: Opener) -> None:
    """What names and describes a control is found in its own view."""
    lesson = open_lesson(parts=(*PARTS, "chat"))
    lesson.start()
    views = lesson.page.locator("section[data-saved]")
    expect(views).to_have_count(2)
    views.first.get_by_role("button", name=lesson.word("chat.begin")).click()
    views.first.get_by_role("button", name=lesson.word("chat.help")).click()
    views.last.get_by_role("button", name=lesson.word("chat.help")).click()

    expect(views.last.locator("[id]").first).to_be_attached()
    assert doubled_ids(lesson.page) == []
