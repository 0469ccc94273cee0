"""From a scenario to the table that is played."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from breakcontact.authoring.source_types import Texts
from breakcontact.scenario.exploration import Exploration, Row, read_test
from breakcontact.scenario.model import Choice, Message, Scenario, Scene, Weight, World
from breakcontact.story.table import FORMAT, structure_version

_DIGITS = 10


def compile_table(
    scenario: Scenario,
    found: Exploration,
    texts: Texts,
    taken_from: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """Put the states of a faultless scenario into the table that ``Story`` reads.

    Args:
        scenario: What the author wrote.
        found: Its states.
        texts: The lines in every language that it is to be read in.
        taken_from: The audience whose number a chance is copied from, by its key in the registry.
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
        "picks": _picks(scenario, taken_from),
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


def find_usual(found: Exploration, distance: list[float] | None = None) -> list[int]:
    """For each state, the index of the pick that "what would have happened" goes on with.

    It is the first offered that the author marked; else the likeliest of the world's turns; else
    the first that leads nearer to an ending.

    Args:
        found: The states.
        distance: How far each is from an ending, if that has been measured.
    """
    distance = distance or measure_distances(found)
    return [_usual(row, distance, found.weights) for row in found.rows]


def measure_distances(found: Exploration) -> list[float]:
    """Picks from each state to the nearest ending; infinite where no way leads to one."""
    distance = [math.inf] * len(found.rows)
    nearest = [index for index, row in enumerate(found.rows) if not row.plan.steps]
    length = 0
    while nearest:
        farther: list[int] = []
        for index in nearest:
            if distance[index] == math.inf:
                distance[index] = length
                farther += found.into[index]
        nearest = farther
        length += 1
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


def _usual(row: Row, distance: list[float], weights: Mapping[str, float]) -> int:
    if not row.ways:
        return 0
    if not row.ways[0][0].is_choice:
        turns = tuple(step.pick for step, _ in row.ways if isinstance(step.pick, World))
        chances = read_weights(turns, weights)
        return chances.index(max(chances))
    for index, (step, _) in enumerate(row.ways):
        if step.is_usual:
            return index
    nearest = [distance[target] for _, target in row.ways]
    return nearest.index(min(nearest))


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
        "key": message.key,
    }
    return _without_empty(about)


def _gentle(message: Message) -> str | None:
    if message.gentle is None:
        return None
    return "told" if message.gentle else "skipped"


def _picks(scenario: Scenario, taken_from: Mapping[str, str]) -> dict[str, Any]:
    return {
        pick.id: _pick(pick, _find_whom(scene, taken_from), _saves(pick, scenario))
        for scene in scenario.scenes.values()
        for pick in scene.picks
    }


def _find_whom(scene: Scene, taken_from: Mapping[str, str]) -> str | None:
    """Whom the chances of a scene are about, if not the story's audience; the rest follows them.

    A number that is copied from others is about those others, whatever it is used for.
    """
    weights = [turn.weight for turn in scene.world or () if isinstance(turn.weight, Weight)]
    whom = (taken_from.get(weight.parameter) or weight.about for weight in weights)
    return next(filter(None, whom), None)


def _saves(pick: Choice | World, scenario: Scenario) -> bool:
    """Whether evidence is kept with this pick, by the facts that the author said mean so."""
    saved = [fact for fact, meaning in scenario.meanings.items() if meaning == "saved"]
    return any(pick.sets.get(fact) or pick.adds.get(fact, 0) > 0 for fact in saved)


def _pick(pick: Choice | World, whom: str | None, saves: bool) -> dict[str, Any]:
    about = {"why": bool(pick.why), "saves": saves}
    if isinstance(pick, World):
        return _without_empty({"kind": "world", "about": whom, **about})
    kind = "say" if pick.say else "do"
    return _without_empty({"kind": kind, "action": pick.action, **about})


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
    places = _find_places(scenario, row)
    if any(message != row.messages[0].id for message in places):
        state["places"] = places
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


def _find_places(scenario: Scenario, row: Row) -> dict[str, str]:
    """The lines that name places, each by the first message shown there.

    A state joins scenes that follow each other at once, and not all need to be in one place.
    """
    shown = {message.id for message in row.messages}
    places: dict[str, str] = {}
    here = place = ""
    for scene_id in row.plan.scenes:
        scene = scenario.scenes[scene_id]
        place = f"place.{scene_id}" if scene.place else place
        for message in scene.messages:
            if message.id in shown and place != here:
                places[message.id] = here = place
    return places


def _without_empty(about: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in about.items() if value}
