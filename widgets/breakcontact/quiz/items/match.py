"""Match: assign an option to each row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from breakcontact.quiz.items.ids import are_ids
from breakcontact.quiz.items.item import (
    AnswerPart,
    Item,
    LabelRef,
    LineRef,
    Solution,
    SolutionPart,
    quote,
    refuse,
)
from breakcontact.quiz.items.item_type import ItemType


class Match(ItemType):
    """The answer maps row ids to option ids; the key is ``{"pairs": {row: [options]}}``."""

    kind = "match"
    parts = ("rows", "options")
    layout = "pairs"

    def take(self, item: Item, value: Any) -> dict[str, str] | None:
        """Accept a mapping of some rows to options, and return it in the order of the rows."""
        if type(value) is not dict:
            raise refuse(item, "no-rows", "{value} gives rows no options.", value=quote(value))
        for row, option in value.items():
            if row not in item.rows or type(option) is not str or option not in item.options:
                raise refuse(
                    item, "no-row", "{value} is no row and option.", value=quote({row: option})
                )
        return {row: value[row] for row in item.rows if row in value} or None

    def find_key_fault(self, item: Item, key: Mapping[str, Any]) -> str:
        """A key lists at least one option for each row."""
        pairs = key.get("pairs")
        if type(pairs) is not dict or set(pairs) != set(item.rows):
            return "does not hold each row"
        if not all(are_ids(options, item.options) for options in pairs.values()):
            return "has a row without a list of options"
        return ""

    def grade(self, key: Mapping[str, Any], value: Any) -> float:
        """The share of rows with a right option."""
        pairs = key["pairs"]
        given = value if isinstance(value, Mapping) else {}
        right = sum(
            type(given.get(row)) is str and given[row] in options for row, options in pairs.items()
        )
        return right / len(pairs)

    def describe(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """Each row with its option; nothing if no row has one."""
        return [_describe_row(row, value.get(row)) for row in item.rows] if value else []

    def solve(self, key: Mapping[str, Any], item: Item, country: str) -> Solution:
        """Each row with the options that are right for it."""
        parts = (
            SolutionPart(tuple(LineRef(option) for option in key["pairs"][row]), LineRef(row))
            for row in item.rows
        )
        return Solution(tuple(parts))

    def list_explained(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[str]:
        """All rows."""
        return list(item.rows)

    def list_slips(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """Rows with a wrong option."""
        pairs = key["pairs"]
        return [_describe_row(row, value[row]) for row in value if value[row] not in pairs[row]]

    def encode(self, value: Any) -> str:
        """Pairs as ``row:option``, with spaces between."""
        return " ".join(f"{row}:{option}" for row, option in value.items())


def _describe_row(row: str, option: str | None) -> AnswerPart:
    beside = LineRef(option) if option else LabelRef("not-matched")
    return AnswerPart(LineRef(row), beside, is_chosen=option is not None)
