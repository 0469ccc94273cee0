"""Clocks run forwards; an earlier hour is a new day, and a new day begins with a scene."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.model import Message
from breakcontact.scenario.name_checks import NARRATOR
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import Case

_HALF_DAY = 12 * 60
_NEW_DAY = 3 * 60
_NEW_DAY_TOLD = 15

_DAY = 24 * 60
_NOT_YET = 1 << _DAY
"""The bit for plays in which no clock has been shown; bit n stands for minute n of a day."""

Clock = tuple[Message, int]
"""A message with a clock, and the minute of the day that it shows."""

Node = tuple[int, int | None]
"""A state, and the minute of the day that was shown last before it."""


def check_clocks(case: Case) -> Iterator[Breach]:
    """Say which message has a clock that is behind the one before it in the same play."""
    openings = _find_openings(case)
    clocks = case.by_view(
        lambda view: [
            (message, _minute(message)) for message in view.messages if message.at is not None
        ]
    )
    behind = _find_behind(case, clocks, openings)
    if behind:
        yield from _find_plays(case, clocks, openings, behind)


def _find_behind(case: Case, clocks: list[list[Clock]], openings: set[str]) -> set[str]:
    """The messages whose clock is behind in some play."""
    firsts = {shown[0][0].id: shown[0] for shown in clocks if shown}
    refused = {name: _refuse(clock, openings) for name, clock in firsts.items()}
    behind = {
        later[0].id
        for shown in clocks
        for earlier, later in pairwise(shown)
        if not _goes_on(earlier[1], later, openings)
    }
    for row, last in zip(case.rows, _find_last_minutes(case, clocks), strict=True):
        shown = clocks[row.view]
        if shown and last & refused[shown[0][0].id]:
            behind.add(shown[0][0].id)
    return behind


def _find_last_minutes(case: Case, clocks: list[list[Clock]]) -> list[int]:
    """For each state, the clocks that may have been shown last before it, as bits of a number.

    From the start on, each state after those that lead to it; in a circle until nothing changes.
    """
    shows = [1 << shown[-1][1] if shown else 0 for shown in clocks]
    last = [0] * len(case.rows)
    last[0] = _NOT_YET
    for group in reversed(case.circles):
        inside = set(group) if len(group) > 1 else group
        queue = list(group)
        for index in queue:  # the list grows while it is gone through
            row = case.rows[index]
            after = shows[row.view] or last[index]
            for _, target in row.ways:
                both = last[target] | after
                if both != last[target]:
                    last[target] = both
                    if target in inside:
                        queue.append(target)
    return last


def _refuse(clock: Clock, openings: set[str]) -> int:
    """The minutes that a clock may not follow, as bits of a number."""
    return sum(1 << last for last in range(_DAY) if not _goes_on(last, clock, openings))


def _find_plays(
    case: Case, clocks: list[list[Clock]], openings: set[str], behind: set[str]
) -> Iterator[Breach]:
    """The shortest play to each clock that is behind."""
    paths = _list_clocks(case)
    left = set(behind)
    before: dict[Node, tuple[Node, str] | None] = {(0, None): None}
    queue: deque[Node] = deque(before)
    while queue and left:
        node = queue.popleft()
        row, last = case.rows[node[0]], node[1]
        for clock in clocks[row.view]:
            message = clock[0]
            if last is not None and message.id in left and not _goes_on(last, clock, openings):
                left.discard(message.id)
                yield _tell(before, node, message, last, paths[message.id])
            last = clock[1]
        for step, target in row.ways:
            onward = (target, last)
            if onward not in before:
                before[onward] = (node, step.pick.id)
                queue.append(onward)


def _goes_on(last: int, clock: Clock, openings: set[str]) -> bool:
    """Whether a clock may follow another: later, past midnight, or on another day."""
    message, minute = clock
    back = last - minute
    if back <= 0 or back >= _HALF_DAY:
        return True
    if message.id not in openings:
        return False
    return back >= (_NEW_DAY_TOLD if message.sender == NARRATOR else _NEW_DAY)


def _tell(
    before: dict[Node, tuple[Node, str] | None],
    node: Node,
    message: Message,
    last: int,
    path: KeyPath,
) -> Breach:
    picks: list[str] = []
    at: tuple[Node, str] | None = before[node]
    while at is not None:
        picks.append(at[1])
        at = before[at[0]]
    way = tuple(picks[::-1])
    sentence = (
        f"The clock of '{message.id}' shows {message.at} after {last // 60:02}:{last % 60:02}, "
        f"{describe_picks(way)}. Only the first message of a scene can stand on a new day, "
        "and the narrator says so."
    )
    return Breach("BC316", path, sentence, way)


def _minute(message: Message) -> int:
    hours, _, minutes = (message.at or "0:0").partition(":")
    return 60 * int(hours) + int(minutes)


def _list_clocks(case: Case) -> dict[str, KeyPath]:
    return {
        message.id: ("scenes", scene_id, "messages", index, "at")
        for scene_id, scene in case.scenario.scenes.items()
        for index, message in enumerate(scene.messages)
    }


def _find_openings(case: Case) -> set[str]:
    """The first message with a clock in each scene, and those that may stand in its place."""
    openings = set()
    for scene in case.scenario.scenes.values():
        for message in scene.messages:
            if message.at is not None:
                openings.add(message.id)
                if message.when is None:
                    break
    return openings
