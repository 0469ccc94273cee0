"""The mark that a page asks to save, checked before anything is done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from breakcontact.marking.errors import MarkingError

LONGEST_COMMENT: Final = 4000
"""The most characters of a comment."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A mark that is to be saved.

    Attributes:
        score: The points.
        ticks: The lines of the rubric that were met, from 0, in order.
        comment: What the learner will read, or "".
        version: The version of the mark and the text that the marker has seen.
    """

    score: float
    ticks: tuple[int, ...]
    comment: str
    version: str


def read_wanted(fields: Any, most: float, lines: int, present: float | None) -> Wanted:
    """Check a mark that a page sent.

    Args:
        fields: The request, as read from JSON.
        most: The most points.
        lines: How many lines the rubric has.
        present: The points that are there already; they may be more than the most.

    Raises:
        MarkingError: If it is no mark.
    """
    if not isinstance(fields, dict):
        raise MarkingError("bad", "no mark")
    score, ticks, comment, version = map(fields.get, ("score", "ticks", "comment", "version"))
    if not isinstance(score, int | float) or isinstance(score, bool):
        raise MarkingError("bad", "points")
    # What is no number or endless is not between them either.
    if not 0 <= score <= most and score != present:
        raise MarkingError("bad", "points")
    if not isinstance(ticks, list) or any(
        type(one) is not int or not 0 <= one < lines for one in ticks
    ):
        raise MarkingError("bad", "ticks")
    if not isinstance(comment, str) or len(comment) > LONGEST_COMMENT:
        raise MarkingError("bad", "comment")
    if not isinstance(version, str):
        raise MarkingError("bad", "version")
    return Wanted(float(score), tuple(sorted(set(ticks))), _clean(comment), version)


def _clean(comment: str) -> str:
    """Without what a database or a page cannot hold: control characters and lone surrogates."""
    kept = comment.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "ignore").decode()
    return "".join(c for c in kept if c in "\n\t" or (c >= " " and c != "\x7f")).strip()
