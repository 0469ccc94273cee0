"""All hand-ins of a cohort that are quizzes, graded over one connection to the gradebook."""

from __future__ import annotations

import re
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from glob import glob
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import OperationalError

from breakcontact.errors import BreakContactError
from breakcontact.grading.gradebook_writer import Ledger, Penalise
from breakcontact.grading.review_list import write_attention
from breakcontact.grading.source_assignment import QuizAssignment, find_step, load_quiz
from breakcontact.grading.submission_grader import Grader
from breakcontact.grading.submission_reader import exists_in
from breakcontact.progress import make_progress

NO_DATABASE = (
    "The gradebook cannot be read or written. If nbgrader was upgraded: first make a copy of "
    "gradebook.db, then run 'nbgrader db upgrade'. All that was graded until now is kept; grade "
    "again to go on."
)


@dataclass(slots=True)
class Tally:
    """What became of the hand-ins of a cohort.

    Attributes:
        failed: Assignment and student of those that could not be graded.
    """

    failed: list[tuple[str, str]] = field(default_factory=list)


def grade_quizzes(converter: Autograde, penalise: Penalise | None) -> Tally:
    """Grade those hand-ins of nbgrader's converter that are quizzes, and take them off its list.

    Raises:
        NbGraderException: If the gradebook cannot be used.
    """
    course, tally = converter.coursedir, Tally()
    try:
        with Gradebook(course.db_url, course.course_id) as gradebook:
            for name, hand_ins in _group_hand_ins(converter).items():
                quiz = load_quiz(gradebook, course, name)
                if isinstance(quiz, str):
                    _tell_it_is_run(converter, name, quiz)
                    continue
                ledger = Ledger(gradebook, quiz, converter.create_student, penalise)
                hand_ins = _add_answers_alone(converter, quiz, hand_ins)
                _grade_assignment(Grader(converter, ledger), hand_ins, tally)
                for folder in hand_ins.values():
                    converter.assignments.pop(folder, None)
    except OperationalError:
        converter.log.error(traceback.format_exc())
        converter.log.error(NO_DATABASE)
        raise NbGraderException(NO_DATABASE) from None
    return tally


def _grade_assignment(grader: Grader, hand_ins: Mapping[str, str], tally: Tally) -> None:
    log, quiz = grader.converter.log, grader.ledger.quiz
    started, graded, failed = time.monotonic(), 0, len(tally.failed)
    show = make_progress(len(hand_ins), sys.stderr)
    try:
        for number, (student, folder) in enumerate(sorted(hand_ins.items()), 1):
            try:
                graded += grader.grade(student, Path(folder))
            except OperationalError:
                raise
            except BreakContactError as error:
                log.error("'%s' of '%s' was not graded: %s", quiz.name, student, error)
                tally.failed.append((quiz.name, student))
            except Exception:
                log.error("'%s' of '%s' was not graded:", quiz.name, student)
                log.error(traceback.format_exc())
                tally.failed.append((quiz.name, student))
            show(number)
    finally:
        show(len(hand_ins))
    failed = len(tally.failed) - failed
    log.info(
        "Graded %d hand-ins of '%s' from their answers in %.1f s; none was run. %d were graded "
        "before, %d failed. %s",
        graded,
        quiz.name,
        time.monotonic() - started,
        len(hand_ins) - graded - failed,
        failed,
        _list_findings(grader),
    )


def _list_findings(grader: Grader) -> str:
    """Write the list of what was found, and say where it is."""
    root = Path(grader.converter.coursedir.root)
    try:
        attention = write_attention(grader.ledger.gradebook, grader.ledger.quiz, root)
    except (BreakContactError, OSError) as error:
        # All is graded and stands in the gradebook; the list is written by the next run.
        return f"What was found could not be listed: {error}"
    return f"Something was found in some: see {attention.name}." if attention else ""


def _tell_it_is_run(converter: Autograde, name: str, reason: str) -> None:
    """Where there is a quiz in an assignment, its teacher may not expect it to be run."""
    course = converter.coursedir
    has_quiz = any(find_step(course, course.source_directory, name).glob("*.quiz.json"))
    tell = converter.log.warning if has_quiz else converter.log.debug
    tell("%s It is graded by running its notebooks.", reason)


def _group_hand_ins(converter: Autograde) -> Mapping[str, dict[str, str]]:
    """Folders of hand-ins by assignment and student."""
    course = converter.coursedir
    pattern = course.format_path(
        course.submitted_directory, "(?P<student>.*)", "(?P<assignment>.*)", escape=True
    )
    grouped: dict[str, dict[str, str]] = defaultdict(dict)
    for folder in converter.assignments:
        if match := re.match(pattern, folder):
            grouped[match["assignment"]][match["student"]] = folder
    return grouped


def _add_answers_alone(
    converter: Autograde, quiz: QuizAssignment, hand_ins: dict[str, str]
) -> dict[str, str]:
    """Add hand-ins without a notebook: nbgrader leaves them out, but they hold answers."""
    course = converter.coursedir
    pattern = course.format_path(
        course.submitted_directory, "(?P<student>.*)", re.escape(quiz.name), escape=True
    )
    found = dict(hand_ins)
    if course.notebook_id != "*":
        return found
    for folder in glob(
        course.format_path(course.submitted_directory, course.student_id, quiz.name)
    ):
        match = re.match(pattern, folder)
        has_answers = any(exists_in(Path(folder), each) for each in quiz.notebooks.values())
        if match and has_answers:
            found.setdefault(match["student"], folder)
    return found
