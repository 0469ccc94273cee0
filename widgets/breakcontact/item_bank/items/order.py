"""Order in the bank: all right orders, none of which is the order shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from breakcontact.authoring.problems import suggest
from breakcontact.authoring.source_types import Fault
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.item_bank.items.rules import Rules
from breakcontact.item_bank.model import Order as RightOrder
from breakcontact.item_bank.model import Question


def _find_wrong_orders(item: Question, path: KeyPath) -> Iterator[Fault]:
    if not item.steps or not item.orders:
        return
    shown = [step.id for step in item.steps]
    faults: list[Fault] = [
        ("BC805", (*path, "orders", at, "groups"), wrong)
        for at, order in enumerate(item.orders)
        if (wrong := _compare_steps(shown, order))
    ]
    yield from faults or _find_idle_orders(shown, item.orders, path)


def _compare_steps(shown: list[str], order: RightOrder) -> str:
    """What is wrong with the steps of an order; "" if they are exactly those that are shown."""
    counted = Counter(step for group in order.groups for step in group)
    for step, count in counted.items():
        if step not in shown:
            return f"There is no step '{step}'.{suggest(step, shown)}"
        if count > 1:
            return f"The step '{step}' is in the order of '{order.country}' twice."
    left_out = [step for step in shown if step not in counted]
    return f"The order of '{order.country}' leaves out: {', '.join(left_out)}." if left_out else ""


def _find_idle_orders(
    shown: list[str], orders: tuple[RightOrder, ...], path: KeyPath
) -> Iterator[Fault]:
    """Find orders of which only one is right, all are right, or the one shown is right."""
    orders_path: KeyPath = (*path, "orders")
    has_no_choice = all(len(group) == 1 for order in orders for group in order.groups)
    if has_no_choice and len({order.groups for order in orders}) == 1:
        sentence = (
            "Only one sequence is right. Lists differ: put steps that may change places into one "
            "group, or add another order."
        )
        yield "BC806", orders_path, sentence
    for at, order in enumerate(orders):
        if len(order.groups) == 1:
            sentence = f"In '{order.country}' every sequence is right, so nothing is asked."
            yield "BC806", (*orders_path, at, "groups"), sentence
        elif _is_right(shown, order):
            sentence = (
                f"The steps are shown in an order that is right in '{order.country}'; shuffle them."
            )
            yield "BC807", (*path, "steps"), sentence


def _is_right(shown: list[str], order: RightOrder) -> bool:
    group_of = {step: at for at, group in enumerate(order.groups) for step in group}
    groups = [group_of[step] for step in shown]
    return groups == sorted(groups)


def _make_key(item: Question) -> dict[str, Any]:
    orders = [
        {"country": order.country, "groups": [list(group) for group in order.groups]}
        for order in item.orders or ()
    ]
    return {"orders": orders}


ORDER = Rules(
    "order",
    ("steps", "orders", "explain"),
    _make_key,
    {_find_wrong_orders: frozenset(("steps", "orders"))},
)
