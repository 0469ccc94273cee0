"""The status of each assignment, from nbgrader's folders and gradebook, and the next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.utils import parse_utc

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import NbgraderError
from breakcontact.course.inbox import find_inbox, list_waiting
from breakcontact.course.pending import list_unmarked
from breakcontact.course.release import is_released
from breakcontact.errors import BreakContactError
from breakcontact.quiz import load_definition


@dataclass(frozen=True, slots=True)
class AssignmentStatus:
    """How far one assignment has got; learners are named by their ids.

    Attributes:
        name: Its name.
        titles: Its title by language; none for a notebook that is no quiz of ours.
        is_released: Whether it was handed out.
        waiting: Learners who have handed in since it was last collected.
        handed_in: Learners whose hand-in has been collected.
        ungraded: Those of them whose latest hand-in has not been graded.
        to_mark: Learners with an answer that has to be marked by hand.
        answered: Learners who have a feedback page.
    """

    name: str
    titles: Mapping[str, str]
    is_released: bool
    waiting: tuple[str, ...]
    handed_in: tuple[str, ...]
    ungraded: tuple[str, ...]
    to_mark: tuple[str, ...]
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a teacher should do next.

    Attributes:
        kind: ``collect``, ``grade``, ``mark``, ``feedback``, ``wait`` (for hand-ins),
            ``release``, ``export``, or ``nothing`` where the course has no assignments.
        names: The assignments that it is about.
    """

    kind: str
    names: tuple[str, ...] = ()


def list_statuses(course: NbgraderCourse) -> list[AssignmentStatus]:
    """The status of all assignments, in the order of teaching."""
    return [find_status(course, name) for name in course.list_assignments()]


def find_next_step(statuses: Sequence[AssignmentStatus]) -> NextStep:
    """Decide what comes next in a course."""
    if not statuses:
        return NextStep("nothing")
    for kind, names in (
        ("collect", [one.name for one in statuses if one.waiting]),
        ("grade", [one.name for one in statuses if one.ungraded]),
        ("mark", [one.name for one in statuses if one.to_mark]),
        ("feedback", [one.name for one in statuses if set(one.handed_in) - set(one.answered)]),
        ("wait", [one.name for one in statuses if one.is_released and not one.handed_in]),
        ("release", [one.name for one in statuses if not one.is_released][:1]),
    ):
        if names:
            return NextStep(kind, tuple(names))
    return NextStep("export")


def find_status(course: NbgraderCourse, name: str) -> AssignmentStatus:
    """The status of one assignment."""
    handed_in = course.list_students("submitted", name)
    return AssignmentStatus(
        name=name,
        titles=_read_titles(course, name),
        is_released=is_released(course, name),
        waiting=tuple(_list_waiting(course, name)),
        handed_in=tuple(handed_in),
        ungraded=tuple(list_ungraded(course, name, handed_in)),
        to_mark=tuple(list_unmarked(course, name)),
        answered=tuple(
            student
            for student in course.list_students("feedback", name)
            if any(course.folder("feedback", name, student).glob("*.html"))
        ),
    )


def _read_titles(course: NbgraderCourse, name: str) -> dict[str, str]:
    path = course.folder("source", name) / f"{name}.quiz.json"
    if not path.is_file():
        return {}
    try:
        quiz = load_definition(path)
    except BreakContactError:
        return {}  # the step that needs it says what is wrong with it
    return {language: quiz.line(language, "title") for language in quiz.languages}


def list_ungraded(course: NbgraderCourse, name: str, students: Iterable[str]) -> list[str]:
    """The learners whose hand-in is not empty, and has no grade or is newer than its grade."""
    return [
        student
        for student in students
        if _has_work(course.folder("submitted", name, student))
        and _newest(course.folder("submitted", name, student))
        > _newest(course.folder("autograded", name, student))
    ]


def _has_work(folder: Path) -> bool:
    return any(path.name.endswith((".ipynb", ".responses.json")) for path in folder.iterdir())


def _newest(folder: Path) -> int:
    """When a folder or a file in it was last written; -1 where there is none."""
    if not folder.is_dir():
        return -1
    return max(path.lstat().st_mtime_ns for path in (folder, *folder.iterdir()))


def _list_waiting(course: NbgraderCourse, name: str) -> list[str]:
    """The learners whose latest hand-in in the exchange has not been collected."""
    if not course.has_exchange:
        return []
    inbox = find_inbox(course)
    if inbox is not None:
        return list_waiting(course, inbox, name)
    try:
        inbound = course.run_exchange("List", name, inbound=True)
    except NbgraderError:
        return []  # nothing was ever handed out through the exchange
    waiting = []
    for one in inbound or []:
        newest = max(parse_utc(each["timestamp"]) for each in one["submissions"])
        collected = _time_collected(course, name, one["student_id"])
        if collected is None or newest > collected:
            waiting.append(one["student_id"])
    return sorted(waiting)


def _time_collected(course: NbgraderCourse, name: str, student: str) -> Any:
    """When the collected hand-in was handed in, or ``None``."""
    try:
        text = (course.folder("submitted", name, student) / "timestamp.txt").read_text("utf-8")
        return parse_utc(text.strip())
    except (OSError, ValueError):
        return None
