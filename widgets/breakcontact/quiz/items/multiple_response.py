"""Multiple response: several right answers among the options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from breakcontact.quiz.items.choice import describe_options
from breakcontact.quiz.items.ids import are_ids, read_ids, take_ids
from breakcontact.quiz.items.item import AnswerPart, Item
from breakcontact.quiz.items.item_type import ItemType


class MultipleResponse(ItemType):
    """The answer is a list of option ids; the key is ``{"right": [ids]}``."""

    kind = "several"
    parts = ("options",)

    def take(self, item: Item, value: Any) -> list[str] | None:
        """Accept different option ids, and return them in the order shown."""
        chosen = take_ids(item, value, item.options)
        return [option for option in item.options if option in chosen] or None

    def find_key_fault(self, item: Item, key: Mapping[str, Any]) -> str:
        """A key names one or more options as right."""
        return "" if are_ids(key.get("right"), item.options) else "names no options as right"

    def grade(self, key: Mapping[str, Any], value: Any) -> float:
        """The share of right options found, minus one for each wrong option."""
        right = set(key["right"])
        chosen = read_ids(value)
        return max(0.0, (len(chosen & right) - len(chosen - right)) / len(right))

    def describe(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """All options, in the order shown."""
        return describe_options(item, value or (), key.get("right", ()))

    def list_explained(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[str]:
        """The right options and the chosen ones."""
        wanted = {*key.get("right", ()), *(value or ())}
        return [option for option in item.options if option in wanted]

    def list_slips(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """Wrong options that were chosen, and right ones that were not."""
        return [part for part in self.describe(item, value, key) if part.is_chosen != part.is_right]
