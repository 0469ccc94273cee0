"""The right answer: a plain literal that stands in the source notebook and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.quiz.definition import MARKED_BY_HAND, Item


class KeyFaultError(BreakContactError):
    """A key that no answer can be measured against."""


def check_key(item: Item, key: Any) -> list[str]:
    """What is wrong with a key; nothing where it fits its item.

    ``explain`` and ``read_on`` beside it are for feedback and are not looked at.
    """
    if item.kind == MARKED_BY_HAND:
        return [f"Item '{item.id}' is marked by hand; it has no key."]
    if type(key) is not dict:
        return [f"The key of item '{item.id}' is no mapping."]
    fault = _CHECKS[item.kind](item, key)
    return [f"The key of item '{item.id}' {fault}."] if fault else []


def _check_single(item: Item, key: dict[str, Any]) -> str:
    right = key.get("right")
    return "" if type(right) is str and right in item.options else "names no option as right"


def _check_several(item: Item, key: dict[str, Any]) -> str:
    right = key.get("right")
    return "" if _are_different_ids(right, item.options) else "names no options as right"


def _check_order(item: Item, key: dict[str, Any]) -> str:
    orders = key.get("orders")
    if type(orders) is not list or not orders:
        return "holds no orders"
    for order in orders:
        groups = order.get("groups") if type(order) is dict else None
        if type(groups) is not list or len(groups) < 2:
            return "has an order of fewer than two groups"
        if not all(_are_different_ids(group, item.steps) for group in groups):
            return "has a group that is no list of steps"
        if sorted(step for group in groups for step in group) != sorted(item.steps):
            return "has an order that does not hold each step once"
    return ""


def _check_match(item: Item, key: dict[str, Any]) -> str:
    pairs = key.get("pairs")
    if type(pairs) is not dict or set(pairs) != set(item.rows):
        return "does not hold each row"
    if not all(_are_different_ids(options, item.options) for options in pairs.values()):
        return "has a row without a list of options"
    return ""


def _check_judge(item: Item, key: dict[str, Any]) -> str:
    return "" if type(key.get("genuine")) is bool else "does not say whether it is genuine"


def _are_different_ids(ids: Any, offered: tuple[str, ...]) -> bool:
    if type(ids) is not list or not ids:
        return False
    return all(type(one) is str and one in offered for one in ids) and len(set(ids)) == len(ids)


_CHECKS: dict[str, Callable[[Item, dict[str, Any]], str]] = {
    "single": _check_single,
    "several": _check_several,
    "order": _check_order,
    "match": _check_match,
    "judge": _check_judge,
}
