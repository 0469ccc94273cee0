"""Find the hand-ins in what one learner sent: in folders, archives, and copies of copies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from breakcontact.course.hand_ins.archives import (
    Member,
    list_members,
    open_bytes,
    strip_suffix,
)
from breakcontact.course.hand_ins.bounds import DEEPEST_ARCHIVE, Budget, RefusedError
from breakcontact.course.hand_ins.hand_in import HandIn, find_rank, hash_files, responses_name
from breakcontact.course.hand_ins.origin import Origin, is_generic, strip_copy_marks
from breakcontact.course.hand_ins.platforms import ORDERED
from breakcontact.course.hand_ins.source import is_junk
from breakcontact.course.hand_ins.spool import Spool
from breakcontact.course.hand_ins.wanted import match_name, read_slug

_OF_THE_WHOLE = frozenset({"too-large", "too-many", "too-slow", "too-deep"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that belongs to a hand-in.

    Attributes:
        path: Where it lies below the source.
        assignment: Its assignment.
        kind: ``notebook`` or ``responses``.
        content: Where its bytes are kept.
    """

    path: PurePosixPath
    assignment: str
    kind: str
    content: Path


@dataclass
class Findings:
    """What was found in one entry of a source.

    Attributes:
        files: Those that belong to hand-ins.
        faults: What could not be read, with where it lies.
        others: Notebooks and answers of no assignment of this course.
    """

    files: list[FoundFile] = field(default_factory=list)
    faults: list[tuple[str, RefusedError]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


class Finder:
    """Looks for the files of hand-ins.

    Args:
        assignments: The course's assignments.
        spool: Where contents are kept.
    """

    def __init__(self, assignments: Collection[str], spool: Spool) -> None:
        self._assignments = assignments
        self._spool = spool

    def search(
        self, members: Iterator[Member], base: PurePosixPath, budget: Budget, into: Findings
    ) -> None:
        """Look through the members of a folder or an archive, and of the archives in it.

        Raises:
            RefusedError: If the whole is outside the bounds or cannot be read.
        """
        self._search(members, base, budget, into, 0)

    def _search(
        self,
        members: Iterator[Member],
        base: PurePosixPath,
        budget: Budget,
        into: Findings,
        depth: int,
    ) -> None:
        for member in members:
            if any(is_junk(part) for part in member.path.parts):
                continue
            try:
                self._look_at(member, base, budget, into, depth)
            except RefusedError as error:
                if error.code in _OF_THE_WHOLE:
                    raise
                into.faults.append((str(base / member.path), error))

    def _look_at(
        self, member: Member, base: PurePosixPath, budget: Budget, into: Findings, depth: int
    ) -> None:
        path = base / member.path
        if strip_suffix(path.name) is not None:
            if depth >= DEEPEST_ARCHIVE:
                raise RefusedError("too-deep", most=DEEPEST_ARCHIVE)
            content = member.read(budget)
            budget.packed += len(content)
            inner = list_members(open_bytes(content), budget)
            self._search(inner, path, budget, into, depth + 1)
            return
        wanted = match_name(path.name, self._assignments)
        if wanted is None:
            return
        content = member.read(budget)
        assignment = wanted.assignment
        if wanted.kind == "responses":
            assignment = read_slug(content, self._assignments) or assignment
        if assignment:
            kept = self._spool.add(content)
            into.files.append(FoundFile(path, assignment, wanted.kind, kept))
        elif wanted.kind == "notebook":
            into.others.append(str(path))


def make_hand_ins(files: Sequence[FoundFile], origin: Origin) -> list[HandIn]:
    """The different hand-ins among the files of one learner, by assignment.

    One that is alone in its entry is called as the entry is.
    """
    made: list[HandIn] = []
    for assignment in sorted({file.assignment for file in files}):
        own = [file for file in files if file.assignment == assignment]
        made += _drop_copies([_make(own, main, origin) for main in _list_main(own)])
    places = Counter((_top(one), one.assignment) for one in made)
    return [
        replace(one, source=_top(one)) if places[_top(one), one.assignment] == 1 else one
        for one in made
    ]


def find_rivals(hand_ins: Sequence[HandIn]) -> list[HandIn]:
    """Different hand-ins that lie side by side in folders which may be of different people."""
    tracks = defaultdict(list)
    for one in hand_ins:
        tracks[_track(one)].append(one)
    longest = max(tracks, key=len, default=())
    is_one_line = all(longest[: len(track)] == track for track in tracks)
    return [] if is_one_line else [one for track in tracks.values() for one in track]


def _list_main(files: Sequence[FoundFile]) -> list[FoundFile]:
    """The files that make a hand-in each: answers, or notebooks where there are none."""
    return [one for one in files if one.kind == "responses"] or list(files)


def _make(files: Sequence[FoundFile], main: FoundFile, origin: Origin) -> HandIn:
    kept = {}
    if main.kind == "responses":
        kept[responses_name(main.assignment)] = main.content
        notebook = _find_notebook(files, main)
    else:
        notebook = main
    if notebook is not None:
        kept[f"{main.assignment}.ipynb"] = notebook.content
    rank, answers = find_rank(main.assignment, kept)
    order = origin.time.isoformat(" ") if origin.time else _find_order(main.path)
    digest = hash_files(kept)
    return HandIn(main.assignment, origin, str(main.path), kept, order, rank, answers, digest)


def _find_notebook(files: Sequence[FoundFile], main: FoundFile) -> FoundFile | None:
    """The notebook that belongs to answers: beside them, by the nearest name."""
    notebooks = [one for one in files if one.kind == "notebook"]
    beside = [one for one in notebooks if one.path.parent == main.path.parent]
    if not beside:
        return notebooks[0] if len(notebooks) == 1 else None
    return min(beside, key=lambda one: (_mark(one.path) != _mark(main.path), len(one.path.name)))


def _mark(path: PurePosixPath) -> str:
    """What a program put after a name that was taken."""
    stem = path.name.split(".")[0] if path.suffix == ".ipynb" else path.name.rpartition(".")[0]
    return stem[len(strip_copy_marks(stem)) :]


def _find_order(path: PurePosixPath) -> str:
    found = [platform.find_order(part) for part in path.parts[:-1] for platform in ORDERED]
    return next((one for one in found if one), "")


def _drop_copies(hand_ins: Sequence[HandIn]) -> list[HandIn]:
    """One of each: the one with more files, and nearer to the top."""
    best: dict[str, HandIn] = {}
    for one in sorted(hand_ins, key=lambda one: (-len(one.files), one.source.count("/"))):
        best.setdefault(one.answers, one)
    return list(best.values())


def _track(hand_in: HandIn) -> tuple[str, ...]:
    """The folders around a hand-in whose names may be people's, below the learner's own."""
    folders = PurePosixPath(hand_in.source).parts[1:-1]
    own = {hand_in.assignment.casefold(), hand_in.origin.name.casefold()}
    names = [strip_copy_marks(strip_suffix(folder) or folder) for folder in folders]
    return tuple(
        name
        for name in names
        if name.casefold() not in own and not is_generic(name) and not _find_order(_inside(name))
    )


def _top(hand_in: HandIn) -> str:
    return PurePosixPath(hand_in.source).parts[0]


def _inside(name: str) -> PurePosixPath:
    return PurePosixPath(name, "file")
