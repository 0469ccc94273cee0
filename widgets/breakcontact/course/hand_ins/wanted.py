"""Recognise the two files of a hand-in, whatever has become of their names."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass

from breakcontact.course.hand_ins.origin import clean_name, strip_copy_marks

LARGEST_ANSWERS = 1_000_000
_RESPONSES = re.compile(r"[.\s_-]*responses?.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file of a hand-in, by its name.

    Attributes:
        assignment: The assignment, or "" where only the content can tell.
        kind: ``notebook`` or ``responses``.
        prefix: What stands before the assignment's name.
    """

    assignment: str
    kind: str
    prefix: str = ""


def match_name(name: str, assignments: Collection[str]) -> Wanted | None:
    """What a file is by its name: ``Before (1).IPYNB`` and ``before.responses.json.txt`` too."""
    name = clean_name(name)
    folded = re.sub(r"\.txt$", "", name, flags=re.IGNORECASE)
    stem, dot, ending = folded.rpartition(".")
    if not dot or ending.casefold() not in {"ipynb", "json"}:
        return None
    kind = "notebook" if ending.casefold() == "ipynb" else "responses"
    if kind == "responses":
        without = _RESPONSES.sub("", strip_copy_marks(stem))
        if without == strip_copy_marks(stem):
            return Wanted("", kind)
        stem = without
    return _match_stem(stem, assignments, kind)


def read_slug(content: bytes, assignments: Collection[str]) -> str:
    """The assignment that answers say they belong to, or "" for what are no answers."""
    if len(content) > LARGEST_ANSWERS or content.count(b"[") + content.count(b"{") > 5_000:
        return ""
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ""
    if not isinstance(found, dict) or "answers" not in found:
        return ""
    slug = found.get("slug")
    return slug if isinstance(slug, str) and slug in assignments else ""


def read_revision(content: bytes, assignment: str) -> int | None:
    """How many changes answers have seen; ``None`` where they cannot be read."""
    if not read_slug(content, (assignment,)):
        return None
    revision = json.loads(content.decode("utf-8-sig")).get("revision")
    return revision if type(revision) is int and 0 <= revision <= 10**12 else None


def _match_stem(stem: str, assignments: Collection[str], kind: str) -> Wanted:
    for candidate in (stem, strip_copy_marks(stem)):
        for assignment in sorted(assignments, key=len, reverse=True):
            if candidate.casefold() == assignment.casefold():
                return Wanted(assignment, kind)
    for assignment in sorted(assignments, key=len, reverse=True):
        edge = r"(?:^|(?<=[^A-Za-z0-9]))"
        found = re.search(rf"{edge}{re.escape(assignment)}(?![A-Za-z0-9])", stem, re.IGNORECASE)
        if found:
            return Wanted(assignment, kind, prefix=stem[: found.start()])
    return Wanted("", kind)
