"""All that is checked of a scenario, in an order in which no fault is told of twice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import islice

from breakcontact.authoring.problems import Problem
from breakcontact.authoring.schema_check import MOST_FAULTS, Shaped
from breakcontact.authoring.source_types import Findings, Kind, Texts, render_json
from breakcontact.authoring.yaml_source import Tree
from breakcontact.scenario.compiler import compile_table
from breakcontact.scenario.exploration import Exploration, explore
from breakcontact.scenario.lines import list_lines
from breakcontact.scenario.model import Scenario
from breakcontact.scenario.name_checks import check_names
from breakcontact.scenario.proofs import check_exits, check_states
from breakcontact.scenario.structure_checks import check_evidence, check_scenes

_HARMLESS = frozenset(
    {"title", "summary", "content_note", "audience", "name", "avatar", "place", "stage", "at"}
    | {"tactic", "evidence", "gentle", "why", "text", "say", "do", "action", "helps"}
    | {"person", "parameter"}
)
"""Keys whose faults leave the story's states as they are."""

_BLOCKING = ("BC1", "BC2")


def check_scenario(tree: Tree, shaped: Shaped[Scenario], weights: Mapping[str, float]) -> Findings:
    """Check names and scenes, and then, if they hold, every state."""
    scenario = shaped.model
    assert scenario is not None, "only what could be read is checked"
    problems = list(islice(check_names(tree, shaped), MOST_FAULTS))
    problems += islice(check_scenes(tree, shaped, weights), MOST_FAULTS)
    found: Exploration | None = None
    if _is_whole(shaped) and not any(_blocks(problem) for problem in problems):
        circles = list(check_exits(tree, scenario))
        problems += circles
        if not circles:
            found = explore(scenario, weights)
            problems += islice(check_states(tree, scenario, found), MOST_FAULTS)
            if found.complete and not _is_evidence_mended(shaped):
                problems += check_evidence(tree, scenario, found)
    return Findings(problems, found, _count(scenario, found))


def _is_whole(shaped: Shaped[Scenario]) -> bool:
    """Whether what is wrong with the shape leaves the states as the author meant them."""
    return all(
        (fault.meant or str(fault.path[-1] if fault.path else "")) in _HARMLESS
        or (fault.is_surplus and fault.meant is None)
        for fault in shaped.faults
    )


def _is_evidence_mended(shaped: Shaped[Scenario]) -> bool:
    return any(path[-1:] == ("evidence",) for path in shaped.mended)


def _blocks(problem: Problem) -> bool:
    """Whether a problem makes the states meaningless: names do, save an unread fact or a role."""
    return problem.code.startswith(_BLOCKING) and problem.code not in ("BC204", "BC208", "BC210")


def _count(scenario: Scenario, found: Exploration | None) -> dict[str, int]:
    counts = {"scenes": len(scenario.scenes)}
    if found:
        counts["states"] = len(found.rows)
    counts["endings"] = sum(scene.ending is not None for scene in scenario.scenes.values())
    return counts


def _build(scenario: Scenario, found: Exploration, texts: Texts) -> dict[str, str]:
    table = compile_table(scenario, found, texts)
    return {f"{scenario.id}.story.json": render_json(table)}


def scenario_kind(weights: Mapping[str, float]) -> Kind:
    """Scenarios, with the chances that their world's turns can take.

    Args:
        weights: Chances by their keys in the registry of numbers.
    """
    return Kind("scenario", Scenario, list_lines, partial(check_scenario, weights=weights), _build)
