"""``breakcontact class history``: a learner's hand-ins, and which one counts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from breakcontact.cli.course.words import Words
from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse
    from breakcontact.course.hand_ins.store import Kept
    from breakcontact.course.history import History


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare whose hand-ins, and which one is to count."""
    parser.add_argument("learner", metavar="NAME", help="a name or an id")
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="else all")
    parser.add_argument("--choose", type=int, metavar="NUMBER", help="let this one count")


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """List the hand-ins, or let another one count."""
    from breakcontact.course.hand_ins.origin import show_name
    from breakcontact.course.history import choose_hand_in, find_person, list_histories
    from breakcontact.course.selection import select_assignments

    selected = select_assignments(course, args.assignments)
    person = find_person(course, args.learner)
    name = show_name(person.name)
    found = [one for one in list_histories(course, person) if one.assignment in selected]
    if not found:
        raise BreakContactError(words.say("history.nothing", name=name))
    if args.choose is not None:
        if len(found) > 1:
            names = ", ".join(one.assignment for one in found)
            raise BreakContactError(words.say("history.which", names=names))
        choose_hand_in(course, person, found[0].assignment, args.choose)
        words.tell(words.say("history.chosen", number=args.choose, name=name))
        words.tell_next(words.say("collect.next"), "grade", found[0].assignment)
        return 0
    for history in found:
        _tell(words, name, history)
    words.tell(words.say("history.how", name=person.id))
    return 0


def _tell(words: Words, name: str, history: History) -> None:
    words.tell(words.say("history.of", assignment=history.assignment, name=name))
    for kept in history.kept:
        counts = words.say("history.counts") if kept.number == history.current else ""
        words.tell(f"{kept.number}. {_describe(words, kept)} {counts}".strip(), indent=2)


def _describe(words: Words, kept: Kept) -> str:
    quality, revision = kept.rank
    holds = words.say(f"history.holds.{quality}", revision=revision)
    source = kept.source or words.say("history.unknown")
    time = f" ({kept.time})" if kept.time else ""
    return words.say(
        "history.line", source=f"{source}{time}", collected=kept.collected, holds=holds
    )
