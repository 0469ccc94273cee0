"""``breakcontact class roster``: who is in the class."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from breakcontact.cli.course.words import Words

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the table of names."""
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        type=lambda text: Path(text).absolute(),
        help="a table saved as CSV, with a column 'name' (or 'first name' and 'last name'), and "
        "'id' if you like; without it, the list is shown",
    )


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Add the people in a table, or show who is in the class."""
    from breakcontact.course.class_list import add_people, list_people
    from breakcontact.course.hand_ins.origin import show_name
    from breakcontact.course.hand_ins.roster import ROSTER

    if args.file is not None:
        new = add_people(course, args.file)
        words.tell(words.count("roster.added", new, file=course.root / ROSTER))
        return 0
    people = list_people(course)
    if not people:
        words.tell(words.say("roster.empty"))
    width = max((len(one.id) for one in people), default=0)
    for one in people:
        print(f"  {one.id.ljust(width)}  {show_name(one.name)}")
    return 0
