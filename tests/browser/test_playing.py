"""A whole story played by mouse."""

import re
from typing import Any

import pytest
from lesson_page import Opener
from playwright.sync_api import expect
from story_paths import way_to_ending

from breakcontact.story import Playthrough, Story


@pytest.mark.parametrize(
    ("language", "scheme", "gentle"),
    [("en", "light", False), ("nb", "dark", True)],
    ids=["en-light-full", "nb-dark-gentle"],
)
def test_played_by_mouse_to_an_ending(
    open_lesson: Opener, table: dict[str, Any], language: str, scheme: str, gentle: bool
) -> None:
    """The chat shows what Python derives from the path, says how it ended, and all is saved."""
    lesson = open_lesson(language, color_scheme=scheme)
    lesson.begin(gentle=gentle)
    manner = "gentle" if gentle else "full"
    lesson.photograph(f"{manner}-opening")

    lesson.play_to_the_end()
    lesson.saved()

    play = Playthrough.replay(Story.from_table(table), lesson.record()["path"])
    shown = [entry for entry in play.transcript(language, gentle=gentle) if entry.kind != "world"]
    lesson.expect_texts([entry.text for entry in shown])
    ending = lesson.region("chat.ending")
    expect(ending).to_contain_text(lesson.line(f"ending.{play.ending}.title"))
    expect(ending).to_contain_text(lesson.line(f"ending.{play.ending}.text"))
    expect(ending.get_by_role("listitem").first).to_be_visible()
    lesson.photograph(f"{manner}-ending")


def test_a_played_lesson_leaves_its_notebook_as_it_was(open_lesson: Opener) -> None:
    """JupyterLab saves the notebook while it is played, and not one byte of it has changed."""
    lesson = open_lesson()
    before = lesson.notebook.read_bytes()
    lesson.begin()
    lesson.choose(lesson.offered()[0])
    lesson.saved()

    lesson.save_notebook()

    assert lesson.notebook.read_bytes() == before
    left = sorted(path.name for path in lesson.notebook.parent.glob("[!.]*"))
    assert left == ["01_match.ipynb", "01_match.record.json"]


def test_record_holds_ids_only(open_lesson: Opener, table: dict[str, Any]) -> None:
    """What is kept of a play names picks and messages, and holds no word that was said."""
    lesson = open_lesson()
    lesson.begin()
    path = way_to_ending(table)

    lesson.follow(path)
    lesson.saved()

    kept = lesson.record()
    assert kept["path"] == path
    settings = {"language", "country", "writer"}
    assert set(kept) == {"format", "story", "version", "path", "marks"} | settings
    assert re.fullmatch("[0-9a-f]{16}", kept["writer"]), "a random name, of the chat alone"
    assert not re.search(r"Robin|Alex|Sam", lesson.record_file.read_text(encoding="utf-8"))
