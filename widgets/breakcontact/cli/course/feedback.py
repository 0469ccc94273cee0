"""``breakcontact class feedback``: a page for each learner, and hand it back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from breakcontact.cli.course.words import Words
from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare whose pages are made, and whether they tell the right answers."""
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="else all graded ones")
    parser.add_argument(
        "--with-key",
        action="store_true",
        help="show the right answers too; only when everyone has handed in, 'later' included: "
        "it asks the same in other words",
    )
    parser.add_argument(
        "--lessons",
        metavar="ADDRESS",
        help="where learners find the lessons, for the links on their pages: a site that 'site' "
        "made, or the folder of lessons on a JupyterHub; remembered, and '' forgets it",
    )
    parser.add_argument(
        "--keep-here", action="store_true", help="make the pages, but do not hand them back yet"
    )


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Make the pages, hand them back, and say who still has to get theirs."""
    from breakcontact.course.context import read_lessons_address
    from breakcontact.course.feedback import choose_lessons, make_pages
    from breakcontact.course.pending import list_unmarked
    from breakcontact.course.selection import select_assignments

    selected = select_assignments(course, args.assignments)
    graded = [name for name in selected if course.list_students("autograded", name)]
    if not graded:
        raise BreakContactError(words.say("feedback.nothing"))
    if args.lessons is not None:
        choose_lessons(course, args.lessons)
    for name in graded:
        pages = make_pages(course, name, language=words.language, with_key=args.with_key)
        folder = course.folder("feedback", name, words.say("example.name")).relative_to(course.root)
        words.tell(words.count("feedback.made", pages, name=name, folder=folder))
        if unmarked := list_unmarked(course, name):
            words.tell(words.count("feedback.unmarked", len(unmarked)), indent=2)
        if not args.keep_here:
            _hand_back(course, words, name)
    if not read_lessons_address(course.root):
        words.tell(words.say("feedback.no-lessons"))
    words.tell(words.say("feedback.key" if args.with_key else "feedback.no-key"))
    words.tell_next(words.say("feedback.next"), "export")
    return 0


def _hand_back(course: NbgraderCourse, words: Words, name: str) -> None:
    from breakcontact.course.feedback import hand_back, pack_pages

    done = hand_back(course, name)
    if done.released:
        words.tell(words.count("feedback.released", done.released), indent=2)
    if not done.by_hand:
        return
    if course.has_exchange:
        words.tell(words.count("feedback.by-hand", len(done.by_hand)), indent=2)
    packed = pack_pages(course, name, done.by_hand)
    said = words.count(
        "feedback.send", len(done.by_hand), folder=packed.folder, archive=packed.archive
    )
    words.tell(said, indent=2)
