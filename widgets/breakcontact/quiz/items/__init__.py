"""The item types, one module each, and the one place where they are registered."""

from __future__ import annotations

from breakcontact.quiz.items.choice import Choice
from breakcontact.quiz.items.extended_text import ExtendedText
from breakcontact.quiz.items.item import (
    AnswerError,
    AnswerPart,
    Item,
    LabelRef,
    LineRef,
    Phrase,
    Solution,
    SolutionPart,
)
from breakcontact.quiz.items.item_type import ItemType
from breakcontact.quiz.items.match import Match
from breakcontact.quiz.items.multiple_response import MultipleResponse
from breakcontact.quiz.items.order import Order
from breakcontact.quiz.items.true_false import TrueFalse

__all__ = [
    "ITEM_TYPES",
    "AnswerError",
    "AnswerPart",
    "Item",
    "ItemType",
    "LabelRef",
    "LineRef",
    "Phrase",
    "Solution",
    "SolutionPart",
    "type_of",
]

ITEM_TYPES: dict[str, ItemType] = {
    item_type.kind: item_type
    for item_type in (
        Choice(),
        MultipleResponse(),
        Order(),
        Match(),
        TrueFalse(),
        ExtendedText(),
    )
}
"""Every item type by its name in files."""


def type_of(item: Item) -> ItemType:
    """The type of an item."""
    return ITEM_TYPES[item.kind]
