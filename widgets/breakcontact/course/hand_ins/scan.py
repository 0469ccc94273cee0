"""Go through a source one entry at a time: whose each is, and what hand-ins are in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from breakcontact.course.hand_ins.archives import Member, list_members, strip_suffix
from breakcontact.course.hand_ins.bounds import Budget, RefusedError
from breakcontact.course.hand_ins.finder import Finder, Findings, find_rivals, make_hand_ins
from breakcontact.course.hand_ins.hand_in import HandIn
from breakcontact.course.hand_ins.origin import Origin, clean_name
from breakcontact.course.hand_ins.platforms import STRICT, blackboard, google_classroom, plain
from breakcontact.course.hand_ins.platforms.teams import NOT_HANDED_IN
from breakcontact.course.hand_ins.rows import Row
from breakcontact.course.hand_ins.source import Entry, Source, open_source
from breakcontact.course.hand_ins.spool import Spool
from breakcontact.course.hand_ins.wanted import match_name

_OF_PLATFORMS = {"index.html", ".txt"}
"""What platforms add to a download for the teacher."""


@dataclass
class Scan:
    """What a source holds.

    Attributes:
        hand_ins: What was found, each with its learner as the platform names them.
        rows: What could not be understood.
    """

    hand_ins: list[HandIn] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass
class _Bundle:
    """The entries that one learner handed in at one time, each with its own name's origin."""

    origin: Origin
    entries: list[tuple[Origin, Entry]] = field(default_factory=list)


def scan_source(path: Path, assignments: Collection[str], spool: Spool) -> Scan:
    """Look through a folder or an archive; what cannot be read stops nothing else.

    Raises:
        CourseError: If the source itself cannot be read.
    """
    scan = Scan()
    finder = Finder(assignments, spool)
    with ExitStack() as stack:
        source = open_source(path, stack)
        for bundle in _bundle(source, assignments):
            _scan_bundle(bundle, finder, scan)
    return scan


def recognise(entry: Entry, assignments: Collection[str]) -> Origin:
    """Whose an entry is by its name; with an empty name where it does not tell."""
    for platform in STRICT:
        origin: Origin | None = platform.recognise(entry.name, is_file=entry.is_file)
        if origin:
            return origin
    if not entry.is_file:
        return plain.recognise(entry.name, assignments)
    titled = google_classroom.recognise(entry.name, is_file=True)
    if titled and (match := match_name(titled.file, assignments)) and match.assignment:
        return titled
    stem = strip_suffix(entry.name)
    if stem is not None:
        return plain.recognise(stem, assignments, file=entry.name)
    wanted = match_name(entry.name, assignments)
    if wanted and wanted.assignment:
        return plain.recognise(wanted.prefix, assignments, file=entry.name)
    return plain.recognise(entry.name.split(".")[0], assignments, file=entry.name)


def _bundle(source: Source, assignments: Collection[str]) -> list[_Bundle]:
    """The entries by learner and time."""
    named = [(recognise(entry, assignments), entry) for entry in source.entries]
    titles = blackboard.find_titles(origin for origin, _ in named)
    named = [(blackboard.settle(origin, titles), entry) for origin, entry in named]
    if source.is_archive and not any(origin.name for origin, _ in named):
        owner = plain.recognise(source.name, assignments)
        named = [(owner, entry) for _, entry in named]
    bundles: dict[tuple[object, ...], _Bundle] = {}
    for origin, entry in named:
        key = (origin.platform, origin.name, origin.number, origin.time)
        bundle = bundles.setdefault(key if origin.name else (entry.name,), _Bundle(origin))
        bundle.entries.append((origin, entry))
    return list(bundles.values())


def _scan_bundle(bundle: _Bundle, finder: Finder, scan: Scan) -> None:
    found = Findings()
    name = bundle.entries[0][1].name
    for origin, entry in bundle.entries:
        try:
            _scan_entry(entry, origin, finder, found)
        except RefusedError as error:
            found.faults.append((entry.name, error))
    if not found.files and not found.faults and not _is_of_platform(bundle):
        found.faults.append((name, RefusedError("nothing")))
    _add_faults(bundle, found, scan)
    by_assignment = defaultdict(list)
    for one in make_hand_ins(found.files, bundle.origin):
        by_assignment[one.assignment].append(one)
    for several in by_assignment.values():
        rivals = find_rivals(several)
        scan.hand_ins += [replace(one, is_rival=one in rivals) for one in several]


def _scan_entry(entry: Entry, origin: Origin, finder: Finder, found: Findings) -> None:
    if clean_name(entry.name).casefold() in NOT_HANDED_IN:
        raise RefusedError("not-handed-in")
    budget = Budget(packed=entry.packed)
    base = PurePosixPath(entry.name)
    before = len(found.files)
    is_archive = entry.is_file and strip_suffix(entry.name) is not None
    if is_archive and entry.open is not None:
        with entry.open() as file:
            finder.search(list_members(file, budget), base, budget, found)
    elif is_archive:
        finder.search(entry.members(budget), PurePosixPath(), budget, found)
    elif entry.is_file:
        own_name = PurePosixPath(origin.file or entry.name)
        members = (Member(own_name, one.read) for one in entry.members(budget))
        finder.search(members, base.parent, budget, found)
        found.files[before:] = [replace(one, path=base) for one in found.files[before:]]
    else:
        finder.search(entry.members(budget), base, budget, found)
    if origin.platform == "plain" and (is_archive or not entry.is_file):
        _check_class_download(entry, found, before)


def _check_class_download(entry: Entry, found: Findings, before: int) -> None:
    """Refuse what a platform packed for a whole class under one name.

    Raises:
        RefusedError: If it is one.
    """
    parts = {part for file in found.files[before:] for part in file.path.parts[1:]}
    if any(platform.recognise(part, is_file=False) for part in parts for platform in STRICT):
        del found.files[before:]
        raise RefusedError("class-download", path=entry.name)


def _add_faults(bundle: _Bundle, found: Findings, scan: Scan) -> None:
    for where, error in found.faults:
        time = bundle.origin.time.isoformat(" ") if bundle.origin.time else ""
        scan.rows.append(
            Row(where, error.code, bundle.origin.name, time=time, details=error.details)
        )


def _is_of_platform(bundle: _Bundle) -> bool:
    """Whether a file is one that the platform made."""
    origin, entry = bundle.entries[0]
    return entry.is_file and (entry.name == "index.html" or origin.file in _OF_PLATFORMS)
