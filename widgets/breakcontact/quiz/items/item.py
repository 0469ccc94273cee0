"""One question of a quiz, and the parts that an answer to it is described with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.quiz.reasons import Reason, make_item_reason


class AnswerError(BreakContactError):
    """A value that is not an answer to its item.

    Args:
        sentence: Why not; ``refuse`` makes one that can be translated.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = sentence if isinstance(sentence, Reason) else Reason(sentence)


@dataclass(frozen=True, slots=True)
class Item:
    """One question, without its words and without its key.

    Attributes:
        id: Unique in the whole bank.
        kind: The name of its type, a key of ``ITEM_TYPES``.
        points: The highest score.
        parts: The lists of ids that it consists of, by name, in the order shown.
        limit: The most characters of a written answer; 0 for other types.
        table: The item as it stands in the quiz definition, for the page.
    """

    id: str
    kind: str
    points: float
    parts: Mapping[str, tuple[str, ...]]
    limit: int
    table: Mapping[str, Any]

    @property
    def options(self) -> tuple[str, ...]:
        """What can be chosen, or assigned to rows."""
        return self.parts.get("options", ())

    @property
    def steps(self) -> tuple[str, ...]:
        """What is put in order."""
        return self.parts.get("steps", ())

    @property
    def rows(self) -> tuple[str, ...]:
        """What an option is assigned to."""
        return self.parts.get("rows", ())


@dataclass(frozen=True, slots=True)
class LineRef:
    """A line of the item, by the last part of its id."""

    name: str


@dataclass(frozen=True, slots=True)
class LabelRef:
    """A label of the interface, such as ``genuine``; each caller has its own labels."""

    name: str


Phrase = LineRef | LabelRef | str
"""A line, a label, or text as the learner wrote it."""


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """One part of an answer, for the caller to put into words.

    Attributes:
        text: What was chosen, ordered or written.
        beside: What goes with it, such as the option of a row or how sure the learner was.
        is_chosen: Whether it belongs to the answer; false for an option left alone.
        is_right: Whether it is right, as far as the key was given.
    """

    text: Phrase
    beside: Phrase | None = None
    is_chosen: bool = True
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class SolutionPart:
    """One part of the right answer.

    Attributes:
        phrases: Any one of them is right; for ``is_group`` all of them, in any order.
        row: The row that they go with, if any.
        is_group: Whether they belong together.
    """

    phrases: tuple[Phrase, ...]
    row: Phrase | None = None
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Solution:
    """The right answer to an item whose options do not show it.

    Attributes:
        parts: Its parts, in order.
        country: The country it holds in, such as ``NO``; empty if it holds everywhere.
    """

    parts: tuple[SolutionPart, ...] = ()
    country: str = ""


def refuse(item: Item, code: str, sentence: str, **details: object) -> AnswerError:
    """The error for a value that does not answer the item; see ``make_item_reason``."""
    return AnswerError(make_item_reason(item.id, code, sentence, **details))


def quote(value: Any) -> str:
    """Untrusted content, short and in ASCII, so that it is harmless in any output."""
    return ascii(value if not isinstance(value, str) else value[:60])[:60]
