"""Grading by nbgrader without our plug-in, for what ours is compared with."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

from forked_commands import run_module
from generated_answers import DUE, ITEMS, SLUG, hand_in_generated
from gradebook_rows import GradeRow, change, read_comments, read_grades, read_submissions
from in_process_execute import InProcessExecute
from late_penalty import TenthADay
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute
from quiz_course import QuizCourse
from traitlets.config import Config

from breakcontact.quiz import read_responses

Marks = dict[object, object]
LEFT_OUT = GradeRow(auto_score=0.0, manual_score=None, extra_credit=None, needs_manual_grade=0)


def make_course(root: Path, *, ours: bool, many: int, seed: int = 0) -> QuizCourse:
    """A course with generated submissions, some of them late."""
    course = QuizCourse(root, ours=ours)
    course.add_quiz(SLUG, ITEMS)
    change(course.database, "update assignment set duedate = ?", DUE)
    hand_in_generated(course, many, seed)
    text = (
        "c.AssignLatePenalties.plugin_class = 'late_penalty.TenthADay'\n"
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
    )
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(text)
    return course


def use_penalty(config: Config) -> None:
    """Let being late cost something."""
    config.AssignLatePenalties.plugin_class = TenthADay


def grade_in_one_shell(course: QuizCourse) -> None:
    """All of nbgrader's converter and its preprocessors, but for the one that starts kernels."""

    def adjust(config: Config) -> None:
        use_penalty(config)
        stock = Autograde().autograde_preprocessors
        config.Autograde.autograde_preprocessors = [
            InProcessExecute if each is Execute else each for each in stock
        ]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        course.autograde(SLUG, adjust=adjust)


def grade_by_command(course: QuizCourse) -> None:
    """The command ``nbgrader autograde`` in the folder of the course."""
    words = ("nbgrader", "autograde", SLUG, "--log-level=ERROR")
    done = run_module(*words, folder=course.root, environment=os.environ)
    assert done.code == 0, done.wrong


def read_marks(course: QuizCourse) -> Marks:
    """All that the gradebook says, but for what the cell for remarks is told by us alone.

    nbgrader asks for a mark for each text, also where nobody wrote one: there is ours to compare.
    """
    told: Marks = {}
    told.update({("grade", *k): v for k, v in read_grades(course.database, SLUG).items()})
    if not course.ours:
        told.update({("grade", *key): LEFT_OUT for key in list_left_out(course)})
    told.update({("comment", *k): v for k, v in read_comments(course.database, SLUG).items()})
    told.update({("submission", k): v for k, v in read_submissions(course.database, SLUG).items()})
    return {
        key: value for key, value in told.items() if isinstance(key, tuple) and "remarks" not in key
    }


def list_left_out(course: QuizCourse) -> list[tuple[str, str]]:
    """Texts that a learner left out, or that nobody can read, by student and cell."""
    texts = [item["id"] for item, key in ITEMS if key is None]
    found = []
    for student in read_submissions(course.database, SLUG):
        definition = course.definitions[SLUG]
        answers = read_responses(
            course.folder(student, SLUG) / definition.responses_name, definition
        ).answers
        found += [(student, f"{each}-marks") for each in texts if each not in answers]
    return found
