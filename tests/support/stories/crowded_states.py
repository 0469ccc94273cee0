"""States of a story in which a chat has the most to show."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]


def crowded_paths(table: dict[str, Any]) -> list[list[str]]:
    """Paths to the states with the most choices, the longest ones, and the longest last messages.

    Args:
        table: A story with the lines of one language, as a page gets it.
    """
    lines = next(iter(table["lines"].values()))
    ways = shortest_paths(table)

    def choices(row: Row) -> list[str]:
        picks = [pick for pick, *_ in row["picks"]]
        return [lines[pick] for pick in picks if table["picks"][pick]["kind"] != "world"]

    def said(row: Row) -> list[str]:
        return [lines[message] for message in row["messages"]]

    measures: list[Callable[[Row], int]] = [
        lambda row: len(choices(row)),
        lambda row: sum(map(len, choices(row))),
        lambda row: max(map(len, choices(row))),
        lambda row: sum(map(len, said(row)[-1:])),
        lambda row: sum(map(len, said(row)[-2:])),
    ]
    rows = {state: table["states"][state] for state in ways}
    open_rows = {state: row for state, row in rows.items() if choices(row)}
    chosen = {max(open_rows, key=lambda state: measure(open_rows[state])) for measure in measures}
    return [ways[state] for state in sorted(chosen)]


def shortest_paths(table: dict[str, Any]) -> dict[int, list[str]]:
    """The fewest picks that lead to each state, those of the world among them."""
    ways: dict[int, list[str]] = {0: []}
    waiting = deque([0])
    while waiting:
        state = waiting.popleft()
        for pick, target, *_ in table["states"][state]["picks"]:
            if target not in ways:
                ways[target] = [*ways[state], pick]
                waiting.append(target)
    return ways
