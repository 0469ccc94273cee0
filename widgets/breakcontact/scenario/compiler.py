"""From a scenario to the table that is played."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any

from breakcontact.authoring.source_types import Texts
from breakcontact.scenario.exploration import Exploration, Row, read_test
from breakcontact.scenario.model import Choice, Message, Scenario, Scene, Weight, World
from breakcontact.story.table import FORMAT, structure_version

_DIGITS = 10


def compile_table(scenario: Scenario, found: Exploration, texts: Texts) -> dict[str, Any]:
    """Put the states of a faultless scenario into the table that ``Story`` reads.

    Args:
        scenario: What the author wrote.
        found: Its states.
        texts: The lines in every language that it is to be read in.
    """
    usual = find_usual(found)
    table: dict[str, Any] = {
        "format": FORMAT,
        "id": scenario.id,
        "audience": scenario.audience,
        "you": scenario.you,
        "people": {
            person_id: {"role": person.role, "avatar": person.avatar}
            for person_id, person in scenario.people.items()
        },
        "messages": _messages(scenario),
        "picks": _picks(scenario),
        "states": [
            _state(scenario, found, row, choice)
            for row, choice in zip(found.rows, usual, strict=True)
        ],
        "lines": {language: dict(lines) for language, lines in texts.items()},
    }
    if scenario.terms:
        table["terms"] = list(scenario.terms)
    table["version"] = structure_version(table)
    return table


def find_usual(found: Exploration) -> list[int]:
    """For each state, the index of the pick that "what would have happened" goes on with.

    It is the first offered that the author marked; else the likeliest of the world's turns; else
    the first that leads nearer to an ending.
    """
    distance = measure_distances(found)
    return [_usual(row, distance, found.weights) for row in found.rows]


def measure_distances(found: Exploration) -> list[int | None]:
    """Picks from each state to the nearest ending; ``None`` where no way leads to one."""
    into: list[list[int]] = [[] for _ in found.rows]
    for index, row in enumerate(found.rows):
        for _, target in row.ways:
            into[target].append(index)
    distance: list[int | None] = [None] * len(found.rows)
    queue: deque[tuple[int, int]] = deque()
    for index, row in enumerate(found.rows):
        if not row.plan.steps:
            distance[index] = 0
            queue.append((index, 0))
    while queue:
        index, length = queue.popleft()
        for source in into[index]:
            if distance[source] is None:
                distance[source] = length + 1
                queue.append((source, length + 1))
    return distance


def read_weights(turns: tuple[World, ...], weights: Mapping[str, float]) -> list[float]:
    """The chance of each world's turn; ``rest`` is what the others leave of 1.

    Args:
        turns: All turns of a scene.
        weights: Chances by their keys in the registry; a key that is not there counts as none.
    """
    given = [
        0.0 if isinstance(turn.weight, str) else weights.get(turn.weight.parameter, 0.0)
        for turn in turns
    ]
    rest = round(1 - sum(given), _DIGITS)
    return [
        rest if isinstance(turn.weight, str) else weight
        for turn, weight in zip(turns, given, strict=True)
    ]


def _usual(row: Row, distance: list[int | None], weights: Mapping[str, float]) -> int:
    for index, (step, _) in enumerate(row.ways):
        if isinstance(step.pick, Choice) and step.pick.usual:
            return index
    if not row.ways:
        return 0
    turns = tuple(step.pick for step, _ in row.ways if isinstance(step.pick, World))
    if turns:
        chances = read_weights(turns, weights)
        return chances.index(max(chances))
    nearest = [target_distance(distance[target]) for _, target in row.ways]
    return nearest.index(min(nearest))


def target_distance(distance: int | None) -> float:
    """A distance that can be compared: no way at all is infinitely far."""
    return float("inf") if distance is None else distance


def _messages(scenario: Scenario) -> dict[str, Any]:
    return {
        message.id: _message(message, scene.stage)
        for scene in scenario.scenes.values()
        for message in scene.messages
    }


def _message(message: Message, stage: str) -> dict[str, Any]:
    about = {
        "from": message.sender,
        "stage": stage,
        "at": message.at,
        "tactic": message.tactic,
        "evidence": list(message.evidence),
        "gentle": _gentle(message),
        "why": bool(message.why),
    }
    return _without_empty(about)


def _gentle(message: Message) -> str | None:
    if message.gentle is None:
        return None
    return "told" if message.gentle else "skipped"


def _picks(scenario: Scenario) -> dict[str, Any]:
    return {
        pick.id: _pick(pick, _find_whom(scene))
        for scene in scenario.scenes.values()
        for pick in scene.picks
    }


def _find_whom(scene: Scene) -> str | None:
    """Whom the chances of a scene are about, if not the story's audience; the rest follows them."""
    weights = [turn.weight for turn in scene.world or () if isinstance(turn.weight, Weight)]
    return next((weight.about for weight in weights if weight.about), None)


def _pick(pick: Choice | World, whom: str | None) -> dict[str, Any]:
    if isinstance(pick, World):
        return _without_empty({"kind": "world", "about": whom, "why": bool(pick.why)})
    kind = "say" if pick.say else "do"
    return _without_empty({"kind": kind, "action": pick.action, "why": bool(pick.why)})


def _state(scenario: Scenario, found: Exploration, row: Row, usual: int) -> dict[str, Any]:
    scene = scenario.scenes[row.plan.last]
    picks: list[list[Any]] = [[step.pick.id, target] for step, target in row.ways]
    if scene.world:
        for pick, weight in zip(picks, read_weights(scene.world, found.weights), strict=True):
            pick.append(weight)
    state: dict[str, Any] = {
        "scene": row.plan.last,
        "stage": scene.stage,
        "messages": [message.id for message in row.messages],
        "picks": picks,
    }
    if scene.place:
        state["place"] = f"place.{row.plan.last}"
    if picks:
        state["usual"] = usual
    if scene.ending:
        state["ending"] = {
            "id": scene.ending.id,
            "helps": list(scene.ending.helps),
            "person": scene.ending.person,
            "reflection": [
                reflection.id
                for reflection in scenario.reflections
                if read_test(reflection.when, scenario.facts)(row.facts)
            ],
        }
    return state


def _without_empty(about: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in about.items() if value}
