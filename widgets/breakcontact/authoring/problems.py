"""Problems: what is wrong with a file, and where."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import dataclass

LONGEST_SHOWN = 40
"""The most characters of an author's own words that a sentence repeats."""

_FEWEST_SHARED = 0.6
_MOST_COMPARED = 200


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault; problems sort by position.

    Attributes:
        file: The file as the author named it.
        line: Counted from 1; in a notebook the number of the cell.
        column: Counted from 1, in characters; in a notebook the line inside the cell.
        code: A key of :data:`breakcontact.authoring.codes.CODES`.
        sentence: What is wrong and what to do about it.
    """

    file: str
    line: int
    column: int
    code: str
    sentence: str

    def __str__(self) -> str:
        """The problem as one line in a form that editors recognise."""
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.sentence}"

    def to_dict(self) -> dict[str, object]:
        """The problem as JSON."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "sentence": self.sentence,
        }


class UnreadableError(Exception):
    """A file that cannot be read completely, so that it cannot be checked further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def suggest(word: str, known: Collection[str]) -> str:
    """Name the known word that was probably meant, as the end of a sentence, or return ""."""
    near = [name for name in known if abs(len(name) - len(word)) <= 3]
    if len(near) > _MOST_COMPARED:
        near = [name for name in near if name[:1] == word[:1] or name[-1:] == word[-1:]]
    match = difflib.get_close_matches(word, near[:_MOST_COMPARED], n=1, cutoff=_FEWEST_SHARED)
    return f" Did you mean '{match[0]}'?" if match else ""


def offer(word: str, known: Collection[str], most: int = 30) -> str:
    """Name the known word that was probably meant, or all of them, as the end of a sentence."""
    if not known:
        return ""
    return suggest(word, known) or f" There are: {name_all(known, most)}."


def shorten(value: object, most: int = LONGEST_SHOWN) -> str:
    """A value as it is shown in a sentence."""
    text = str(value)
    return text if len(text) <= most else f"{text[:most]}…"


def name_all(words: Collection[str], most: int = 12) -> str:
    """List words for a sentence, the first ``most`` of them."""
    shown = ", ".join(list(words)[:most])
    return f"{shown} and {len(words) - most} more" if len(words) > most else shown
