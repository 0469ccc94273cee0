"""Where an assignment stands: what nbgrader's folders and gradebook say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.utils import parse_utc

from breakcontact.course.course import Course, NbgraderError
from breakcontact.course.pending import list_unmarked


@dataclass(frozen=True, slots=True)
class Standing:
    """One assignment.

    Attributes:
        name: Its name.
        is_released: Learners can have it.
        waiting: Those who handed in, or handed in again, since it was last collected.
        handed_in: Those whose hand-in has been collected.
        ungraded: Those of them whose newest hand-in has not been graded.
        to_mark: Those who have an answer that waits for a mark by hand.
        answered: Those who have a feedback page.
    """

    name: str
    is_released: bool
    waiting: tuple[str, ...]
    handed_in: tuple[str, ...]
    ungraded: tuple[str, ...]
    to_mark: tuple[str, ...]
    answered: tuple[str, ...]


def list_standings(course: Course) -> list[Standing]:
    """All assignments, in the order of teaching."""
    return [find_standing(course, name) for name in course.list_assignments()]


def find_standing(course: Course, name: str) -> Standing:
    """Where one assignment stands."""
    handed_in = course.list_students("submitted", name)
    return Standing(
        name=name,
        is_released=any(course.folder("release", name).glob("*.ipynb")),
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


def list_ungraded(course: Course, name: str, students: Iterable[str]) -> list[str]:
    """Those whose hand-in has no grade, or is newer than what was graded; not if it is empty."""
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


def _list_waiting(course: Course, name: str) -> list[str]:
    """Those whose newest hand-in in the exchange has not been collected."""
    if not course.has_exchange:
        return []
    try:
        inbound = course.trade("List", name, inbound=True)
    except NbgraderError:
        return []  # nothing was ever handed out through the exchange
    waiting = []
    for one in inbound or []:
        newest = max(parse_utc(each["timestamp"]) for each in one["submissions"])
        collected = _collected(course, name, one["student_id"])
        if collected is None or newest > collected:
            waiting.append(one["student_id"])
    return sorted(waiting)


def _collected(course: Course, name: str, student: str) -> Any:
    """When what was collected had been handed in, or ``None``."""
    try:
        text = (course.folder("submitted", name, student) / "timestamp.txt").read_text("utf-8")
        return parse_utc(text.strip())
    except (OSError, ValueError):
        return None
