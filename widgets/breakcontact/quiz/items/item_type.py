"""What every item type can do: take an answer, check a key, score, and describe both."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from breakcontact.quiz.items.item import AnswerPart, Item, Solution

Layout = Literal["options", "numbered", "pairs", "judgement", "quote"]


class ItemType(ABC):
    """One type of item. To add a type, subclass this and register it in ``quiz.items``.

    Attributes:
        kind: Its name in bank files, quiz definitions, responses and the gradebook. These names
            are older than the QTI names of the classes; existing answers and keys depend on them.
        parts: Names of the lists of ids that an item consists of.
        has_limit: Whether an item limits the length of the answer.
        is_marked_by_hand: Whether a teacher scores it; then it has no key to score against.
        layout: How an answer is laid out for reading.
    """

    kind: ClassVar[str]
    parts: ClassVar[tuple[str, ...]] = ()
    has_limit: ClassVar[bool] = False
    is_marked_by_hand: ClassVar[bool] = False
    layout: ClassVar[Layout] = "options"

    @abstractmethod
    def take(self, item: Item, value: Any) -> Any:
        """Return an answer in its normal form, or ``None`` for an empty answer.

        Raises:
            AnswerError: If the value is not an answer to the item.
        """

    @abstractmethod
    def find_key_fault(self, item: Item, key: Mapping[str, Any]) -> str:
        """Return the end of the sentence "The key of item 'x' ...", or "" for a good key."""

    @abstractmethod
    def grade(self, key: Mapping[str, Any], value: Any) -> float:
        """Return the share of the points that a value earns, from 0 to 1.

        May raise ``KeyError``, ``TypeError``, ``AttributeError``, ``ValueError`` or
        ``ZeroDivisionError`` for a key that is not one of this type.
        """

    @abstractmethod
    def describe(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """Describe an answer part by part; some types also list what was not chosen.

        Args:
            item: The item.
            value: The answer as ``take`` returns it, or ``None``.
            key: The key, or nothing if right answers are not to be shown.
        """

    def solve(self, key: Mapping[str, Any], item: Item, country: str) -> Solution:
        """Return the right answer in a country; empty if ``describe`` already shows it."""
        return Solution()

    def list_explained(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[str]:
        """Ids of the parts whose explanations fit this answer, in the order shown."""
        return []

    def list_slips(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """What is wrong in an answer, part by part, for counting what a group got wrong.

        It holds ids alone, never what a learner wrote. Empty for a right answer, and for types
        whose answers have no parts that could be counted.

        Args:
            item: The item.
            value: The answer as ``take`` returns it.
            key: The key.
        """
        return []

    def encode(self, value: Any) -> str:
        """Write an answer as plain ids, for a table."""
        return value if isinstance(value, str) else " ".join(value)

    def find_certainty(self, value: Any) -> str:
        """How sure the learner was, or "" where that is not asked."""
        return ""
