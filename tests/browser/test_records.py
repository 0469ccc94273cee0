"""Records that are damaged or of another story, and none at all in class mode."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from lesson_page import LONGEST_OPENING, Opener
from page_values import expect_value_stays
from playwright.sync_api import expect
from story_paths import way_to_ending

WHAT_IS_STORED = """pick => [localStorage, sessionStorage].flatMap(store =>
    Object.keys(store).map(key => `${key} ${store.getItem(key)}`))
    .filter(line => line.includes(pick) || line.includes("breakcontact"))"""


@pytest.fixture
def class_lab(root: Path, tmp_path: Path) -> Iterator[LabServer]:
    """JupyterLab as it is started for machines that a class shares."""
    server = LabServer(root, tmp_path, "--class")
    yield server
    server.stop()


def damaged(version: str) -> str:
    """Half a record."""
    return f'{{"format": 1, "story": "match", "version": "{version}", "path": ["hel'


def of_another_story(version: str) -> str:
    """A whole record that was copied here from another lesson."""
    record = {"format": 1, "story": "team", "version": version, "path": [], "marks": []}
    return json.dumps({**record, "language": "en", "country": "GB"})


@pytest.mark.parametrize("write", [damaged, of_another_story])
def test_unusable_record_is_set_aside(
    open_lesson: Opener, table: dict[str, Any], write: Any
) -> None:
    """The reader is told under which name the old record lies, and can play."""
    lesson = open_lesson()
    text = write(table["version"])
    lesson.record_file.write_text(text)
    lesson.start()

    aside = f"{lesson.record_file.name}.damaged-1"
    notice = lesson.word("chat.notice.set-aside", name=aside)
    expect(lesson.chat).to_contain_text(notice)
    lesson.photograph("set-aside")
    assert (lesson.notebook.parent / aside).read_text() == text

    lesson.settle_manner()
    lesson.button("chat.begin").click()
    lesson.choose(way_to_ending(table)[0])
    lesson.saved()
    assert lesson.record()["path"] == way_to_ending(table)[:1]


def test_class_mode_keeps_nothing(
    open_lesson: Opener, class_lab: LabServer, table: dict[str, Any]
) -> None:
    """A play in class leaves no file, nothing in the browser, and nothing for the next pupil."""
    lesson = open_lesson(server=class_lab)
    path = way_to_ending(table)
    lesson.begin()

    lesson.follow(path[:2])

    expect(lesson.chat).to_have_attribute("data-saved", "memory")
    expect(lesson.chat).to_contain_text(lesson.word("chat.saved.memory"))
    assert [file.name for file in lesson.notebook.parent.glob("[!.]*")] == ["01_match.ipynb"]
    expect_value_stays(lesson.page, WHAT_IS_STORED, [], path[0])
    expect_value_stays(lesson.page, "() => indexedDB.databases()", [])

    lesson.page.reload()
    lesson.start_button.click()
    expect(lesson.button("chat.begin")).to_be_visible(timeout=LONGEST_OPENING)
    expect(lesson.button("chat.found.go-on")).to_have_count(0)
