"""``breakcontact class status``: how far the course has got, and what comes next."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from breakcontact.cli.course.words import Words

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse
    from breakcontact.course.status import AssignmentStatus

_COLUMNS = ("released", "waiting", "handed-in", "graded", "to-mark", "answered")
_GAP = "  "
_SENTENCES = {
    "collect": "waiting",
    "grade": "ungraded",
    "mark": "to-mark",
    "feedback": "no-feedback",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare nothing: it is about the whole course."""


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Print each assignment with its title, and the next step."""
    from breakcontact.course.status import list_statuses

    statuses = list_statuses(course)
    words.tell(words.say("status.course", folder=course.root, name=course.coursedir.course_id))
    if course.has_exchange:
        words.tell(words.say("status.exchange", folder=course.exchange_root))
    else:
        words.tell(words.say("status.no-exchange"))
    print()
    for line in render_table(words, statuses, has_exchange=course.has_exchange):
        print(line)
    _tell_next(course, words, statuses)
    return 0


def render_table(
    words: Words, statuses: Sequence[AssignmentStatus], *, has_exchange: bool
) -> list[str]:
    """The lines of the table, each under the title of its assignment.

    What waits to be collected is shown only with an exchange.
    """
    kept = [i for i, name in enumerate(_COLUMNS) if name != "waiting" or has_exchange]
    table = [["", *(words.say(f"status.{_COLUMNS[i]}") for i in kept)]]
    for status in statuses:
        cells = _render_cells(words, status)
        table.append([f"{_GAP}{status.name}", *(cells[i] for i in kept)])
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    heading, *rows = [
        _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]
    titles = [find_title(words, status) for status in statuses]
    pairs = zip(titles, rows, strict=True)
    return [heading, *(line for pair in pairs for line in pair if line)]


def find_title(words: Words, status: AssignmentStatus) -> str:
    """An assignment's title in the teacher's language, else in any; empty if it has none."""
    return status.titles.get(words.language, next(iter(status.titles.values()), ""))


def _tell_next(course: NbgraderCourse, words: Words, statuses: Sequence[AssignmentStatus]) -> None:
    from breakcontact.course.status import find_next_step

    step = find_next_step(statuses)
    match step.kind:
        case "nothing":
            words.tell_next(words.say("no-assignments", folder=course.root))
        case "wait":
            label = "status.next.wait" if course.has_exchange else "collect.gather"
            words.tell_next(words.say(label), *words.collect_command(course.has_exchange))
        case "release":
            name = step.names[0]
            words.tell_next(words.say("status.next.release", name=name), "release", name)
        case "export":
            words.tell_next(words.say("status.next.export"), "export")
        case kind:
            label = f"status.next.{_SENTENCES[kind]}"
            words.tell_next(words.say(label, names=", ".join(step.names)), kind)


def _render_cells(words: Words, status: AssignmentStatus) -> list[str]:
    if not status.is_released:
        return ["-", "", "", "", "", ""]
    counts = (
        len(status.waiting),
        len(status.handed_in),
        len(status.handed_in) - len(status.ungraded),
        len(status.to_mark),
        len(status.answered),
    )
    return [words.say("status.yes"), *(str(count) if count else "-" for count in counts)]
