"""Choice: one right answer among several options."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from breakcontact.quiz.items.item import AnswerPart, Item, LineRef, quote, refuse
from breakcontact.quiz.items.item_type import ItemType


class Choice(ItemType):
    """The answer is the id of an option; the key is ``{"right": id}``."""

    kind = "single"
    parts = ("options",)

    def take(self, item: Item, value: Any) -> str:
        """Accept the id of an option."""
        if type(value) is not str or value not in item.options:
            raise refuse(item, "no-option", "{value} is no option.", value=quote(value))
        return value

    def find_key_fault(self, item: Item, key: Mapping[str, Any]) -> str:
        """A key names one option as right."""
        right = key.get("right")
        return "" if type(right) is str and right in item.options else "names no option as right"

    def grade(self, key: Mapping[str, Any], value: Any) -> float:
        """All or nothing."""
        return float(type(value) is str and value == key["right"])

    def describe(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """All options, in the order shown."""
        return describe_options(item, (value,), (key.get("right"),))

    def list_explained(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[str]:
        """The right option and the chosen one."""
        return [option for option in item.options if option in (value, key.get("right"))]

    def list_slips(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """The option that was chosen, if it is wrong."""
        parts = self.describe(item, value, key)
        return [part for part in parts if part.is_chosen and not part.is_right]


def describe_options(
    item: Item, chosen: Collection[str | None], right: Collection[str | None]
) -> list[AnswerPart]:
    """All options of an item, each with whether it was chosen and whether it is right."""
    return [
        AnswerPart(LineRef(option), is_chosen=option in chosen, is_right=option in right)
        for option in item.options
    ]
