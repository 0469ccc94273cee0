"""Choose assignments of a course by name."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError


def select_assignments(course: NbgraderCourse, names: Sequence[str]) -> list[str]:
    """Return the assignments named, or all if none is named, in the order of teaching.

    Raises:
        CourseError: If there is no assignment of that name, or none at all.
    """
    existing = course.list_assignments()
    if not existing:
        raise CourseError("no-assignments", folder=course.root)
    for name in names:
        if name not in existing:
            raise _unknown(name, existing)
    return [name for name in existing if name in names] if names else existing


def _unknown(name: str, existing: list[str]) -> CourseError:
    near = difflib.get_close_matches(name, existing, n=1)
    if near:
        return CourseError("unknown.near", name=name, near=near[0])
    return CourseError("unknown.none", name=name, names=", ".join(existing))
