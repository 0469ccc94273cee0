"""However grading is started: nothing handed in is run; where ours cannot grade, nobody does."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from class_teacher import ClassTeacher
from forked_commands import run_module
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from quiz_course import QuizCourse, make_items, right_answers
from traitlets.config import Config

from breakcontact.grading.never_run import SENTENCE

SLUG, ITEMS = "before", make_items(6)
PATHS = [
    "plain", "with space", "Åse", "café", "班级", "a'b", "a&b", "a,b", "a;b", "a+b", "a=b", "a@b",
    "a!b", "a^b", "(8A)", "a~b", "a.b", ".hidden", "-dash", "a" * 100, "%HOME%", "a#b", "a%20b",
    "$HOME", "a$HOME", "${HOME}", "[8A]", "{8A}", "8A]", "a*b", "a?b", "~", "a\tb", "😀",
]  # fmt: skip
"""Names of the folder that a course is in."""


def lay_canary(course: QuizCourse, student: str) -> Path:
    """Hand in right answers, and a notebook that leaves a file when any of its cells is run."""
    answers = right_answers(ITEMS)
    folder = course.submit(student, SLUG, answers)
    canary = course.root / f"canary-{student}"
    path = folder / f"{SLUG}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    source = f"open({str(canary)!r}, 'w').close()\n"
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = source + "".join(cell["source"])
    first = {"cell_type": "code", "source": source, "metadata": {}, "outputs": []}
    notebook["cells"].insert(0, {**first, "execution_count": None})
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return canary


def by_command(course: QuizCourse, *words: str, folder: Path | None = None) -> str:
    """A command of nbgrader; returns what it says."""
    told = run_module("nbgrader", *words, folder=folder or course.root, environment=os.environ)
    assert told.code != 0
    return told.wrong


def drop_settings(course: QuizCourse) -> None:
    """The settings are gone, empty, or never found."""
    (course.root / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")


def by_kernel_in_settings(course: QuizCourse) -> str:
    """Settings of the teacher's own, which choose the kernel for everything."""
    lines = ["c = get_config()", "c.Execute.kernel_name = 'python3'"]
    lines += ["c.ExecutePreprocessor.kernel_name = 'python3'", "c.Autograde.force = True"]
    (course.root / "nbgrader_config.py").write_text("\n".join(lines), encoding="utf-8")
    return by_command(course, "autograde", SLUG)


def by_converter(course: QuizCourse) -> str:
    """Nbgrader's converter, as a script of a teacher's own uses it."""
    course.ours = False
    records: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: records.append(record.getMessage())  # type: ignore[method-assign]

    def listen(config: Config) -> None:
        logging.getLogger("traitlets").addHandler(handler)

    try:
        with pytest.raises(NbGraderException):
            course.autograde(SLUG, adjust=listen)
    finally:
        logging.getLogger("traitlets").removeHandler(handler)
    return " ".join(records)


def by_button(course: QuizCourse) -> str:
    """What the button of the formgrader calls."""
    folder = CourseDirectory(config=Config(), root=str(course.root))
    done = NbGraderAPI(folder, config=Config()).autograde(SLUG, "eve")
    assert not done["success"]
    return str(done)


WAYS: dict[str, Callable[[QuizCourse], str]] = {
    "command": lambda course: by_command(course, "autograde", SLUG),
    "old-words": lambda course: by_command(course, "autograde", "--assignment", SLUG),
    "one-student": lambda course: by_command(course, "autograde", SLUG, "--student=eve"),
    "one-notebook": lambda course: by_command(course, "autograde", SLUG, "--notebook=before"),
    "force": lambda course: by_command(course, "autograde", SLUG, "--force"),
    "elsewhere": lambda course: by_command(
        course,
        "autograde",
        SLUG,
        f"--CourseDirectory.root={course.root}",
        folder=course.root.parent,
    ),
    "exporter": lambda course: by_command(
        course, "autograde", SLUG, "--Autograde.exporter_class=nbconvert.exporters.NotebookExporter"
    ),
    "errors-allowed": lambda course: by_command(
        course, "autograde", SLUG, "--Execute.allow_errors=True"
    ),
    "kernel": lambda course: by_command(course, "autograde", SLUG, "--Execute.kernel_name=python3"),
    "kernel-in-settings": by_kernel_in_settings,
    "every-check-off": lambda course: by_command(
        course,
        "autograde",
        SLUG,
        "--NotebookExporter.optimistic_validation=True",
        "--Execute.kernel_name=python3",
        "--Execute.force_raise_errors=False",
    ),
    "converter": by_converter,
    "button": by_button,
}


# nbgrader's own use of its database warns.
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("way", WAYS)
def test_without_our_settings_nothing_is_run_or_graded(way: str, course: QuizCourse) -> None:
    """Nbgrader stops before the first cell, and says why and what to do."""
    canary = lay_canary(course, "eve")
    if way != "exporter":
        drop_settings(course)

    told = WAYS[way](course)

    assert not canary.exists()
    assert not (course.root / "autograded" / "eve" / SLUG / "before.ipynb").exists()
    assert SENTENCE in told


def test_with_another_gradebook_nothing_is_run(course: QuizCourse) -> None:
    """One that is new, or from elsewhere, does not know the quiz."""
    canary = lay_canary(course, "eve")
    drop_settings(course)

    told = by_command(course, "autograde", SLUG, "--db=sqlite:///other.db")

    assert not canary.exists()
    assert not (course.root / "autograded" / "eve" / SLUG / "before.ipynb").exists()
    assert "No assignment with ID 'before'" in told


@pytest.mark.filterwarnings("ignore")
def test_any_command_of_ours_protects_what_an_earlier_version_handed_out(
    course: QuizCourse,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Looking how far the course has come is enough."""
    canary = lay_canary(course, "eve")
    with sqlite3.connect(course.database) as database:
        database.execute("update notebook set kernelspec = ?", ('{"name": "python3"}',))
    teacher = ClassTeacher(tmp_path, capsys, monkeypatch)
    assert teacher.say("status", "--course", str(course.root)).code == 0
    drop_settings(course)

    told = by_command(course, "autograde", SLUG)

    assert not canary.exists()
    assert SENTENCE in told


def test_with_our_settings_it_is_graded_and_not_run(course: QuizCourse) -> None:
    """By the command and by the button; a course from before is protected from then on."""
    canary = lay_canary(course, "eve")
    with sqlite3.connect(course.database) as database:
        database.execute("update notebook set kernelspec = ?", ('{"name": "python3"}',))

    ran = run_module("nbgrader", "autograde", SLUG, folder=course.root, environment=os.environ)
    with sqlite3.connect(course.database) as database:
        names = [row[0] for row in database.execute("select kernelspec from notebook")]

    assert (ran.code, canary.exists()) == (0, False)
    assert (course.root / "autograded" / "eve" / SLUG / "before.ipynb").is_file()
    assert all(SENTENCE in name for name in names)


@pytest.mark.parametrize("name", PATHS, ids=range(len(PATHS)))
def test_wherever_the_course_is_nothing_is_run(
    name: str,
    released: QuizCourse,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Our command and nbgrader's grade from the answers, or refuse in a sentence."""
    course = released.copy_to(tmp_path / name / "course")
    canary = lay_canary(course, "eve")
    teacher = ClassTeacher(tmp_path, capsys, monkeypatch)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(course.root)

    said = teacher.say("grade", "--course", str(course.root))
    page = course.root / "autograded" / "eve" / SLUG / "before.ipynb"

    assert not canary.exists()
    assert (said.code == 0) == page.is_file()
    assert page.is_file() or set(name) & set("$[]{}*?%#")
    assert (
        said.code == 0 or "Nothing was graded" in said.wrong or "could not be graded" in said.told
    )
    assert "Traceback" not in said.wrong + said.told


def test_our_command_refuses_where_our_converter_is_off(
    course: QuizCourse,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One sentence, in the teacher's language, before anything is touched."""
    canary = lay_canary(course, "eve")
    drop_settings(course)
    teacher = ClassTeacher(tmp_path, capsys, monkeypatch)

    said = teacher.say("grade", "--course", str(course.root), "--language", "nb")

    assert (said.code, canary.exists()) == (2, False)
    assert "Ingenting er rettet" in said.wrong
