"""The page for teachers: every command on it works, in the order it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from class_teacher import ClassTeacher
from forked_commands import run_module
from notebook_server import private_environment

SLUG = "before"
CLASS = "python3 run.py class"


@pytest.fixture(scope="module")
def commands(root: Path) -> list[str]:
    """The lines of the page that are set as commands."""
    text = (root / "assessments" / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^    (\S.*)$", text, re.MULTILINE)


def test_what_a_teacher_types_works(
    commands: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """From a fresh copy to tables, with what learners sent in a folder ``downloads``."""
    teacher = ClassTeacher(tmp_path, capsys, monkeypatch)
    teacher.root = tmp_path / "my_class"
    lines = [line.removeprefix(CLASS).split() for line in commands if line.startswith(CLASS)]

    for words in lines:
        if words[:1] == ["collect"]:
            teacher.write_hand_in(tmp_path / "downloads" / "kari", SLUG, {"before-01": "b"})
        # The formgrader serves until it is stopped; here it is enough that the word is known.
        said = teacher.say(*words) if words != ["mark"] else teacher.say("status")
        assert said.code == 0, (words, said.wrong)

    assert (teacher.root / "marks.csv").is_file()
    assert (teacher.root / "items.csv").is_file()
    steps = [words[0] for words in lines if words]
    assert list(dict.fromkeys(steps)) == [
        "setup",
        "release",
        "collect",
        "grade",
        "mark",
        "feedback",
        "report",
        "export",
    ]


def test_nbgraders_own_commands_work(commands: list[str], root: Path, tmp_path: Path) -> None:
    """In a copy of the folder, with a hand-in in ``submitted``; the exchange is a folder here."""
    course = tmp_path / "assessments"
    shutil.copytree(root / "assessments", course)
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f"\nc.Exchange.root = {str(tmp_path / 'exchange')!r}\n")
    lines = [line for line in commands if line.startswith("nbgrader ")]

    for line in lines:
        if " autograde " in line:
            shutil.copytree(course / "release" / SLUG, course / "submitted" / "kari" / SLUG)
        if " release_feedback " in line:
            _sign(course / "feedback" / "kari" / SLUG)
        environment = private_environment(tmp_path / "home")
        done = run_module(*shlex.split(line), folder=course, environment=environment)
        assert done.code == 0, (line, done.wrong)

    assert len(lines) == 8
    assert (course / "feedback" / "kari" / SLUG / f"{SLUG}.html").is_file()
    assert (course / "items.csv").is_file()


def _sign(folder: Path) -> None:
    """What ``nbgrader submit`` would have put beside the hand-in."""
    (folder / "timestamp.txt").write_text("2026-03-01 10:00:00.000000 UTC", encoding="utf-8")
    (folder / "submission_secret.txt").write_text("0" * 128, encoding="utf-8")
