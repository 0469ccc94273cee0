"""``breakcontact class grade``: mark what was handed in, and say who needs a human look."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from breakcontact.errors import BreakContactError
from breakcontact.progress import make_progress

if TYPE_CHECKING:
    from breakcontact.course.course import Course

FAULTS_FOUND = 1
_MOST_TOLD = 15


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what is graded."""
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="else all")
    parser.add_argument(
        "--again", action="store_true", help="also what is graded already; marks by hand are kept"
    )


def run(args: argparse.Namespace, course: Course) -> int:
    """Grade, and tell what is left for the teacher."""
    from breakcontact.course.selection import pick_assignments

    words = course.words
    chosen = pick_assignments(course, args)
    handed_in = [name for name in chosen if course.list_students("submitted", name)]
    if not handed_in:
        raise BreakContactError(words.say("grade.nothing"))
    failed = [name for name in handed_in if not _grade(course, name, again=args.again)]
    waiting = sum(tell_what_is_left(course, name) for name in handed_in)
    if waiting:
        words.tell_next(words.count("grade.next-mark", waiting), "mark")
    else:
        words.tell_next(words.say("grade.next-feedback"), "feedback", *args.assignments)
    return FAULTS_FOUND if failed else 0


def _grade(course: Course, name: str, *, again: bool) -> bool:
    """Grade one assignment; whether all went well."""
    from nbgrader.converters import Autograde

    from breakcontact.course.course import NbgraderError
    from breakcontact.course.status import list_ungraded

    words = course.words
    students = course.list_students("submitted", name)
    if not any(course.folder("release", name).glob("*.ipynb")):
        raise BreakContactError(words.say("collect.not-released", name=name))
    due = students if again else list_ungraded(course, name, students)
    graded_before = len(students) - len(due)
    if due:
        left_out = ",".join(student for student in students if student not in due)
        try:
            with count_lines(course, "Autograding %s", len(due)):
                course.coursedir.student_id_exclude = left_out
                # What is due is graded in any case, also where no time of handing in is known.
                course.convert(Autograde, name, force=True, create_student=True)
        except NbgraderError as error:
            _tell_failed(course, name, due, error)
            return False
        finally:
            course.coursedir.student_id_exclude = ""
    words.tell(words.count("grade.told", len(due), name=name, before=graded_before))
    return True


@contextmanager
def count_lines(course: Course, line: str, total: int) -> Iterator[None]:
    """Show progress by counting what nbgrader says once a hand-in."""
    show = make_progress(total, sys.stderr)
    handler = course.listen(_counter(line, show))
    try:
        yield
    finally:
        course.app.log.removeHandler(handler)
        show(total)


def _counter(line: str, show: Callable[[int], None]) -> Callable[[logging.LogRecord], None]:
    seen: set[str] = set()

    def hear(record: logging.LogRecord) -> None:
        if record.msg == line:
            seen.add(record.getMessage())
            show(len(seen) - 1)

    return hear


def _tell_failed(course: Course, name: str, due: list[str], error: Exception) -> None:
    """Say whose hand-in nbgrader could not grade: those without a graded notebook now."""
    from breakcontact.course.status import list_ungraded

    words = course.words
    failed = list_ungraded(course, name, due)
    words.tell(words.count("grade.told", len(due) - len(failed), name=name, before=0))
    told = ", ".join(failed[:_MOST_TOLD]) + (" …" if len(failed) > _MOST_TOLD else "")
    words.tell(words.count("grade.failed", len(failed), names=told, reason=error))


def tell_what_is_left(course: Course, name: str) -> int:
    """Say who needs a look, and why; the number of learners whose free text waits for a mark."""
    from breakcontact.course.pending import list_looks, list_unmarked
    from breakcontact.course.reasons import tell_reason

    words = course.words
    unmarked = list_unmarked(course, name)
    looks = list_looks(course, name)
    if unmarked:
        words.tell(words.count("grade.to-mark", len(unmarked), name=name), indent=2)
    for student, reason in looks[:_MOST_TOLD]:
        told = words.say("grade.look", student=student, reason=tell_reason(words, reason))
        words.tell(told, indent=2)
    if len(looks) > _MOST_TOLD:
        words.tell(words.count("grade.more-looks", len(looks) - _MOST_TOLD), indent=2)
    if looks:
        words.tell(words.say("grade.look-how"), indent=2)
    return len(unmarked)
