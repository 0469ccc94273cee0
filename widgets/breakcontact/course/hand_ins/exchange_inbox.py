"""The folder of nbgrader's exchange that learners put their hand-ins into."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from breakcontact.course.hand_ins.bounds import Budget, RefusedError
from breakcontact.course.hand_ins.finder import Finder, Findings, make_hand_ins
from breakcontact.course.hand_ins.origin import Origin, clean_name
from breakcontact.course.hand_ins.platforms import exchange
from breakcontact.course.hand_ins.rows import Row
from breakcontact.course.hand_ins.scan import Scan
from breakcontact.course.hand_ins.source import is_junk, walk_folder
from breakcontact.course.hand_ins.spool import Spool
from breakcontact.files import read_bounded

EXTRA_FILES = ("timestamp.txt", "submission_secret.txt")
_LARGEST_EXTRA = 4_096


@dataclass(frozen=True, slots=True)
class Inbound:
    """A folder in the inbox.

    Attributes:
        path: Where it is.
        name: Its name.
        assignment: The assignment in its name, or "".
        origin: Whose it is by its name.
    """

    path: Path
    name: str
    assignment: str
    origin: Origin


def list_inbound(inbox: Path) -> Iterator[Inbound]:
    """What lies in the inbox; hidden files are passed over.

    Raises:
        OSError: If it cannot be read.
    """
    for entry in sorted(os.scandir(inbox), key=lambda one: one.name):
        if is_junk(entry.name):
            continue
        found = exchange.recognise(entry.name)
        assignment, origin = found or ("", Origin("exchange", ""))
        yield Inbound(Path(entry.path), clean_name(entry.name), assignment, origin)


def scan_inbox(inbox: Path, assignments: Collection[str], spool: Spool) -> Scan:
    """Read each hand-in by itself; whatever a learner has put there stops nobody else.

    Raises:
        OSError: If the inbox cannot be read.
    """
    scan = Scan()
    found = list(list_inbound(inbox))
    users = {one.origin.name for one in found if one.origin.name}
    for one in found:
        if one.assignment and one.assignment not in assignments:
            continue
        try:
            _scan_inbound(one, users, spool, scan)
        except RefusedError as error:
            name = one.origin.name
            scan.rows.append(Row(one.name, error.code, name, "", one.assignment, "", error.details))
    return scan


def _scan_inbound(one: Inbound, users: set[str], spool: Spool, scan: Scan) -> None:
    if not one.origin.name or not stat.S_ISDIR(one.path.lstat().st_mode):
        raise RefusedError("no-submission")
    owner = _find_owner(one.path)
    if owner != one.origin.name and owner in users:
        raise RefusedError("impostor", owner=owner)
    found, budget = Findings(), Budget(packed=1 << 40)
    finder = Finder((one.assignment,), spool)
    finder.search(walk_folder(one.path, budget), PurePosixPath(one.name), budget, found)
    for where, error in found.faults:
        name = one.origin.name
        scan.rows.append(Row(where, error.code, name, "", one.assignment, "", error.details))
    made = make_hand_ins(found.files, one.origin)
    if not made and not found.faults:
        raise RefusedError("nothing")
    extra = _read_extra(one.path, spool)
    scan.hand_ins += [replace(hand_in, extra=extra) for hand_in in made]


def _read_extra(folder: Path, spool: Spool) -> dict[str, Path]:
    """The files with which nbgrader hands feedback back."""
    kept = {}
    for name in EXTRA_FILES:
        try:
            kept[name] = spool.add(read_bounded(folder / name, _LARGEST_EXTRA))
        except OSError:
            continue
    return kept


def _find_owner(path: Path) -> str:
    """The name of the user whose folder it is, or "" where systems do not tell."""
    try:
        return path.owner()
    except (KeyError, OSError, NotImplementedError):
        return ""
