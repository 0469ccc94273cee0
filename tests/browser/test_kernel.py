"""Whatever the kernel does, the chat goes on; what is saved is told truly and caught up with."""

import json
from typing import Any

from lesson_page import LessonPage, Opener
from playwright.sync_api import expect
from story_paths import way_to_ending

BUSY_UNTIL_TOLD = """import pathlib, time
while not pathlib.Path("go").exists():
    time.sleep(0.05)"""


def test_kernel_killed_in_mid_story(open_lesson: Opener, table: dict[str, Any]) -> None:
    """Picks go on in the page and are told as not saved; one press saves them all."""
    lesson = open_lesson()
    path = way_to_ending(table)
    lesson.begin()
    lesson.choose(path[0])
    lesson.saved()

    kill_kernel(lesson)
    lesson.choose(path[1])
    expect(lesson.chat).to_contain_text(lesson.word("chat.saved.restarted"))
    lesson.photograph("kernel-killed")
    lesson.choose(path[2])
    expect(lesson.chat).to_have_attribute("data-saved", "pending")
    assert json.loads(lesson.record_file.read_text("utf-8"))["path"] == path[:1]
    before = lesson.texts()

    lesson.start_button.click()
    lesson.saved()
    assert lesson.record()["path"] == path[:3]
    lesson.expect_texts(before)
    lesson.choose(path[3])
    lesson.saved()


def test_kernel_restarted_from_jupyterlab(open_lesson: Opener, table: dict[str, Any]) -> None:
    """A restart from the command palette costs nothing that was played."""
    lesson = open_lesson()
    path = way_to_ending(table)
    lesson.begin()
    lesson.choose(path[0])
    lesson.saved()

    restart_kernel(lesson)
    lesson.choose(path[1])
    expect(lesson.chat).to_have_attribute("data-saved", "pending")
    lesson.start_button.click()

    lesson.saved()
    assert lesson.record()["path"] == path[:2]
    expect(lesson.chat).to_have_attribute("data-turn", "2")


def test_unsaved_picks_outlive_a_reload(open_lesson: Opener, table: dict[str, Any]) -> None:
    """Kernel gone, page reloaded: the tab still knows what was played and has it saved."""
    lesson = open_lesson()
    path = way_to_ending(table)
    lesson.begin()
    lesson.choose(path[0])
    lesson.saved()
    kill_kernel(lesson)
    lesson.choose(path[1])
    expect(lesson.chat).to_have_attribute("data-saved", "pending")

    lesson.page.reload()
    lesson.start_button.click()
    lesson.button("chat.found.go-on").click()

    expect(lesson.chat).to_have_attribute("data-turn", "2")
    lesson.saved()
    assert lesson.record()["path"] == path[:2]


def test_kernel_busy_with_something_else(open_lesson: Opener, table: dict[str, Any]) -> None:
    """While a cell runs for long the story can be played to its end."""
    lesson = open_lesson(more_cells=(BUSY_UNTIL_TOLD,))
    path = way_to_ending(table)
    lesson.begin()

    lesson.follow(path)
    expect(lesson.region("chat.ending")).to_be_visible()
    (lesson.notebook.parent / "go").touch()

    lesson.saved()
    assert lesson.record()["path"] == path


def test_a_folder_that_cannot_be_written(open_lesson: Opener, table: dict[str, Any]) -> None:
    """The chat says that nothing is saved, goes on, and saves all when it can again."""
    lesson = open_lesson()
    path = way_to_ending(table)
    lesson.begin()
    folder = lesson.notebook.parent
    away = folder.rename(folder.with_name("away"))

    lesson.choose(path[0])
    expect(lesson.chat).to_have_attribute("data-saved", "failed")
    expect(lesson.chat).to_contain_text(lesson.word("chat.saved.failed"))
    lesson.photograph("not-saved")
    away.rename(folder)
    lesson.choose(path[1])

    lesson.saved()
    assert lesson.record()["path"] == path[:2]


def kill_kernel(lesson: LessonPage) -> None:
    """End the kernel as a crash would, and read what JupyterLab itself has to say about it."""
    lesson.lab.kill_kernel(lesson.notebook)
    dialog = lesson.page.get_by_role("dialog").filter(has_text="Kernel Restarting")
    dialog.get_by_role("button").click()


def restart_kernel(lesson: LessonPage) -> None:
    """Restart the kernel as a reader of JupyterLab's manual would."""
    page = lesson.page
    page.get_by_role("heading", name="Play", exact=True).click()
    page.keyboard.press("Control+Shift+C")
    page.keyboard.type("Restart Kernel…")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
