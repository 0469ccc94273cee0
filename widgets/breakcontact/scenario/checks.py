"""All that is checked of a scenario, in an order in which no fault is told of twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from types import MappingProxyType

from breakcontact.authoring.problems import Problem
from breakcontact.authoring.schema_check import MOST_FAULTS, Shaped
from breakcontact.authoring.source_types import Findings, Kind, Texts, render_json
from breakcontact.authoring.yaml_source import Tree
from breakcontact.scenario.compiler import compile_table
from breakcontact.scenario.exploration import explore
from breakcontact.scenario.lines import list_lines
from breakcontact.scenario.model import Scenario
from breakcontact.scenario.name_checks import check_names
from breakcontact.scenario.prover.breach import Breach
from breakcontact.scenario.prover.case import USUAL_PACE, Case, Pace
from breakcontact.scenario.prover.prove import Progress, ignore_progress, prove
from breakcontact.scenario.prover.ways import check_exits
from breakcontact.scenario.structure_checks import check_scenes
from breakcontact.scenario.warnings import find_warnings
from breakcontact.scenario.weight_checks import check_whom

_HARMLESS = frozenset(
    {"title", "summary", "content_note", "audience", "name", "avatar", "place", "stage", "at"}
    | {"tactic", "evidence", "gentle", "why", "text", "say", "do", "action", "helps", "key"}
    | {"person", "parameter"}
)
"""Keys whose faults leave the story's states as they are."""

_BLOCKING = ("BC1", "BC2")


@dataclass(frozen=True, slots=True)
class Proved:
    """What the prover found out about a scenario.

    Attributes:
        case: The scenario and its states.
        breaches: What does not hold.
        is_full: Whether everything was tried; not while there are faults in form or names.
    """

    case: Case
    breaches: list[Breach]
    is_full: bool


def check_scenario(
    tree: Tree,
    shaped: Shaped[Scenario],
    weights: Mapping[str, float],
    pace: Pace = USUAL_PACE,
    sourced: frozenset[str] = frozenset(),
    harmful: frozenset[str] = frozenset(),
    rests_on: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    progress: Progress = ignore_progress,
) -> Findings:
    """Check names and scenes, and then, if they hold, every state."""
    scenario = shaped.model
    assert scenario is not None, "only what could be read is checked"
    problems = list(islice(check_names(tree, shaped), MOST_FAULTS))
    problems += islice(check_scenes(tree, shaped, weights), MOST_FAULTS)
    problems += islice(check_whom(tree, shaped, rests_on), MOST_FAULTS)
    proved: Proved | None = None
    if _is_whole(shaped) and not any(_blocks(problem) for problem in problems):
        circles = [breach.place(tree) for breach in check_exits(scenario)]
        problems += circles
        if not circles:
            is_full = not shaped.faults and not any(_misleads(each) for each in problems)
            case = Case(scenario, explore(scenario, weights), pace, sourced, harmful)
            progress(1)
            proved = Proved(case, prove(case, fully=is_full, progress=progress), is_full)
            problems += [breach.place(tree) for breach in proved.breaches]
    problems += find_warnings(tree, shaped)
    return Findings(problems, proved, _count(scenario, proved))


def _is_whole(shaped: Shaped[Scenario]) -> bool:
    """Whether what is wrong with the shape leaves the states as the author meant them."""
    return all(
        (fault.meant or str(fault.path[-1] if fault.path else "")) in _HARMLESS
        or (fault.is_surplus and fault.meant is None)
        for fault in shaped.faults
    )


def _blocks(problem: Problem) -> bool:
    """Whether a problem makes the states meaningless: names do, save an unread fact or a role."""
    return problem.code.startswith(_BLOCKING) and problem.code not in ("BC204", "BC208", "BC210")


def _misleads(problem: Problem) -> bool:
    """Whether a problem is likely to make properties fail that the author has kept."""
    return (
        problem.code.startswith((*_BLOCKING, "BC0", "BC307", "BC320")) and problem.code != "BC208"
    )


def _count(scenario: Scenario, proved: Proved | None) -> dict[str, int]:
    counts = {"scenes": len(scenario.scenes)}
    if proved:
        counts["states"] = len(proved.case.rows)
    counts["endings"] = sum(scene.ending is not None for scene in scenario.scenes.values())
    return counts


def _build(
    scenario: Scenario, proved: Proved, texts: Texts, *, taken_from: Mapping[str, str]
) -> dict[str, str]:
    table = compile_table(scenario, proved.case.found, texts, taken_from)
    return {f"{scenario.id}.story.json": render_json(table)}


def scenario_kind(
    weights: Mapping[str, float],
    pace: Pace = USUAL_PACE,
    sourced: frozenset[str] = frozenset(),
    harmful: frozenset[str] = frozenset(),
    rests_on: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    taken_from: Mapping[str, str] = MappingProxyType({}),
    progress: Progress = ignore_progress,
) -> Kind:
    """Scenarios, with the chances that their world's turns can take.

    Args:
        weights: Chances by their keys in the registry of numbers.
        pace: How fast a story is read and played.
        sourced: The keys of those chances that rest on a source, and not on our own guess.
        harmful: The keys of those chances with which a harm comes.
        rests_on: The audiences that each chance was measured or assumed for; a chance that is not
            listed may be used for any.
        taken_from: The audience whose number a chance is copied from, where it is.
        progress: Is told of each step of a proof.
    """
    check = partial(
        check_scenario,
        weights=weights,
        pace=pace,
        sourced=sourced,
        harmful=harmful,
        rests_on=rests_on,
        progress=progress,
    )
    build = partial(_build, taken_from=taken_from)
    return Kind("scenario", Scenario, list_lines, check, build, named_by="id")
