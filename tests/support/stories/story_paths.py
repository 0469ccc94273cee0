"""Ways through a compiled story, for tests that want to be somewhere in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]


def way_to(table: dict[str, Any], there: Callable[[Row], bool]) -> list[str]:
    """The fewest choices that lead to such a state, with nothing left to chance on the way."""
    states = table["states"]
    waiting: deque[tuple[int, list[str]]] = deque([(0, [])])
    seen = {0}
    while waiting:
        state, path = waiting.popleft()
        if there(states[state]):
            return path
        for pick, target, *weight in states[state]["picks"]:
            if target not in seen and not weight:
                seen.add(target)
                waiting.append((target, [*path, pick]))
    raise LookupError("No choices lead there.")


def way_to_ending(table: dict[str, Any], ending: str | None = None) -> list[str]:
    """The fewest choices that lead to this ending, or to any."""
    return way_to(table, lambda row: "ending" in row and ending in (None, row["ending"]["id"]))


def way_to_threat(table: dict[str, Any]) -> list[str]:
    """The fewest choices that lead to messages with a gentle form, and to choices after them."""
    messages = table["messages"]
    return way_to(
        table,
        lambda row: any("gentle" in messages[id_] for id_ in row["messages"]) and row["picks"],
    )
