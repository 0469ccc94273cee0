"""The words of the interface, format 1."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from breakcontact.authoring.lines import Line
from breakcontact.authoring.parts import Part, Text
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.source_types import Findings, Kind, Texts, render_json
from breakcontact.authoring.yaml_source import Tree

LabelId = Annotated[str, StringConstraints(pattern="^[A-Za-z0-9.-]+$", max_length=60)]


class Labels(Part):
    """All words of the interface."""

    called: ClassVar = "a labels file"
    placeholders: ClassVar = {"format": 1, "texts": {}}
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["labels"] = Field(description="What this file holds")
    used_by: Literal["widgets", "class"] = Field(
        "widgets", description="Where they are shown; widgets do not load the words for classes"
    )
    texts: dict[LabelId, Text] = Field(description="The words by id; {name} marks a gap")


def list_lines(labels: Labels) -> list[Line]:
    """All lines, in the order of the file."""
    return [
        Line(label_id, text, ("texts", label_id), "label")
        for label_id, text in labels.texts.items()
    ]


def _check(tree: Tree, shaped: Shaped[Labels]) -> Findings:
    return Findings([], counts={"labels": len(shaped.model.texts) if shaped.model else 0})


def _build(labels: Labels, work: object, texts: Texts) -> dict[str, str]:
    name = "class" if labels.used_by == "class" else "labels"
    return {
        f"{name}.{language}.json": render_json(dict(lines)) for language, lines in texts.items()
    }


LABELS = Kind("labels", Labels, list_lines, _check, _build)
