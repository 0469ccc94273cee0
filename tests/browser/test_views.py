"""A second view of a chat, made by JupyterLab."""

from typing import Any

from lesson_page import Opener
from playwright.sync_api import expect
from story_paths import way_to_ending


def test_a_new_view_made_by_jupyterlab_is_the_same_chat(
    open_lesson: Opener, table: dict[str, Any]
) -> None:
    """'Create New View for Cell Output' shows the play as it stands."""
    lesson = open_lesson()
    path = way_to_ending(table)
    lesson.begin()
    lesson.follow(path[:2])
    before = lesson.texts()

    lesson.chat.click(button="right", position={"x": 5, "y": 5})
    lesson.page.get_by_role("menuitem", name="Create New View for Cell Output").click()

    views = lesson.page.locator("section[data-saved]")
    expect(views).to_have_count(2)
    for view in views.all():
        expect(view).to_have_attribute("data-turn", "2")
        expect(view.get_by_role("article")).to_have_count(len(before))
