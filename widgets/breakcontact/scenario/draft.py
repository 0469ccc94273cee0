"""A story that is not finished, made playable as far as it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from breakcontact.i18n import SOURCE_LANGUAGE
from breakcontact.scenario.compiler import compile_table
from breakcontact.scenario.conditions import ConditionError, parse_condition
from breakcontact.scenario.exploration import explore
from breakcontact.scenario.lines import list_lines
from breakcontact.scenario.model import Choice, Message, Person, Scenario, Scene, World
from breakcontact.scenario.name_checks import NARRATOR
from breakcontact.scenario.prover.ways import check_exits
from breakcontact.story.table import structure_version

_Conditional = TypeVar("_Conditional", Choice, Message)
_STOP = "draft-ends"
_TITLE = "The draft ends here"
_MISSING = "The scene '{scene}' has not been written yet."
_STOPS = "The scene '{scene}' leads nowhere yet."
_CLOSED = "Nothing that '{scene}' offers can be picked here."
_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Draft:
    """A story with an ending wherever the draft stops.

    Attributes:
        table: The compiled story, in English only.
        stops: What is said at each place where the draft stops.
    """

    table: dict[str, Any]
    stops: tuple[str, ...]


def compile_draft(scenario: Scenario, weights: Mapping[str, float]) -> Draft | None:
    """Compile what can be played of a scenario with faults; ``None`` if nothing can.

    A pick that leads to a missing scene, a scene that leads nowhere and a state that offers nothing
    come to an ending that says so. Conditions and changes that name no fact are left out.
    """
    scenes = {name: _mend_scene(scenario, scene) for name, scene in scenario.scenes.items()}
    stops = {name: _STOPS.format(scene=name) for name, scene in scenes.items() if _is_open(scene)}
    for name in sorted({*_list_targets(scenes)} - scenes.keys()):
        scenes[name] = Scene.model_validate({"stage": "contact"})
        stops[name] = _MISSING.format(scene=name)
    start = scenario.start if scenario.start in scenes else next(iter(scenes))
    mended = scenario.model_copy(
        update={
            "scenes": scenes,
            "start": start,
            "people": _list_people(scenario),
            "reflections": (),
        }
    )
    if any(check_exits(mended)):
        return None
    lines = {line.id: line.text for line in list_lines(mended)}
    table = compile_table(mended, explore(mended, weights), {SOURCE_LANGUAGE: lines})
    _end_states(mended, table, stops)
    _share_chances(table)
    table["version"] = structure_version(table)
    return Draft(table, tuple(stops.values()))


def _mend_scene(scenario: Scenario, scene: Scene) -> Scene:
    """A scene without conditions and changes that cannot be read, and with one way on."""
    picks = tuple(_mend_pick(scenario, pick) for pick in scene.picks)
    changes: dict[str, Any] = {
        "messages": tuple(_mend_condition(scenario, message) for message in scene.messages)
    }
    if picks:
        changes |= {scene.picks_key: picks, "next": None, "ending": None}
    return scene.model_copy(update=changes)


def _mend_pick(scenario: Scenario, pick: Choice | World) -> Choice | World:
    known = scenario.facts.keys()
    changes = {
        name: {fact: value for fact, value in getattr(pick, name).items() if fact in known}
        for name in ("sets", "adds")
    }
    mended = pick.model_copy(update=changes)
    return _mend_condition(scenario, mended) if isinstance(mended, Choice) else mended


def _mend_condition(scenario: Scenario, part: _Conditional) -> _Conditional:
    try:
        if part.when is not None:
            parse_condition(part.when, scenario.facts)
    except ConditionError:
        return part.model_copy(update={"when": None})
    return part


def _is_open(scene: Scene) -> bool:
    return not scene.picks and scene.next is None and scene.ending is None


def _list_targets(scenes: Mapping[str, Scene]) -> Iterator[str]:
    for scene in scenes.values():
        yield from (pick.to for pick in scene.picks)
        if scene.next is not None:
            yield scene.next


def _list_people(scenario: Scenario) -> dict[str, Person]:
    """The people, and those who write without having been introduced."""
    senders = {message.sender for scene in scenario.scenes.values() for message in scene.messages}
    strangers = sorted(senders - scenario.people.keys() - {NARRATOR})
    people = {name: Person(name=name, avatar="leaf", role="stranger") for name in strangers}
    if scenario.you not in scenario.people:
        people[scenario.you] = Person(name=scenario.you, avatar="leaf", role="you")
    return {**scenario.people, **people}


def _end_states(scenario: Scenario, table: dict[str, Any], stops: dict[str, str]) -> None:
    """Let every state that offers nothing end with a word on why."""
    helper = next(
        (name for name, person in scenario.people.items() if person.role in ("friend", "helper")),
        scenario.you,
    )
    for state in table["states"]:
        if state["picks"] or "ending" in state:
            continue
        scene = state["scene"]
        text = stops.setdefault(scene, _CLOSED.format(scene=scene))
        ending = f"{_STOP}-{scene}"[:40]
        state["ending"] = {"id": ending, "helps": ["talk"], "person": helper, "reflection": []}
        table["lines"][SOURCE_LANGUAGE] |= {
            f"ending.{ending}.title": _TITLE,
            f"ending.{ending}.text": text,
        }


def _share_chances(table: dict[str, Any]) -> None:
    """Where chances are missing or do not add up, let all turns be as likely."""
    for state in table["states"]:
        turns = [pick for pick in state["picks"] if len(pick) > 2]
        chances = [chance for *_, chance in turns]
        if turns and (min(chances) < 0 or abs(sum(chances) - 1) > _CLOSE):
            for turn in turns:
                turn[-1] = 1 / len(turns)
