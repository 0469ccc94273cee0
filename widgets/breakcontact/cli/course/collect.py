"""``breakcontact class collect``: fetch what learners handed in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from breakcontact.cli.course.words import Words
from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what is fetched, and from where."""
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="else all")
    parser.add_argument(
        "--from",
        dest="source",
        metavar="PATH",
        type=lambda text: Path(text).absolute(),
        help="a folder or zip with hand-ins that you downloaded: one folder or zip a learner, or "
        "files named like kari_before.ipynb and kari_before.responses.json",
    )


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Collect, and say how many hand-ins are new."""
    from breakcontact.course.collect import check_source
    from breakcontact.course.release import is_released
    from breakcontact.course.selection import select_assignments

    selected = select_assignments(course, args.assignments)
    check_source(course, args.source)
    changed = 0
    for name in selected:
        if is_released(course, name):
            changed += _collect(course, words, name, args.source)
        elif args.assignments:
            raise BreakContactError(words.say("collect.not-released", name=name))
    if changed:
        words.tell_next(words.say("collect.next"), "grade")
    elif args.source is not None:
        words.tell(words.say("collect.nothing-found", path=args.source))
        return 1
    return 0


def _collect(course: NbgraderCourse, words: Words, name: str, source: Path | None) -> int:
    """Collect one assignment, and return how many hand-ins are new or newer."""
    from breakcontact.course.collect import collect_assignment

    found = collect_assignment(course, name, source)
    if source is None or found.new or found.newer:
        total = words.count("collect.told", found.total, name=name)
        words.tell(f"{total} {words.say('collect.new', new=found.new, newer=found.newer)}")
    return found.new + found.newer
