"""``breakcontact forget``: everything that is kept is found, said and deleted, and nothing else."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from breakcontact.cli import forget, main

KEPT = [
    "course.record.json",
    "course.record.json.damaged-1",
    "en/01_match.record.json",
    "en/01_match.record.json.damaged-12",
    "en/01_match.record.json.earlier-1",
    "en/.01_match.record.json.0123abcd",
    "en/.ipynb_checkpoints/01_match.record-checkpoint.json",
    "before/before.responses.json",
    "before/before.responses.damaged-2.json",
    "before/before.handed-in.json",
    "before/.before.handed-in.json.0123abcd",
    "before/.before.responses.json.0123abcd",
    "before/.ipynb_checkpoints/before.responses-checkpoint.json",
]
OTHER = [
    "en/01_match.ipynb",
    "before/before.quiz.json",
    "before/before.ipynb",
    "en/notes.json",
    ".git/x.record.json",
    "my_class/nbgrader_config.py",
    "my_class/submitted/kari/before/before.responses.json",
]


@pytest.fixture
def lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of lessons in which learners have been; nobody has one open."""
    for name in (*KEPT, *OTHER):
        path = tmp_path / "lessons" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(forget, "_LOOK_AGAIN", 0.0)
    return tmp_path / "lessons"


def list_files(folder: Path) -> set[str]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("language", "says"), [("en", "Deleted, 13 files"), ("nb", "Slettet, 13 filer")]
)
def test_all_that_is_kept_is_deleted_and_named(
    lessons: Path, capsys: pytest.CaptureFixture[str], language: str, says: str
) -> None:
    """Files set aside and half-written ones go, too; a teacher's course and the rest stay."""
    assert main(["forget", str(lessons), "--yes", "--language", language]) == 0

    told = capsys.readouterr().out
    assert says in told
    assert all(str(lessons / name) in told for name in KEPT)
    assert str(lessons / "my_class") in told
    assert "127.0.0.1" in told
    assert list_files(lessons) == set(OTHER)
    assert main(["forget", str(lessons), "--yes", "--language", language]) == 0
    assert str(lessons) in capsys.readouterr().out


@pytest.mark.parametrize(("typed", "is_deleted"), [("ja\n", True), ("nei\n", False), ("", False)])
def test_it_asks_first(
    lessons: Path, monkeypatch: pytest.MonkeyPatch, typed: str, is_deleted: bool
) -> None:
    """Only a clear yes deletes."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))

    code = main(["forget", str(lessons), "--language", "nb"])

    assert code == (0 if is_deleted else 1)
    assert list_files(lessons) == set(OTHER) | (set() if is_deleted else set(KEPT))


def test_what_is_written_again_or_cannot_be_deleted_is_said(
    lessons: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An open quiz, a folder in a file's place, a file that the disk holds on to."""
    answers = lessons / "before" / "before.responses.json"
    held = lessons / "course.record.json"
    (lessons / "nb" / "01_match.record.json").mkdir(parents=True)
    real = os.unlink

    def hold(path: Path, *args: object, **options: object) -> None:
        if Path(path) == held:
            raise OSError(16, "Device or resource busy")
        real(path)

    monkeypatch.setattr("os.unlink", hold)
    monkeypatch.setattr(Path, "unlink", lambda path, missing_ok=False: hold(path))
    monkeypatch.setattr("time.sleep", lambda seconds: answers.write_text("{}"))

    assert main(["forget", str(lessons), "--yes", "--language", "en"]) == 1

    told = capsys.readouterr().out
    assert f"{answers} has been written again" in told
    assert f"{held} could not be deleted: Device or resource busy" in told
    assert f"{lessons / 'nb' / '01_match.record.json'} is a folder" in told


def test_a_folder_that_is_not_there_gets_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in a name is not taken for a folder in which nothing is kept."""
    assert main(["forget", str(tmp_path / "lesons"), "--yes", "--language", "en"]) == 2

    assert capsys.readouterr().err == f"There is no folder {tmp_path / 'lesons'}.\n"
