"""Where our grading meets nbgrader: its command, its formgrader, and assignments of other kinds."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from forked_commands import run_module
from gradebook_rows import read_grades, total
from in_process_execute import InProcessExecute
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from quiz_course import STAMP, QuizCourse, make_items, right_answers
from traitlets.config import Config

from breakcontact.grading import configure
from breakcontact.grading.review_flags import DATA, ReviewFlags, parse_comment, render_comment
from breakcontact.grading.source_assignment import read_key
from breakcontact.quiz.reasons import Reason, make_reason

ITEMS = make_items(6)
RIGHT = right_answers(ITEMS)
FULL = float(sum(item["points"] for item, key in ITEMS if key is not None))


def add_code_assignment(course: QuizCourse, name: str) -> None:
    """An assignment of a teacher's own, with a test worth two points."""
    mark = {"schema_version": 3, "grade": True, "solution": False, "locked": True, "task": False}
    mark |= {"grade_id": "test", "points": 2}
    cells: list[dict[str, Any]] = [{"metadata": {}, "source": "answer = 42"}]
    cells += [{"metadata": {"nbgrader": mark}, "source": "assert answer == 42"}]
    for cell in cells:
        cell |= {"cell_type": "code", "execution_count": None, "outputs": []}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    table = {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": kernel}, "cells": cells}
    for folder in (course.root / "source" / name, course.folder("ann", name)):
        folder.mkdir(parents=True)
        (folder / f"{name}.ipynb").write_text(json.dumps(table), encoding="utf-8")
    (course.folder("ann", name) / "timestamp.txt").write_text(STAMP, encoding="utf-8")
    course.convert(GenerateAssignment, name)


def run_in_one_shell(config: Config) -> None:
    """Let nbgrader execute without starting a kernel."""
    names = [each.__name__ for each in Autograde().autograde_preprocessors]
    assert names[0] == "Execute"
    config.Autograde.autograde_preprocessors = [
        InProcessExecute,
        *Autograde().autograde_preprocessors[1:],
    ]


def open_api(course: QuizCourse) -> NbGraderAPI:
    """What the buttons of the formgrader call."""
    config = Config()
    configure(config)
    folder = CourseDirectory(config=config, root=str(course.root))
    return NbGraderAPI(folder, config=config)


def test_the_command_grades_and_tells_what_failed(course: QuizCourse) -> None:
    """The command takes our grading from the course's settings, and ends with 1 for a failure."""
    course.submit("ann", "before", RIGHT)
    course.autograde("before")
    for student in ("ann", "bob"):
        course.submit(student, "before", RIGHT, stamp="2026-03-05 10:00:00 UTC")
    words = ("nbgrader", "autograde", "before", "--Autograde.create_student=False")

    ran = run_module(*words, folder=course.root, environment=os.environ)

    assert ran.code == 1
    assert "Graded 1 hand-ins of 'before' from their answers" in ran.wrong
    assert "The gradebook holds no student 'bob'" in ran.wrong
    assert "Traceback" not in ran.wrong


def test_the_formgraders_button_grades(course: QuizCourse) -> None:
    """The formgrader's own call grades, and tells when it failed."""
    course.submit("ann", "before", RIGHT)
    course.submit("bob", "before", RIGHT)

    good = open_api(course).autograde("before", "ann")
    bad = open_api(course).autograde("before", "bob", create=False)

    assert good["success"]
    assert not bad["success"]
    assert "holds no student 'bob'" in bad["log"]
    assert total(read_grades(course.database, "before"), "ann") == FULL
    assert open_api(course).get_autograded_students("before") == {"ann"}


@pytest.mark.filterwarnings("ignore")
def test_other_assignments_are_graded_as_always(course: QuizCourse) -> None:
    """A teacher's assignment is executed by nbgrader, also where a quiz beside it failed."""
    add_code_assignment(course, "loops")
    course.submit("bob", "before", RIGHT)
    course.autograde("loops", adjust=run_in_one_shell)

    with pytest.raises(NbGraderException, match="Not all hand-ins"):
        course.autograde("*", adjust=run_in_one_shell, create_student=False, force=True)

    assert total(read_grades(course.database, "loops"), "ann") == 2.0
    assert (course.root / "autograded" / "ann" / "loops" / "loops.ipynb").exists()
    assert not read_grades(course.database, "before")


@pytest.mark.filterwarnings("ignore")
def test_a_quiz_that_was_rebuilt_by_hand_is_told_of(
    course: QuizCourse, caplog: pytest.LogCaptureFixture
) -> None:
    """Where a key cannot be read nbgrader grades by running, and tells; marks are the same."""
    path = course.root / "source" / "before" / "before.ipynb"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('quiz.key(\\"q-01\\", ', 'quiz.key(\\"q-01\\", 1 and '))
    course.convert(GenerateAssignment, "before", force=True)
    course.submit("ann", "before", RIGHT)

    with caplog.at_level(logging.WARNING):
        course.autograde("before", adjust=run_in_one_shell)

    assert "The cell 'q-01' has no key that fits its item" in caplog.text
    assert total(read_grades(course.database, "before"), "ann") == FULL


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("quiz.key('a', {'right': 'b'})\nquiz.ask('a')", {"right": "b"}),
        ("quiz.key('b', {'right': 'b'})", None),
        ("quiz.key('a', make())", None),
        ("quiz.key('a', {'right': 'b'})\nquiz.key('a', {'right': 'c'})", None),
        ("other.key('a', {'right': 'b'})", None),
        ("quiz.key('a', {'right': __import__('os').getpid()})", None),
        ("this is no Python", None),
        ("(" * 5_000, None),
    ],
)
def test_a_key_is_read_and_never_run(source: str, key: object) -> None:
    """Only one plain literal, for the item that the cell is for, is a key."""
    assert read_key(source, "a") == key


def test_a_comment_says_again_what_was_found() -> None:
    """What the gradebook keeps of a submission can be read back, whatever stood in it."""
    reason = make_reason("two", "Two {what}.", what="\nlines - <b>")
    comment = render_comment("R 1/2", ReviewFlags((Reason("One."), reason), (Reason("Three."),)))

    told = parse_comment(comment)

    assert told == ReviewFlags(("One.", "Two lines - ‹b›."), ("Three.",))
    assert (told.review[1].code, told.review[1].details) == ("two", {"what": "lines - ‹b›"})
    assert "Please look at this hand-in:\n- One.\n- Two lines" in comment
    assert not set("<>[]&`") & set(comment)


@pytest.mark.parametrize("data", ["", "{", '{"level": "review"}', "1\n[]", '{"level": 1}'])
def test_a_comment_that_was_damaged_gives_no_flags(data: str) -> None:
    """Whatever stands in the gradebook, grading and its list go on."""
    assert parse_comment(f"Receipt: R\n\n{DATA}\n{data}") == ReviewFlags()
    assert parse_comment("- not ours") == ReviewFlags()


def test_the_settings_load_nothing(tmp_path: Path) -> None:
    """Every nbgrader command reads the settings; they must not make it slower."""
    code = "import breakcontact.grading, sys; print('nbgrader' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "False"
