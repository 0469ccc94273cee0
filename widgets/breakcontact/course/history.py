"""All hand-ins of one learner: list them, and choose which one counts."""

from __future__ import annotations

from dataclasses import dataclass

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError
from breakcontact.course.hand_ins.hand_in import hash_files
from breakcontact.course.hand_ins.origin import show_name
from breakcontact.course.hand_ins.roster import Person, load_roster
from breakcontact.course.hand_ins.store import EXCHANGE_FILES, Kept, Store


@dataclass(frozen=True, slots=True)
class History:
    """The hand-ins of one learner for one assignment.

    Attributes:
        assignment: Its name.
        kept: From the first to the last.
        current: The number of the one that counts, or 0 if none of them does.
    """

    assignment: str
    kept: tuple[Kept, ...]
    current: int


def find_person(course: NbgraderCourse, said: str) -> Person:
    """The one learner whom a teacher means by a name or an id.

    Raises:
        CourseError: If there is none, or several.
    """
    roster = load_roster(course.root)
    if person := roster.people.get(said):
        return person
    named = roster.find_named(said)
    if len(named) == 1:
        return named[0]
    if named:
        ids = ", ".join(f"{one.id} ({show_name(one.name)})" for one in named)
        raise CourseError("history.several", name=said, ids=ids)
    if any(said in course.list_students("submitted", one) for one in course.list_assignments()):
        return Person(said, said)
    raise CourseError("history.nobody", name=said)


def list_histories(course: NbgraderCourse, person: Person) -> list[History]:
    """What is kept of a learner's hand-ins, by assignment in the order of teaching."""
    store = open_store(course)
    found = []
    for assignment in course.list_assignments():
        kept = tuple(store.list_kept(assignment, person.id))
        if kept:
            files = store.find_current(assignment, person.id)
            own = {name: path for name, path in files.items() if name not in EXCHANGE_FILES}
            digest = hash_files(own)
            current = next((one.number for one in kept if one.digest == digest), 0)
            found.append(History(assignment, kept, current))
    return found


def choose_hand_in(course: NbgraderCourse, person: Person, assignment: str, number: int) -> Kept:
    """Let an earlier or later hand-in count; the others stay in the history.

    Raises:
        CourseError: If there is none with this number, or it cannot be put there.
    """
    try:
        return open_store(course).choose(assignment, person.id, number)
    except OSError as error:
        folder, reason = error.filename or course.root, error.strerror or error
        raise CourseError("not-writable", folder=folder, reason=reason) from error


def open_store(course: NbgraderCourse) -> Store:
    """The hand-ins of a course."""
    return Store(course.root, course.folder("submitted", "x", "x").parent.parent)
