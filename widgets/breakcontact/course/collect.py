"""Collect what learners handed in: from the exchange, or from a folder or archive of downloads."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError, NbgraderError
from breakcontact.course.hand_ins.claims import LEFT_OUT
from breakcontact.course.hand_ins.collection import Plan, carry_out, make_plan
from breakcontact.course.hand_ins.exchange_inbox import scan_inbox
from breakcontact.course.hand_ins.hand_in import hash_files
from breakcontact.course.hand_ins.origin import clean_name
from breakcontact.course.hand_ins.roster import load_roster, save_roster
from breakcontact.course.hand_ins.rows import Row
from breakcontact.course.hand_ins.scan import Scan, scan_source
from breakcontact.course.hand_ins.spool import Spool, open_spool
from breakcontact.course.hand_ins.tables import read_table
from breakcontact.course.history import open_store
from breakcontact.course.inbox import find_inbox
from breakcontact.course.release import is_released

_STEPS = ("source", "release", "submitted", "autograded", "feedback")


@dataclass(frozen=True, slots=True)
class Collected:
    """The result of collecting one assignment.

    Attributes:
        total: How many learners have handed in.
        new: How many of them for the first time.
        newer: How many have handed in again.
    """

    total: int
    new: int
    newer: int


@dataclass(frozen=True, slots=True)
class Collection:
    """The result of collecting.

    Attributes:
        collected: By assignment.
        rows: What became of each thing in the source.
    """

    collected: Mapping[str, Collected]
    rows: tuple[Row, ...]


def check_source(course: NbgraderCourse, source: Path | None) -> None:
    """Check that there is something to collect from, before collecting.

    Raises:
        CourseError: If there is neither an exchange nor a folder or file named, or if it is the
            course itself or holds it.
    """
    if source is None and not course.has_exchange:
        raise CourseError("collect.no-exchange")
    if source is None:
        return
    if not source.exists():
        raise CourseError("collect.no-source", path=source)
    root, real = course.root.resolve(), source.resolve()
    steps = [course.folder(step, ".") for step in _STEPS]
    if real == root or real in root.parents or any(real == s or s in real.parents for s in steps):
        raise CourseError("collect.holds-course", path=source)


def collect_assignments(
    course: NbgraderCourse,
    names: Sequence[str],
    source: Path | None,
    corrections: Mapping[str, str] | None = None,
    *,
    preview: bool = False,
) -> Collection:
    """Bring the hand-ins of some assignments into ``submitted``, each by itself.

    Args:
        course: The course.
        names: Assignments that were released.
        source: A folder or archive of downloads, or ``None`` for the exchange.
        corrections: Whose a file is, by its place in the source, from ``read_corrections``.
        preview: Whether nothing is changed.

    Raises:
        CourseError: If the source cannot be read, or the course cannot be written.
    """
    inbox = find_inbox(course) if source is None else None
    if source is None and inbox is None:
        return _collect_with_nbgrader(course, names)
    store = open_store(course)
    with _told(course), open_spool(course.root) as spool:
        scan = _scan(course, names, source, inbox, spool)
        roster = load_roster(course.root)
        plan = make_plan(scan, store, roster, corrections or {}, names)
        if not preview:
            if plan.roster != roster:
                save_roster(course.root, plan.roster)
            carry_out(plan, store)
    counted = {name: _count(course, name, plan) for name in names}
    return Collection(counted, plan.rows)


def _scan(
    course: NbgraderCourse,
    names: Sequence[str],
    source: Path | None,
    inbox: Path | None,
    spool: Spool,
) -> Scan:
    """What the exchange or the source holds, with what belongs to no assignment handed out."""
    if inbox is not None:
        if not inbox.is_dir():
            raise CourseError("collect.no-inbox", folder=inbox)
        return scan_inbox(inbox, names, spool)
    assert source is not None, "without an inbox there is a source"
    scan = scan_source(source, course.list_assignments(), spool)
    for one in scan.hand_ins:
        if not is_released(course, one.assignment):
            row = Row(one.source, "not-released", one.origin.name, "", one.assignment)
            scan.rows.append(row)
    return scan


def read_corrections(file: Path) -> dict[str, str]:
    """Read the table of a preview that the teacher has corrected.

    Raises:
        CourseError: If it cannot be read, or has no such columns.
    """
    rows = read_table(file)
    if rows and not {"file", "learner"} <= rows[0].keys():
        raise CourseError("collect.bad-names", file=file)
    return {row["file"]: clean_name(row["learner"]) for row in rows if row.get("learner")}


def _count(course: NbgraderCourse, name: str, plan: Plan) -> Collected:
    taken = [row for row in plan.rows if row.assignment == name]
    new = {row.id for row in taken if row.verdict == "new"}
    newer = {row.id for row in taken if row.verdict == "again"}
    return Collected(len({*course.list_students("submitted", name), *new}), len(new), len(newer))


def _collect_with_nbgrader(course: NbgraderCourse, names: Sequence[str]) -> Collection:
    """Collect from an exchange that is not a folder, with its own code."""
    collected = {}
    for name in names:
        before = _hash_submitted(course, name)
        try:
            course.run_exchange("Collect", name, update=True)
        except NbgraderError as error:
            raise CourseError("collect.failed", name=name, reason=error) from error
        after = _hash_submitted(course, name)
        newer = [one for one in before if after.get(one) != before[one]]
        collected[name] = Collected(len(after), len(after.keys() - before.keys()), len(newer))
    return Collection(collected, ())


def _hash_submitted(course: NbgraderCourse, name: str) -> dict[str, str]:
    store = open_store(course)
    learners = course.list_students("submitted", name)
    return {one: hash_files(store.find_current(name, one)) for one in learners}


@contextmanager
def _told(course: NbgraderCourse) -> Iterator[None]:
    """Turn errors of the disk into one sentence."""
    try:
        yield
    except OSError as error:
        course.app.log.exception("This step failed")
        label = "collect.disk-full" if error.errno == errno.ENOSPC else "not-writable"
        folder = error.filename or course.root
        raise CourseError(label, folder=folder, reason=error.strerror or error) from error


__all__ = [
    "LEFT_OUT",
    "Collected",
    "Collection",
    "check_source",
    "collect_assignments",
    "read_corrections",
]
