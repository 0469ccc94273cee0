"""``breakcontact class certificates``: certificates of attendance and a record of the class."""

from __future__ import annotations

import argparse
from pathlib import Path

from breakcontact.cli.course.words import Words

NEEDS_COURSE = False

CERTIFICATES = "certificates.pdf"
RECORD = "class-record.pdf"
TABLE = "class-record.csv"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what stands on them, all of which the trainer enters."""
    parser.add_argument("people", nargs="*", metavar="NAME", help="who took part, each in quotes")
    parser.add_argument(
        "--names", type=Path, metavar="FILE", help="a text file with the names, one a line"
    )
    parser.add_argument("--title", default="", help="the course; else a line to write on")
    parser.add_argument("--date", default="", help="as you want it written; else a line")
    parser.add_argument("--place", default="", help="else a line")
    parser.add_argument("--signature", default="", metavar="NAME", help="who signs; else a line")
    parser.add_argument(
        "--excel",
        action="store_true",
        help="the table for Excel; with --language nb as Norwegian Excel wants it",
    )
    parser.add_argument(
        "--to",
        type=Path,
        default=Path("certificates"),
        metavar="DIR",
        help="the folder to write to (default: %(default)s)",
    )


def run(args: argparse.Namespace, words: Words) -> int:
    """Write certificates, record and table, and say where they are."""
    from breakcontact.files import PRIVATE
    from breakcontact.grading.spreadsheet import render_rows
    from breakcontact.guide.certificates import (
        collect_entries,
        read_names,
        render_certificates,
        render_record,
    )
    from breakcontact.guide.staging import check_writable, replace_files

    listed = read_names(args.names) if args.names else []
    entries = collect_entries(
        [*listed, *args.people], args.title, args.date, args.place, args.signature
    )
    check_writable(args.to)
    header = [words.say(f"certificates.{column}") for column in ("name", "title", "date", "place")]
    rows = [(name, entries.title, entries.date, entries.place) for name in entries.names]
    table = render_rows(header, rows, words.language if args.excel else "")
    made = {
        CERTIFICATES: render_certificates(entries, words.language),
        RECORD: render_record(entries, words.language),
        TABLE: table.encode("utf-8-sig" if args.excel else "utf-8"),
    }
    # Names of people: only the trainer may read them.
    replace_files(args.to, made, mode=PRIVATE)
    words.tell(words.count("certificates.done", len(entries.names), folder=args.to))
    words.tell(words.say("certificates.keep"))
    return 0
