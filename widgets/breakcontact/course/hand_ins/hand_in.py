"""A hand-in: whose it is, where it came from, when, and what is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from breakcontact.course.hand_ins.origin import Origin
from breakcontact.course.hand_ins.wanted import read_revision

NOTHING, NOTEBOOK, DAMAGED, ANSWERS = range(4)
"""What a hand-in is worth keeping for: its notebook alone, answers that cannot be read, answers."""


@dataclass(frozen=True, slots=True)
class HandIn:
    """What one learner handed in for one assignment.

    Attributes:
        assignment: Its name.
        origin: Whose it is, by the name that the platform or the teacher gave.
        source: Where it lies below the source, with ``/`` on every system.
        files: The files as they will lie in ``submitted``, by name: where their bytes are kept.
        order: When it was handed in, as text that sorts within its platform, or "".
        rank: What it is worth keeping for, and the number of changes that its answers have seen.
        answers: A digest of its answers, or of its notebook where there are none.
        digest: A digest of all its files with their names.
        is_rival: Whether it lies beside another in folders that may be of different people.
        extra: The files of nbgrader's exchange that belong to it, which are no part of the work.
    """

    assignment: str
    origin: Origin
    source: str
    files: Mapping[str, Path]
    order: str = ""
    rank: tuple[int, int] = (NOTHING, 0)
    answers: str = ""
    digest: str = ""
    is_rival: bool = False
    extra: Mapping[str, Path] = field(default_factory=dict)

    @property
    def time(self) -> datetime | None:
        """When it was handed in, as the platform says."""
        return self.origin.time


def find_rank(assignment: str, files: Mapping[str, Path]) -> tuple[tuple[int, int], str]:
    """The rank of a hand-in, and the digest of what its learner did."""
    responses = files.get(responses_name(assignment))
    if responses is None:
        notebook = files.get(f"{assignment}.ipynb")
        return ((NOTEBOOK, 0), hash_file(notebook)) if notebook else ((NOTHING, 0), "")
    revision = read_revision(responses.read_bytes(), assignment)
    rank = (DAMAGED, 0) if revision is None else (ANSWERS, revision)
    return rank, hash_file(responses)


def responses_name(assignment: str) -> str:
    """The name of the file that holds the answers."""
    return f"{assignment}.responses.json"


def hash_file(path: Path) -> str:
    """A digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_files(files: Mapping[str, Path]) -> str:
    """A digest of the files of a hand-in with their names."""
    found = hashlib.sha256()
    for name in sorted(files):
        found.update(f"{name}:{hash_file(files[name])}\n".encode())
    return found.hexdigest()
