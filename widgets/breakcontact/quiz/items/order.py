"""Order: put steps into an order that is right in some country."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from breakcontact.quiz.items.ids import are_ids, read_ids, take_ids
from breakcontact.quiz.items.item import (
    AnswerPart,
    Item,
    LineRef,
    Solution,
    SolutionPart,
    refuse,
)
from breakcontact.quiz.items.item_type import ItemType


class Order(ItemType):
    """The answer is a list of all step ids.

    The key is ``{"orders": [{"country": code, "groups": [[ids], ...]}]}``; inside a group any
    order is right.
    """

    kind = "order"
    parts = ("steps",)
    layout = "numbered"

    def take(self, item: Item, value: Any) -> list[str]:
        """Accept all steps, each once."""
        order = take_ids(item, value, item.steps)
        if len(order) != len(item.steps):
            raise refuse(
                item,
                "order",
                "{steps} steps, but {given} in order.",
                steps=len(item.steps),
                given=len(order),
            )
        return order

    def find_key_fault(self, item: Item, key: Mapping[str, Any]) -> str:
        """A key holds orders of at least two groups, each with every step once."""
        orders = key.get("orders")
        if type(orders) is not list or not orders:
            return "holds no orders"
        for order in orders:
            groups = order.get("groups") if type(order) is dict else None
            if type(groups) is not list or len(groups) < 2:
                return "has an order of fewer than two groups"
            if not all(are_ids(group, item.steps) for group in groups):
                return "has a group that is no list of steps"
            if sorted(step for group in groups for step in group) != sorted(item.steps):
                return "has an order that does not hold each step once"
        return ""

    def grade(self, key: Mapping[str, Any], value: Any) -> float:
        """The best score over all right orders."""
        order = value if read_ids(value) else []
        rank = {step: index for index, step in enumerate(order)}
        return max(_grade_order(each["groups"], rank) for each in key["orders"])

    def describe(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """The steps in the learner's order."""
        return [AnswerPart(LineRef(step)) for step in value or ()]

    def solve(self, key: Mapping[str, Any], item: Item, country: str) -> Solution:
        """The order of the country, or the first one if the country has none of its own."""
        orders = key["orders"]
        order = next((one for one in orders if one["country"] == country), orders[0])
        parts = (
            SolutionPart(tuple(LineRef(step) for step in group), is_group=True)
            for group in order["groups"]
        )
        return Solution(tuple(parts), order["country"])

    def list_slips(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """Pairs in the wrong order: a step, and beside it one that belongs before it.

        Compared is the right order that comes nearest to the answer.
        """
        rank = {step: index for index, step in enumerate(value)}
        nearest = max(key["orders"], key=lambda order: _grade_order(order["groups"], rank))
        return [
            AnswerPart(LineRef(late), LineRef(early))
            for first, then in combinations(nearest["groups"], 2)
            for early in first
            for late in then
            if rank[late] < rank[early]
        ]


def _grade_order(groups: list[list[str]], rank: Mapping[str, int]) -> float:
    """The share of pairs in the right order, minus those in the wrong one."""
    pairs = [(a, b) for first, then in combinations(groups, 2) for a in first for b in then]
    if set(rank) != {step for group in groups for step in group}:
        return 0.0
    agreeing = sum(1 if rank[a] < rank[b] else -1 for a, b in pairs)
    return max(0.0, agreeing / len(pairs))
