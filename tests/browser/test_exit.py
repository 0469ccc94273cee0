"""Leaving JupyterLab quickly: nothing of it is left to be seen, read out or found in the title."""

from typing import Any

from lesson_page import LessonPage, Opener
from playwright.sync_api import Locator, expect
from story_paths import way_to_threat

LAYER_AT_POINTS = """cover => {
    const steps = [0.02, 0.2, 0.4, 0.6, 0.8, 0.98];
    return steps.flatMap(x => steps.map(y => {
        const hit = document.elementFromPoint(x * innerWidth, y * innerHeight);
        return cover.contains(hit);
    })).every(Boolean);
}"""


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
    expect(cover).to_be_visible()
    assert cover.evaluate(LAYER_AT_POINTS)
    expect(lesson.page).to_have_title(lesson.word("exit.title"))
    assert said_beside(lesson, cover) == set()
    lesson.photograph("left")

    cover.get_by_role("button", name=lesson.word("exit.back")).click()
    expect(cover).to_have_count(0)
    expect(lesson.page).to_have_title(title)
    assert (lesson.texts(), lesson.turn()) == (before, turn)


def said_beside(lesson: LessonPage, cover: Locator) -> set[str]:
    """What the browser would still tell a screen reader, apart from the neutral view."""
    tree = lesson.page.context.new_cdp_session(lesson.page).send("Accessibility.getFullAXTree")
    told = {
        node["name"]["value"].strip()
        for node in tree["nodes"]
        if not node["ignored"] and node.get("name", {}).get("value")
    }
    neutral = {*cover.inner_text().splitlines(), lesson.word("exit.title")}
    return told - neutral
