"""Grade what was handed in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from nbgrader.converters import Autograde
from traitlets.config import Config

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError, NbgraderError
from breakcontact.course.release import is_released
from breakcontact.course.status import list_ungraded
from breakcontact.grading.autograde import LIST
from breakcontact.grading.nbgrader_adapter import AutogradeAdapter


@dataclass(frozen=True, slots=True)
class Graded:
    """The result of grading one assignment.

    Attributes:
        graded: How many hand-ins were graded now.
        before: How many had been graded before; 0 if some failed.
        failed: The learners whose hand-in could not be graded.
        reason: nbgrader's reason, or "".
    """

    graded: int
    before: int
    failed: tuple[str, ...] = ()
    reason: str = ""


def grade_assignment(course: NbgraderCourse, name: str, *, again: bool, language: str) -> Graded:
    """Grade the hand-ins that have no grade yet.

    Args:
        course: The course.
        name: An assignment that was handed in.
        again: Also grade those that are already graded; marks given by hand are kept.
        language: The language of the list of review flags.

    Raises:
        CourseError: If the assignment was not released from this course.
    """
    if not is_released(course, name):
        raise CourseError("collect.not-released", name=name)
    _check_converter(course, name)
    students = course.list_students("submitted", name)
    due = students if again else list_ungraded(course, name, students)
    if not due:
        return Graded(0, len(students))
    course.coursedir.student_id_exclude = ",".join(one for one in students if one not in due)
    try:
        # With force, because a hand-in without a time would otherwise count as graded.
        settings = Config({LIST: {"language": language}})
        with _let_one_have_a_notebook(course, name, due):
            course.convert(Autograde, name, settings, force=True, create_student=True)
    except NbgraderError as error:
        failed = tuple(list_ungraded(course, name, due))
        return Graded(len(due) - len(failed), 0, failed, str(error))
    finally:
        course.coursedir.student_id_exclude = ""
    return Graded(len(due), len(students) - len(due))


@contextmanager
def _let_one_have_a_notebook(
    course: NbgraderCourse, name: str, due: Sequence[str]
) -> Iterator[None]:
    """Lend the notebook that was handed out to one hand-in if all of them are answers alone.

    Pages and phones hand in no notebook. Where nobody has one, nbgrader stops before our converter
    reads the answers.
    """
    folders = [course.folder("submitted", name, student) for student in due]
    handed_out = course.folder("release", name) / f"{name}.ipynb"
    if not handed_out.is_file() or any(any(folder.glob("*.ipynb")) for folder in folders):
        yield
        return
    lent = folders[0] / handed_out.name
    shutil.copyfile(handed_out, lent)
    try:
        yield
    finally:
        lent.unlink()


def _check_converter(course: NbgraderCourse, name: str) -> None:
    """Check that our converter grades a quiz of ours: nbgrader's would run what was handed in.

    Raises:
        CourseError: If it does not, because the settings of the course were not read or not ours.
    """
    is_quiz = any(course.folder("source", name).glob("*.quiz.json"))
    converter = Autograde(coursedir=course.coursedir, parent=course.app)
    if is_quiz and not issubclass(converter.exporter_class, AutogradeAdapter):
        raise CourseError("grade.not-ours", folder=course.root)
