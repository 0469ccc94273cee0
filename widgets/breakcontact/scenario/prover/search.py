"""Searches through the states: what can be reached, by which play, and from where."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from breakcontact.scenario.exploration import Exploration, Row, Step
from breakcontact.scenario.prover.case import Case, has_action

Start = tuple[int, str]
"""A state, and the id of a pick in it, that a search begins with."""


@dataclass(frozen=True)
class Reach:
    """The states that a search has come to.

    Attributes:
        before: For each, the state and the pick before it; ``None`` at a start of the story's own
            shortest way.
    """

    found: Exploration
    before: dict[int, Start | None]
    starts: frozenset[int]

    def way_to(self, row: int) -> tuple[str, ...]:
        """The picks from the story's start, through where the search began, to a state."""
        picks: list[str] = []
        while True:
            before = self.before[row]
            if before is None:
                return (*self.found.way_to(row), *picks[::-1])
            picks.append(before[1])
            if row in self.starts:
                return (*self.found.way_to(before[0]), *picks[::-1])
            row = before[0]


_Waiting = tuple[int, int, int, Start | None]
"""Picks on the way, a number that keeps the order, a state, and what came before it."""


def search(
    case: Case,
    starts: Iterable[int] = (),
    *,
    picks: Iterable[tuple[int, Step, int]] = (),
    enter: Callable[[int, Row], bool] | None = None,
    leave: Callable[[Row], bool] | None = None,
) -> Reach:
    """Go on from states or picks, the shortest plays first.

    Args:
        case: The story.
        starts: States to begin with.
        picks: Picks to begin with: the state, the pick, and where it leads.
        enter: Whether a state counts; where not, the search does not go through it either.
        leave: Whether to go on from a state.
    """
    rows = case.rows
    queue = [*_list_starts(case, starts, picks)]
    heapq.heapify(queue)
    first = count = len(queue)
    before: dict[int, Start | None] = {}
    began: set[int] = set()
    while queue:
        depth, number, row, origin = heapq.heappop(queue)
        if row in before or (enter and not enter(row, rows[row])):
            continue
        before[row] = origin
        if number < first:
            began.add(row)
        if leave and not leave(rows[row]):
            continue
        for step, target in rows[row].ways:
            count += 1
            heapq.heappush(queue, (depth + 1, count, target, (row, step.pick.id)))
    return Reach(case.found, before, frozenset(began))


def _list_starts(
    case: Case, starts: Iterable[int], picks: Iterable[tuple[int, Step, int]]
) -> Iterator[_Waiting]:
    for number, row in enumerate(starts):
        yield case.depths[row], number, row, None
    for number, (row, step, target) in enumerate(picks):
        yield case.depths[row] + 1, number, target, (row, step.pick.id)


def list_steps(case: Case, actions: frozenset[str]) -> list[tuple[int, Step, int]]:
    """All picks with one of the actions: the state, the pick, and where it leads."""
    return [
        (index, step, target)
        for index, row in enumerate(case.rows)
        for step, target in row.ways
        if has_action(step, actions)
    ]


def list_into(case: Case) -> list[list[int]]:
    """For each state, those from which a pick leads to it."""
    into: list[list[int]] = [[] for _ in case.rows]
    for index, row in enumerate(case.rows):
        for _, target in row.ways:
            into[target].append(index)
    return into


def search_back(
    case: Case, goals: Iterable[int], *, enter: Callable[[int, Row], bool] | None = None
) -> set[int]:
    """The states from which one of the goals can be reached, the goals among them.

    Args:
        case: The story.
        goals: Where to begin.
        enter: Whether a state may be gone through.
    """
    into = list_into(case)
    queue = list(goals)
    seen = set(queue)
    for index in queue:  # the list grows while it is gone through
        for source in into[index]:
            if source not in seen and (enter is None or enter(source, case.rows[source])):
                seen.add(source)
                queue.append(source)
    return seen
