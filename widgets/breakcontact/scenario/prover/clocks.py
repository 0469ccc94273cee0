"""Clocks run forwards; an earlier hour is a new day, and a new day begins with a scene."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.model import Message
from breakcontact.scenario.name_checks import NARRATOR
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import Case

_HALF_DAY = 12 * 60
_NEW_DAY = 3 * 60
_NEW_DAY_TOLD = 15

Node = tuple[int, int | None]
"""A state, and the minute of the day that was shown last before it."""


def check_clocks(case: Case) -> Iterator[Breach]:
    """Say which message has a clock that is behind the one before it in the same play."""
    paths = _list_clocks(case)
    openings = _find_openings(case)
    minutes = {
        message.id: _minute(message)
        for scene in case.scenario.scenes.values()
        for message in scene.messages
        if message.at is not None
    }
    clocks = [
        [(message, minutes[message.id]) for message in row.messages if message.id in minutes]
        for row in case.rows
    ]
    told: set[str] = set()
    before: dict[Node, tuple[Node, str] | None] = {(0, None): None}
    queue: deque[Node] = deque(before)
    while queue:
        node = queue.popleft()
        last = node[1]
        for message, minute in clocks[node[0]]:
            goes_on = last is None or _goes_on(last, minute, message, message.id in openings)
            if last is not None and not goes_on and message.id not in told:
                told.add(message.id)
                yield _tell(before, node, message, last, paths[message.id])
            last = minute
        for step, target in case.rows[node[0]].ways:
            onward = (target, last)
            if onward not in before:
                before[onward] = (node, step.pick.id)
                queue.append(onward)


def _goes_on(last: int, minute: int, message: Message, is_opening: bool) -> bool:
    """Whether a clock may follow another: later, past midnight, or on another day."""
    back = last - minute
    if back <= 0 or back >= _HALF_DAY:
        return True
    if not is_opening:
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
