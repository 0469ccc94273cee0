"""Grade all quiz submissions of a run over one connection to the gradebook."""

from __future__ import annotations

import re
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
from breakcontact.grading.gradebook_writer import GradebookWriter, Penalise
from breakcontact.grading.never_run import forbid_running
from breakcontact.grading.review_list import write_review_list
from breakcontact.grading.source_assignment import QuizAssignment, find_step, load_quiz
from breakcontact.grading.submission_grader import Grader
from breakcontact.grading.submission_reader import exists_in
from breakcontact.i18n import SOURCE_LANGUAGE
from breakcontact.progress import make_bar

LIST = "ReviewList"
"""The section of nbgrader's configuration that names the ``language`` of the list."""
NO_DATABASE = (
    "The gradebook cannot be read or written. If nbgrader was upgraded: first make a copy of "
    "gradebook.db, then run 'nbgrader db upgrade'. All that was graded until now is kept; grade "
    "again to go on."
)


@dataclass(slots=True)
class AutogradeResult:
    """The result of a grading run.

    Attributes:
        failed: Assignment and student of each submission that could not be graded.
    """

    failed: list[tuple[str, str]] = field(default_factory=list)


def grade_quizzes(converter: Autograde, penalise: Penalise | None) -> AutogradeResult:
    """Grade the quiz submissions of nbgrader's converter, and remove them from its list.

    Raises:
        NbGraderException: If the gradebook cannot be used.
    """
    course, result = converter.coursedir, AutogradeResult()
    try:
        with Gradebook(course.db_url, course.course_id) as gradebook:
            for name, submissions in _group_submissions(converter).items():
                quiz = load_quiz(gradebook, course, name)
                if isinstance(quiz, str):
                    _log_that_it_is_run(converter, name, quiz)
                    continue
                forbid_running(gradebook, name)
                writer = GradebookWriter(gradebook, quiz, converter.create_student, penalise)
                submissions = _add_answers_alone(converter, quiz, submissions)
                _grade_assignment(Grader(converter, writer), submissions, result)
                for folder in submissions.values():
                    converter.assignments.pop(folder, None)
    except OperationalError:
        converter.log.error(traceback.format_exc())
        converter.log.error(NO_DATABASE)
        raise NbGraderException(NO_DATABASE) from None
    return result


def _grade_assignment(
    grader: Grader, submissions: Mapping[str, str], result: AutogradeResult
) -> None:
    log, quiz = grader.converter.log, grader.writer.quiz
    started, graded, failed = time.monotonic(), 0, len(result.failed)
    with make_bar(len(submissions)) as bar:
        for student, folder in sorted(submissions.items()):
            try:
                graded += grader.grade(student, Path(folder))
            except OperationalError:
                raise
            except BreakContactError as error:
                log.error("'%s' of '%s' was not graded: %s", quiz.name, student, error)
                result.failed.append((quiz.name, student))
            except Exception:
                log.error("'%s' of '%s' was not graded:", quiz.name, student)
                log.error(traceback.format_exc())
                result.failed.append((quiz.name, student))
            bar.update()
    failed = len(result.failed) - failed
    log.info(
        "Graded %d hand-ins of '%s' from their answers in %.1f s; none was run. %d were graded "
        "before, %d failed. %s",
        graded,
        quiz.name,
        time.monotonic() - started,
        len(submissions) - graded - failed,
        failed,
        _write_list(grader),
    )


def _write_list(grader: Grader) -> str:
    """Write the list of review flags, and say where it is."""
    root = Path(grader.converter.coursedir.root)
    try:
        language = grader.converter.config.get(LIST, {}).get("language", SOURCE_LANGUAGE)
        file = write_review_list(grader.writer.gradebook, grader.writer.quiz, root, language)
    except (BreakContactError, OSError) as error:
        # The marks are in the gradebook; the next run writes the list.
        return f"What was found could not be listed: {error}"
    return f"Something was found in some: see {file.name}." if file else ""


def _log_that_it_is_run(converter: Autograde, name: str, reason: str) -> None:
    """Warn if the assignment has a quiz, because its teacher may not expect code to be run."""
    course = converter.coursedir
    has_quiz = any(find_step(course, course.source_directory, name).glob("*.quiz.json"))
    log = converter.log.warning if has_quiz else converter.log.debug
    log("%s It is graded by running its notebooks.", reason)


def _group_submissions(converter: Autograde) -> Mapping[str, dict[str, str]]:
    """The folders of submissions by assignment and student."""
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
    converter: Autograde, quiz: QuizAssignment, submissions: dict[str, str]
) -> dict[str, str]:
    """Add submissions without a notebook: nbgrader skips them, but they hold answers."""
    course = converter.coursedir
    pattern = course.format_path(
        course.submitted_directory, "(?P<student>.*)", re.escape(quiz.name), escape=True
    )
    found = dict(submissions)
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
