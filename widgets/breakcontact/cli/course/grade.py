"""``breakcontact class grade``: mark what was handed in, and say what needs the teacher."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from breakcontact.cli import FAULTS_FOUND
from breakcontact.cli.course.words import Words
from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse

_MOST_SHOWN = 15


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what is graded."""
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="else all")
    parser.add_argument(
        "--again", action="store_true", help="also what is graded already; marks by hand are kept"
    )


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Grade, and say what is left for the teacher."""
    from breakcontact.course.selection import select_assignments

    selected = select_assignments(course, args.assignments)
    handed_in = [name for name in selected if course.list_students("submitted", name)]
    if not handed_in:
        raise BreakContactError(words.say("grade.nothing"))
    failed = [name for name in handed_in if not _grade(course, words, name, again=args.again)]
    to_mark = sum(_tell_pending(course, words, name) for name in handed_in)
    if to_mark:
        words.tell_next(words.count("grade.next-mark", to_mark), "mark")
    else:
        words.tell_next(words.say("grade.next-feedback"), "feedback", *args.assignments)
    return FAULTS_FOUND if failed else 0


def _grade(course: NbgraderCourse, words: Words, name: str, *, again: bool) -> bool:
    """Grade one assignment, and return whether all went well."""
    from breakcontact.course.grade import grade_assignment

    done = grade_assignment(course, name, again=again, language=words.language)
    words.tell(words.count("grade.told", done.graded, name=name, before=done.before))
    if not done.reason:
        return True
    names = ", ".join(done.failed[:_MOST_SHOWN])
    more = " …" if len(done.failed) > _MOST_SHOWN else ""
    words.tell(
        words.count("grade.failed", len(done.failed), names=names + more, reason=done.reason)
    )
    return False


def _tell_pending(course: NbgraderCourse, words: Words, name: str) -> int:
    """Say whose hand-in to review, and return how many learners have a text to mark."""
    from breakcontact.course.pending import list_review_flags, list_unmarked
    from breakcontact.grading.reason_messages import say_reason

    unmarked = list_unmarked(course, name)
    flags = list_review_flags(course, name)
    if unmarked:
        words.tell(words.count("grade.to-mark", len(unmarked), name=name), indent=2)
    for student, reason in flags[:_MOST_SHOWN]:
        sentence = words.say("grade.look", student=student, reason=say_reason(words, reason))
        words.tell(sentence, indent=2)
    if len(flags) > _MOST_SHOWN:
        words.tell(words.count("grade.more-looks", len(flags) - _MOST_SHOWN), indent=2)
    if flags:
        words.tell(words.say("grade.look-how"), indent=2)
    return len(unmarked)
