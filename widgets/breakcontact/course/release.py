"""``breakcontact class release``: hand a quiz out."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.course.course import Course

HANDOUT = "handout"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what is handed out."""
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="such as 'before'")
    parser.add_argument("--all", action="store_true", help="all of them")
    parser.add_argument(
        "--again", action="store_true", help="also what has been handed out or in before"
    )


def run(args: argparse.Namespace, course: Course) -> int:
    """Make the learners' version without the key, and put it where learners fetch it."""
    from breakcontact.course.selection import pick_assignments

    words = course.words
    if bool(args.assignments) == args.all:
        names = ", ".join(course.list_assignments())
        raise BreakContactError(words.say("release.which", names=names))
    chosen = pick_assignments(course, args)
    wanted = [name for name in chosen if args.again or _is_wanted(course, name, args.all)]
    for name in wanted:
        _release(course, name)
    if wanted:
        label = "release.next" if course.has_exchange else "collect.gather"
        words.tell_next(words.say(label), *course.collecting)
    return 0


def _is_wanted(course: Course, name: str, all_of_them: bool) -> bool:
    """Whether to hand it out although it may have been before; learners may be at work on it."""
    if not any(course.folder("release", name).glob("*.ipynb")):
        return True
    words = course.words
    handed_in = len(course.list_students("submitted", name))
    told = words.count("release.handed-in", handed_in) if handed_in else ""
    sentence = words.say("release.already", name=name, handed_in=told).strip()
    if all_of_them:
        words.tell(sentence)
        return False
    if not sys.stdin.isatty():
        raise BreakContactError(f"{sentence} {words.say('release.how-again')}")
    words.tell(f"{sentence} {words.say('release.ask')}")
    return input("> ").strip().lower() in ("y", "yes", "j", "ja")


def _release(course: Course, name: str) -> None:
    from nbgrader.converters import GenerateAssignment

    from breakcontact.course.course import NbgraderError

    words = course.words
    try:
        course.convert(GenerateAssignment, name, force=True, create_assignment=True)
        if course.has_exchange:
            course.trade("ReleaseAssignment", name, force=True)
    except NbgraderError as error:
        raise BreakContactError(words.say("release.failed", name=name, reason=error)) from error
    if course.has_exchange:
        words.tell(words.say("release.exchange", name=name))
    else:
        packed = _pack(course, name)
        words.tell(words.say("release.packed", name=name, file=packed))


def _pack(course: Course, name: str) -> Path:
    """The hand-out as one file, for a learning platform or a stick."""
    folder = course.root / HANDOUT
    folder.mkdir(exist_ok=True)
    made = course.folder("release", name)
    packed = shutil.make_archive(str(folder / name), "zip", made.parent, made.name)
    return Path(packed).relative_to(course.root)
