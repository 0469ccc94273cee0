"""The stories that we ship as plain data, and the prover run on such data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.files import DATA
from breakcontact.outcomes.registry import load_registry
from breakcontact.scenario.compiler import compile_table
from breakcontact.scenario.exploration import explore
from breakcontact.scenario.lines import list_lines
from breakcontact.scenario.model import Scenario
from breakcontact.scenario.prover.breach import Breach
from breakcontact.scenario.prover.case import Case
from breakcontact.scenario.prover.prove import prove
from breakcontact.story import Story

STORIES = (
    *sorted(path.stem for path in (DATA / "scenarios").glob("*.yaml")),
    "adults",
    "teenagers",
)


@dataclass(frozen=True)
class ProvedData:
    """A story and what it breaks."""

    case: Case
    breaches: list[Breach]
    story: Story


@cache
def load_story(name: str) -> dict[str, Any]:
    """One of our scenarios, or the template for an audience, as plain data."""
    path = DATA / "scenarios" / f"{name}.yaml"
    if not path.is_file():
        path = DATA / "templates" / name / "story.yaml"
    text = read_text(path).replace("@id@", "story").replace("@check@", "check")
    data: dict[str, Any] = parse_tree(text, path.name)[0].data
    return data


def prove_data(data: dict[str, Any]) -> ProvedData:
    """Explore and prove a scenario that is given as plain data."""
    scenario = Scenario.model_validate(data)
    registry = load_registry()
    harmful = frozenset(key for key, number in registry.numbers.items() if number.harm)
    case = Case(scenario, explore(scenario, registry.weights()), harmful=harmful)
    lines = {line.id: line.text for line in list_lines(scenario)}
    story = Story.from_table(compile_table(scenario, case.found, {"en": lines}))
    return ProvedData(case, prove(case), story)
