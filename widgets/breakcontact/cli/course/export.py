"""``breakcontact class export``: marks, or every answer, as a table."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from breakcontact.cli.course.words import Words

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what the table holds, and for whom it is."""
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="else all")
    parser.add_argument(
        "--items", action="store_true", help="a row for each learner and item, instead of the marks"
    )
    parser.add_argument("--wide", action="store_true", help="with --items: a column for each item")
    parser.add_argument(
        "--pseudonyms",
        action="store_true",
        help="with --items: made-up names for ids, and no free text",
    )
    parser.add_argument(
        "--excel",
        action="store_true",
        help="for Excel; with --language nb as Norwegian Excel wants it",
    )
    parser.add_argument(
        "--to",
        metavar="FILE",
        type=lambda text: Path(text).absolute(),
        help="else marks.csv or items.csv in the course",
    )


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Write the table, and say where it is and who may see it."""
    from breakcontact.course.export import TableOptions, export_table
    from breakcontact.course.selection import select_assignments

    selected = select_assignments(course, args.assignments)
    options = TableOptions(
        items=args.items,
        wide=args.wide,
        pseudonyms=args.pseudonyms,
        excel=words.language if args.excel else "",
    )
    file = export_table(course, selected, args.to, options)
    words.tell(words.say("export.done", file=file))
    words.tell(words.say("export.pseudonyms" if args.pseudonyms else "export.names"))
    return 0
