"""``breakcontact class collect``: fetch what learners handed in."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from breakcontact.cli import FAULTS_FOUND
from breakcontact.cli.course.words import Words
from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.course.collect import Collection
    from breakcontact.course.course import NbgraderCourse
    from breakcontact.course.hand_ins.rows import Row

_TABLE = "names.csv"
_MOST_SHOWN = 40
_QUESTIONS = frozenset({"whose", "several", "tie", "like", "namesakes", "unlisted"})


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what is fetched, and from where."""
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="else all")
    parser.add_argument(
        "--from",
        dest="source",
        metavar="PATH",
        type=lambda text: Path(text).absolute(),
        help="what you downloaded: a folder or an archive as Moodle, Canvas, Teams, itslearning, "
        "Google Classroom, Blackboard or Brightspace makes it, or one folder or zip a learner",
    )
    parser.add_argument(
        "--preview",
        action="store_true",
        help=f"show whose each file is and change nothing; the table is also written to {_TABLE}",
    )
    parser.add_argument(
        "--names",
        metavar="FILE",
        type=lambda text: Path(text).absolute(),
        help=f"{_TABLE} with the column 'learner' corrected; '-' leaves a file out",
    )


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Collect, and say how many hand-ins are new and what needs the teacher."""
    from breakcontact.course.collect import check_source, collect_assignments, read_corrections
    from breakcontact.course.release import is_released
    from breakcontact.course.selection import select_assignments

    selected = select_assignments(course, args.assignments)
    names = [name for name in selected if is_released(course, name)]
    early = [name for name in selected if name not in names]
    if early and (args.assignments or not names):
        raise BreakContactError(words.say("collect.not-released", name=early[0]))
    check_source(course, args.source)
    corrections = read_corrections(args.names) if args.names else {}
    done = collect_assignments(course, names, args.source, corrections, preview=args.preview)
    if args.preview:
        return _show_preview(course, words, done)
    return _tell_done(words, done, args.source)


def _tell_done(words: Words, done: Collection, source: Path | None) -> int:
    changed = 0
    for name, found in done.collected.items():
        changed += found.new + found.newer
        if source is None or found.new or found.newer:
            total = words.count("collect.told", found.total, name=name)
            words.tell(f"{total} {words.say('collect.new', new=found.new, newer=found.newer)}")
    open_rows = _tell_rows(words, done.rows)
    if changed:
        words.tell_next(words.say("collect.next"), "grade")
    elif source is not None and not open_rows:
        words.tell(words.say("collect.nothing-found", path=source))
        return FAULTS_FOUND
    return FAULTS_FOUND if open_rows else 0


def _tell_rows(words: Words, rows: Sequence[Row]) -> list[Row]:
    """Say what was set aside, and what needs the teacher; return the latter."""
    for row in rows:
        if row.verdict in {"older", "twin"}:
            words.tell(_say_row(words, row), indent=2)
    open_rows = [row for row in rows if row.is_open]
    if open_rows:
        words.tell(words.count("collect.open", len(open_rows)))
    for row in open_rows[:_MOST_SHOWN]:
        words.tell(_say_row(words, row), indent=2)
    if len(open_rows) > _MOST_SHOWN:
        words.tell(words.count("collect.open-more", len(open_rows) - _MOST_SHOWN), indent=2)
    if any(row.verdict in _QUESTIONS for row in open_rows):
        words.tell(words.say("collect.how-names", table=_TABLE))
    elif open_rows:
        words.tell(words.say("collect.how-again"))
    return open_rows


def _show_preview(course: NbgraderCourse, words: Words, done: Collection) -> int:
    """Print the table, write it, and say what to do with it."""
    from breakcontact.course.hand_ins.tables import write_table

    rows = [row for row in done.rows if row.file]
    head = [words.say(f"collect.column.{name}") for name in ("file", "learner", "time", "verdict")]
    cells = [(row.file, row.learner, row.time, _say_verdict(words, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *cells, strict=True)]
    for line in (head, *cells):
        pairs = zip(line, widths, strict=True)
        print("  ".join(cell.ljust(width) for cell, width in pairs).rstrip())
    table = [(*cells[at][:3], row.assignment, cells[at][3]) for at, row in enumerate(rows)]
    write_table(course.root / _TABLE, ("file", "learner", "time", "assignment", "verdict"), table)
    words.tell(words.say("collect.preview-how", file=course.root / _TABLE, table=_TABLE))
    return FAULTS_FOUND if any(row.is_open for row in rows) else 0


def _say_row(words: Words, row: Row) -> str:
    if row.verdict == "twin":
        return words.say("collect.twin", learners=row.learner, name=row.assignment)
    reason = _say_verdict(words, row)
    if row.learner and row.learner.casefold() not in row.file.casefold():
        return f"{row.file} ({row.learner}): {reason}"
    return f"{row.file}: {reason}"


def _say_verdict(words: Words, row: Row) -> str:
    known = {"learner": row.id or row.learner, "name": row.assignment}
    return words.say(f"collect.why.{row.verdict}", **{**known, **row.details})
