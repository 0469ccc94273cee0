"""A teacher's own lesson in a notebook: found, compiled, and its faults listed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from breakcontact.cli import main
from breakcontact.errors import BreakContactError
from breakcontact.i18n import load_messages
from breakcontact.ui import Lesson, own_lesson

AUTHORS_SIDE = ("authoring", "item_bank", "scenario", "own_lessons.compiling")
OPEN_LESSON = """
import sys
from breakcontact.ui import Lesson
Lesson({name!r}).chat()
print("loaded:", *(name for name in sys.modules if name.startswith("breakcontact.")))
"""


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """What the notebook shows as output of the cell, beside widgets."""
    outputs: list[dict[str, str]] = []

    def keep(output: dict[str, str], **_: Any) -> None:
        outputs.append(output)

    monkeypatch.setattr(own_lesson, "display", keep)
    return outputs


def change(path: Path, old: str, new: str) -> None:
    """Change one place of a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("name", ["guild", "guild.yaml"])
def test_a_lesson_above_the_notebook_is_played(
    name: str, folder: Path, shown: list[dict[str, str]]
) -> None:
    """Its id or its file's name will do; story and questions are the teacher's own."""
    lesson = Lesson(name)

    assert lesson.slug == "guild"
    assert lesson.chat().story["lines"]["en"]["title"] == "The guild"
    assert len(lesson.questions().items) == 3
    assert shown == []


@pytest.mark.usefixtures("folder")
def test_a_lesson_beside_the_notebook_comes_first(tmp_path: Path) -> None:
    """A file in the notebook's own folder is meant rather than one above it."""
    change_title = (tmp_path / "guild" / "guild.yaml").read_text("utf-8")
    beside = Path.cwd() / "guild.yaml"
    beside.write_text(change_title.replace("title: The guild", "title: Beside"), "utf-8")

    assert Lesson("guild").chat().story["lines"]["en"]["title"] == "Beside"


def test_a_lesson_is_found_by_its_id_in_a_file_of_another_name(folder: Path) -> None:
    """A file called otherwise is found by the id that stands in it."""
    (folder / "guild.yaml").rename(folder / "draft.yaml")
    (folder / "guild.nb.po").rename(folder / "draft.nb.po")

    assert Lesson("guild").slug == "guild"


def test_a_change_is_compiled_when_the_lesson_is_opened(folder: Path) -> None:
    """Save the file and start again: what is played is the new text."""
    change(folder / "guild.yaml", "best healer on this server, no question", "wow, you can heal")
    main(["po", str(folder / "guild.yaml"), "--language", "nb"])

    assert Lesson("guild").story.line("en", "hello-3") == "wow, you can heal"


def test_a_fault_is_listed_with_file_and_line_and_the_last_version_is_played(
    folder: Path, shown: list[dict[str, str]]
) -> None:
    """The teacher sees where the slip is, and the class can go on."""
    change(
        folder / "guild.yaml",
        "to: stay\n        action: leave\n        why: Kai",
        "to: nowhere\n        action: leave\n        why: Kai",
    )
    (line,) = [
        number
        for number, text in enumerate((folder / "guild.yaml").read_text("utf-8").splitlines(), 1)
        if "to: nowhere" in text
    ]

    lesson = Lesson("guild")

    (output,) = shown
    assert f"guild.yaml, line {line}:" in output["text/plain"]
    assert "nowhere" in output["text/plain"]
    assert "the last version without faults, from" in output["text/plain"]
    assert f"<strong>guild.yaml, line {line}:</strong>" in output["text/html"]
    assert lesson.chat().story["lines"]["en"]["title"] == "The guild"


def test_a_story_that_never_worked_says_what_to_correct(
    folder: Path, shown: list[dict[str, str]]
) -> None:
    """Without an earlier version the cell ends with one sentence, and no traceback."""
    (folder / "new.yaml").write_text("format: 1\nid: new\ntitle: <b>New</b>\n", "utf-8")

    with pytest.raises(BreakContactError) as stopped:
        Lesson("new")

    assert "Then the lesson can be played." in shown[0]["text/plain"]
    assert "new.yaml, line 1:" in shown[0]["text/plain"]
    assert stopped.value._render_traceback_() == [
        "'new.yaml' cannot be played before what is listed above is corrected."
    ]


def test_an_unfinished_translation_leaves_the_other_language_to_play(
    folder: Path, shown: list[dict[str, str]]
) -> None:
    """What is wrong with the Norwegian is listed; the English is played."""
    change(folder / "guild.nb.po", 'msgstr "Guilden"', 'msgstr ""')

    assert Lesson("guild").story.languages == ("en",)
    assert "guild.nb.po, line " in shown[0]["text/plain"]
    assert "The rest of the lesson can be played." in shown[0]["text/plain"]


def test_faults_are_listed_in_the_language_of_the_notebook(
    folder: Path, shown: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Norwegian notebook has a Norwegian frame around them."""
    monkeypatch.chdir(folder / "nb")
    change(
        folder / "guild_questions.yaml",
        "right: true\n        explain: >-\n          A threat",
        "right: ja\n        explain: >-\n          A threat",
    )

    Lesson("guild")

    text = shown[0]["text/plain"]
    assert text.startswith(load_messages("nb")["own.title"])
    assert "guild_questions.yaml, linje " in text


@pytest.mark.usefixtures("folder")
def test_a_lesson_that_is_nowhere_names_both_places_and_the_rule() -> None:
    """One sentence says where a lesson may lie and how its file is called."""
    here = Path.cwd()

    with pytest.raises(BreakContactError) as stopped:
        Lesson("giuld")

    sentence = str(stopped.value)
    assert "'giuld.yaml'" in sentence
    assert f"in {here} or in {here.parent}" in sentence
    assert "01_match" in sentence


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["guild", "01_match"])
def test_a_lesson_that_has_not_changed_loads_nothing_of_the_authors_side(name: str) -> None:
    """Ours and the teacher's own, once compiled, open without a YAML parser."""
    run = subprocess.run(
        [sys.executable, "-c", OPEN_LESSON.format(name=name)],
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = run.stdout.partition("loaded:")[2].split()
    beginnings = tuple(f"breakcontact.{part}" for part in AUTHORS_SIDE)
    assert [module for module in loaded if module.startswith(beginnings)] == []
    assert "breakcontact.ui.own_lesson" in loaded


def test_a_folder_that_cannot_be_written_is_played_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a share that is only for reading, the story is compiled for this notebook alone."""
    for path in (folder / ".breakcontact").iterdir():
        path.unlink()
    (folder / ".breakcontact").rmdir()
    (folder / ".breakcontact").write_text("in the way", "utf-8")

    assert Lesson("guild").chat().story["lines"]["en"]["title"] == "The guild"
