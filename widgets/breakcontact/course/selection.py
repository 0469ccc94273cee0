"""Which assignments a word of ``breakcontact class`` is about."""

from __future__ import annotations

import argparse
import difflib

from breakcontact.course.course import Course
from breakcontact.errors import BreakContactError


def pick_assignments(course: Course, args: argparse.Namespace) -> list[str]:
    """The ones named, or all.

    Raises:
        BreakContactError: If one is named that is not there, or none is there at all.
    """
    there = course.list_assignments()
    if not there:
        raise BreakContactError(course.words.say("no-assignments", folder=course.root))
    for name in args.assignments:
        if name not in there:
            raise BreakContactError(_unknown(course, name, there))
    return [name for name in there if name in args.assignments] if args.assignments else there


def _unknown(course: Course, name: str, there: list[str]) -> str:
    near = difflib.get_close_matches(name, there, n=1)
    if near:
        return course.words.say("unknown.near", name=name, near=near[0])
    return course.words.say("unknown.none", name=name, names=", ".join(there))
