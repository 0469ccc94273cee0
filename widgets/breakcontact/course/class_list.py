"""The class list: who is in the class, from a teacher's own table and from what was collected."""

from __future__ import annotations

from pathlib import Path

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.hand_ins.roster import (
    Person,
    fold_sort,
    import_roster,
    load_roster,
    save_roster,
)


def list_people(course: NbgraderCourse) -> list[Person]:
    """Everyone in the class, by name.

    Raises:
        CourseError: If the list cannot be read.
    """
    people = load_roster(course.root).people.values()
    return sorted(people, key=lambda one: fold_sort(one.name))


def add_people(course: NbgraderCourse, file: Path) -> int:
    """Add the people of a table, and say how many are new.

    Raises:
        CourseError: If it cannot be read, or has no names.
        BreakContactError: If the list cannot be written.
    """
    before = load_roster(course.root)
    after = import_roster(before, file)
    save_roster(course.root, after)
    return len(after.people) - len(before.people)
