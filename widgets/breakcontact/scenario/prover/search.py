"""Searches through the states: what can be reached, by which play, and from where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from breakcontact.scenario.exploration import Exploration, Row, Step
from breakcontact.scenario.prover.case import Case

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


Waiting = tuple[int, Start | None, bool]
"""A state to be looked at, what came before it, and whether the search begins with it."""


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
    levels = _sort_starts(case, starts, picks)
    before: dict[int, Start | None] = {}
    began: set[int] = set()
    seen = bytearray(len(case.rows))
    for depth, level in enumerate(levels):  # the list grows while it is gone through
        onward: list[Waiting] = []
        for index, origin, is_start in level:
            row = case.rows[index]
            if seen[index] or (enter and not enter(index, row)):
                seen[index] = True
                continue
            seen[index] = True
            before[index] = origin
            if is_start:
                began.add(index)
            if leave is None or leave(row):
                onward += [(to, (index, step.pick.id), False) for step, to in row.ways]
        if onward and depth + 1 == len(levels):
            levels.append([])
        if onward:
            levels[depth + 1] += onward
    return Reach(case.found, before, frozenset(began))


def _sort_starts(
    case: Case, starts: Iterable[int], picks: Iterable[tuple[int, Step, int]]
) -> list[list[Waiting]]:
    """Where a search begins, by the number of picks before it."""
    depths = case.found.depths
    levels: list[list[Waiting]] = [[] for _ in range(max(depths) + 2)]
    for row in starts:
        levels[depths[row]].append((row, None, True))
    for row, step, target in picks:
        levels[depths[row] + 1].append((target, (row, step.pick.id), True))
    return levels


def list_steps(case: Case, actions: frozenset[str]) -> list[tuple[int, Step, int]]:
    """All picks with one of the actions: the state, the pick, and where it leads."""
    having = case.by_view(lambda view: any(step.action in actions for step in view.plan.steps))
    return [
        (index, step, target)
        for index, row in enumerate(case.rows)
        if having[row.view]
        for step, target in row.ways
        if step.action in actions
    ]


def search_back(
    case: Case, goals: Iterable[int], *, enter: Callable[[int, Row], bool] | None = None
) -> set[int]:
    """The states from which one of the goals can be reached, the goals among them.

    Args:
        case: The story.
        goals: Where to begin.
        enter: Whether a state may be gone through.
    """
    into = case.found.into
    queue = list(goals)
    seen = set(queue)
    for index in queue:  # the list grows while it is gone through
        for source in into[index]:
            if source not in seen and (enter is None or enter(source, case.rows[source])):
                seen.add(source)
                queue.append(source)
    return seen
