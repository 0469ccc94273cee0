"""``breakcontact class status``: where the course stands, and what comes next."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from breakcontact.course.course import Course
    from breakcontact.course.status import Standing

_COLUMNS = ("released", "waiting", "handed-in", "graded", "to-mark", "answered")
_GAP = "  "


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare nothing: it tells of the whole course."""


def run(args: argparse.Namespace, course: Course) -> int:
    """Print a line for each assignment, and the next step."""
    from breakcontact.course.status import list_standings

    words = course.words
    standings = list_standings(course)
    words.tell(words.say("status.course", folder=course.root, name=course.coursedir.course_id))
    if course.has_exchange:
        words.tell(words.say("status.exchange", folder=course.exchange_root))
    else:
        words.tell(words.say("status.no-exchange"))
    print()
    for line in render_rows(course, standings):
        print(line)
    sentence, command = find_next(course, standings)
    words.tell_next(sentence, *command)
    return 0


def render_rows(course: Course, standings: Sequence[Standing]) -> list[str]:
    """The table; a column that no assignment needs is left out."""
    words = course.words
    rows = [_cells(course, one) for one in standings]
    kept = [i for i, name in enumerate(_COLUMNS) if name != "waiting" or course.has_exchange]
    header = [words.say(f"status.{_COLUMNS[i]}") for i in kept]
    table = [["", *header]]
    table += [[one.name, *(row[i] for i in kept)] for one, row in zip(standings, rows, strict=True)]
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    return [
        _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]


def find_next(course: Course, standings: Sequence[Standing]) -> tuple[str, tuple[str, ...]]:
    """What comes next, as a sentence and the words of the command."""
    words = course.words
    if not standings:
        return words.say("no-assignments", folder=course.root), ()
    for label, command, names in (
        ("waiting", "collect", [one.name for one in standings if one.waiting]),
        ("ungraded", "grade", [one.name for one in standings if one.ungraded]),
        ("to-mark", "mark", [one.name for one in standings if one.to_mark]),
        ("no-feedback", "feedback", [one.name for one in standings if _lacks_pages(one)]),
    ):
        if names:
            return words.say(f"status.next.{label}", names=", ".join(names)), (command,)
    if any(one.is_released and not one.handed_in for one in standings):
        label = "status.next.wait" if course.has_exchange else "collect.gather"
        return words.say(label), course.collecting
    coming = [one.name for one in standings if not one.is_released]
    if coming:
        return words.say("status.next.release", name=coming[0]), ("release", coming[0])
    return words.say("status.next.export"), ("export",)


def _lacks_pages(one: Standing) -> bool:
    return bool(set(one.handed_in) - set(one.answered))


def _cells(course: Course, one: Standing) -> list[str]:
    if not one.is_released:
        return ["-", "", "", "", "", ""]
    return [
        course.words.say("status.yes"),
        _number(len(one.waiting)),
        _number(len(one.handed_in)),
        _number(len(one.handed_in) - len(one.ungraded)),
        _number(len(one.to_mark)),
        _number(len(one.answered)),
    ]


def _number(count: int) -> str:
    return str(count) if count else "-"
