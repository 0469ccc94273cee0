"""``breakcontact class feedback``: a page for each learner, and hand it back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.course.course import Course

_SECRET = "submission_secret.txt"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare whose pages are made, and whether they tell the right answers."""
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="else all graded ones")
    parser.add_argument(
        "--with-key",
        action="store_true",
        help="show the right answers too; only when everybody has handed in, 'later' included: "
        "it asks the same in other words",
    )
    parser.add_argument(
        "--keep-here", action="store_true", help="make the pages, but do not hand them back yet"
    )


def run(args: argparse.Namespace, course: Course) -> int:
    """Make the pages and hand them back through the exchange, if there is one."""
    from breakcontact.course.pending import list_unmarked
    from breakcontact.course.selection import pick_assignments

    words = course.words
    graded = [
        name for name in pick_assignments(course, args) if course.list_students("autograded", name)
    ]
    if not graded:
        raise BreakContactError(words.say("feedback.nothing"))
    for name in graded:
        _make_pages(course, name, with_key=args.with_key)
        if unmarked := list_unmarked(course, name):
            words.tell(words.count("feedback.unmarked", len(unmarked)), indent=2)
        if not args.keep_here:
            _hand_back(course, name)
    words.tell(words.say("feedback.key" if args.with_key else "feedback.no-key"))
    words.tell_next(words.say("feedback.next"), "export")
    return 0


def _make_pages(course: Course, name: str, *, with_key: bool) -> None:
    from nbgrader.converters import GenerateFeedback
    from traitlets.config import Config

    from breakcontact.course.course import NbgraderError
    from breakcontact.course.grade import count_lines

    words = course.words
    students = course.list_students("autograded", name)
    settings = Config()
    settings.FeedbackPages.language = words.language
    if with_key:
        settings.FeedbackPages.show_key = True
    try:
        with count_lines(course, "Converting notebook %s", len(students)):
            # Made anew each time: marks and comments may have been written since.
            course.convert(GenerateFeedback, name, settings, force=True)
    except NbgraderError as error:
        raise BreakContactError(words.say("feedback.failed", name=name, reason=error)) from error
    folder = course.folder("feedback", name, words.say("example.name")).relative_to(course.root)
    words.tell(words.count("feedback.made", len(students), name=name, folder=folder))


def _hand_back(course: Course, name: str) -> None:
    """Let nbgrader put the pages where learners fetch them; not every hand-in came that way."""
    from breakcontact.course.course import NbgraderError

    words = course.words
    students = course.list_students("feedback", name)
    with_way = [s for s in students if (course.folder("feedback", name, s) / _SECRET).is_file()]
    without = [student for student in students if student not in with_way]
    if with_way and course.has_exchange:
        course.coursedir.student_id_exclude = ",".join(without)
        try:
            course.trade("ReleaseFeedback", name)
        except NbgraderError as error:
            raise BreakContactError(
                words.say("feedback.not-released", name=name, reason=error)
            ) from error
        finally:
            course.coursedir.student_id_exclude = ""
        words.tell(words.count("feedback.released", len(with_way)), indent=2)
    if not course.has_exchange:
        words.tell(words.count("feedback.send", len(students)), indent=2)
    elif without:
        words.tell(words.count("feedback.by-hand", len(without)), indent=2)
