"""The blueprint of the parallel forms, format 1: what each form asks, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, Strict

from breakcontact.authoring.lines import Line
from breakcontact.authoring.parts import Id, Part, Text
from breakcontact.authoring.problems import suggest
from breakcontact.authoring.references import find_duplicate_ids
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.source_types import (
    Fault,
    Findings,
    Kind,
    Texts,
    place_faults,
    render_json,
)
from breakcontact.authoring.yaml_source import Tree
from breakcontact.item_bank.model import ItemKind, Points
from breakcontact.vocabulary import STORY_AUDIENCES, FormAudience

FILE_NAME = "blueprint.yaml"

OBJECTIVES_FILE = "widgets/breakcontact/data/built/objectives.json"
"""Where the learning objectives are built to, in a project."""


class Objective(Part):
    """A learning objective."""

    called: ClassVar = "an objective"
    id: Id = Field(description="Unique in the file. Line id: objective.<id>")
    text: Text = Field(description="What a learner can do")


class Slot(Part):
    """A slot that every form of an audience fills with one item."""

    called: ClassVar = "a slot"
    placeholders: ClassVar = {"kind": "text", "points": 1}
    id: Id = Field(description="Unique in the file; an item names it under 'slot'")
    objective: Id = Field(description="Id of the objective that its items test")
    kind: ItemKind = Field(description="The kind of its items")
    points: Points = Field(description="What its items earn")
    audience: FormAudience = Field(
        STORY_AUDIENCES[0], description="Whose forms have it; left out, those of adults"
    )


class Blueprint(Part):
    """What parallel forms have in common."""

    called: ClassVar = "a blueprint"
    placeholders: ClassVar = {"format": 1, "objectives": [{}], "slots": [{}]}
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["blueprint"] = Field(description="What this file holds")
    objectives: Annotated[tuple[Objective, ...], Strict(False), Field(min_length=1)] = Field(
        description="The learning objectives"
    )
    slots: Annotated[tuple[Slot, ...], Strict(False), Field(min_length=1)] = Field(
        description="The slots, in the order in which every form fills them"
    )


def list_lines(blueprint: Blueprint) -> list[Line]:
    """All lines, in the order of the file."""
    return [
        Line(
            f"objective.{objective.id}",
            objective.text,
            ("objectives", at, "text"),
            "quiz",
            "A learning objective",
        )
        for at, objective in enumerate(blueprint.objectives)
    ]


def _check(tree: Tree, shaped: Shaped[Blueprint]) -> Findings:
    blueprint = shaped.model
    assert blueprint is not None, "only what could be read is checked"
    faults = [*_find_duplicates(tree, blueprint), *_find_unknown_objectives(blueprint)]
    counts = {"objectives": len(blueprint.objectives), "slots": len(blueprint.slots)}
    return Findings(place_faults(tree, shaped, faults), counts=counts)


def _find_duplicates(tree: Tree, blueprint: Blueprint) -> Iterator[Fault]:
    for key in ("objectives", "slots"):
        parts = getattr(blueprint, key)
        yield from find_duplicate_ids(tree, [(p.id, (key, at, "id")) for at, p in enumerate(parts)])


def _find_unknown_objectives(blueprint: Blueprint) -> Iterator[Fault]:
    known = [objective.id for objective in blueprint.objectives]
    for at, slot in enumerate(blueprint.slots):
        if slot.objective not in known:
            sentence = f"There is no objective '{slot.objective}'.{suggest(slot.objective, known)}"
            yield "BC810", ("slots", at, "objective"), sentence


def _build(blueprint: Blueprint, work: object, texts: Texts) -> dict[str, str]:
    """The objectives in each language, for the report on a class."""
    objectives = {
        language: {each.id: lines[f"objective.{each.id}"] for each in blueprint.objectives}
        for language, lines in texts.items()
    }
    return {OBJECTIVES_FILE: render_json(objectives)}


BLUEPRINT = Kind("blueprint", Blueprint, list_lines, _check, _build)
