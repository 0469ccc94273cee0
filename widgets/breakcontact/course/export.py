"""``breakcontact class export``: marks, or every answer, as a table."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.course.course import Course


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


def run(args: argparse.Namespace, course: Course) -> int:
    """Let nbgrader's export write the table with our exporter."""
    from nbgrader.apps import ExportApp
    from traitlets.config import Config

    from breakcontact.course.course import NbgraderError
    from breakcontact.course.selection import pick_assignments
    from breakcontact.grading.export import ItemExporter, SafeCsvExporter

    words = course.words
    if not args.items and (args.wide or args.pseudonyms):
        raise BreakContactError(words.say("export.only-items"))
    place = args.to or course.root / ("items.csv" if args.items else "marks.csv")
    exporter = ItemExporter if args.items else SafeCsvExporter
    settings = Config()
    settings.ExportApp.plugin_class = exporter
    settings.ExportPlugin.to = str(place)
    settings.ExportPlugin.assignment = pick_assignments(course, args)
    settings[exporter.__name__].excel = words.language if args.excel else ""
    if args.items:
        settings.ItemExporter.wide = args.wide
        settings.ItemExporter.pseudonyms = args.pseudonyms
    try:
        course.call(ExportApp, settings)
    except NbgraderError as error:
        raise BreakContactError(words.say("export.failed", reason=error)) from error
    words.tell(words.say("export.done", file=place))
    words.tell(words.say("export.pseudonyms" if args.pseudonyms else "export.names"))
    return 0
