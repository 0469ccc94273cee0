"""``breakcontact class release``: hand a quiz out."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from breakcontact.cli.course.words import Words
from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what is handed out."""
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="such as 'before'")
    parser.add_argument("--all", action="store_true", help="all of them")
    parser.add_argument(
        "--again", action="store_true", help="also what has been handed out or in before"
    )


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Hand assignments out, and say where they are."""
    from breakcontact.course.release import release_assignment
    from breakcontact.course.selection import select_assignments

    if bool(args.assignments) == args.all:
        names = ", ".join(course.list_assignments())
        raise BreakContactError(words.say("release.which", names=names))
    selected = select_assignments(course, args.assignments)
    wanted = [name for name in selected if args.again or _is_wanted(course, words, name, args.all)]
    for name in wanted:
        package = release_assignment(course, name)
        if package is None:
            words.tell(words.say("release.exchange", name=name))
        else:
            words.tell(words.say("release.packed", name=name, file=package))
    if wanted:
        label = "release.next" if course.has_exchange else "collect.gather"
        words.tell_next(words.say(label), *words.collect_command(course.has_exchange))
    return 0


def _is_wanted(course: NbgraderCourse, words: Words, name: str, all_of_them: bool) -> bool:
    """Ask before handing something out again, because learners may be at work on it."""
    from breakcontact.course.release import is_released

    if not is_released(course, name):
        return True
    count = len(course.list_students("submitted", name))
    handed_in = words.count("release.handed-in", count) if count else ""
    sentence = words.say("release.already", name=name, handed_in=handed_in).strip()
    if all_of_them:
        words.tell(sentence)
        return False
    if not sys.stdin.isatty():
        raise BreakContactError(f"{sentence} {words.say('release.how-again')}")
    words.tell(f"{sentence} {words.say('release.ask')}")
    return input("> ").strip().lower() in ("y", "yes", "j", "ja")
