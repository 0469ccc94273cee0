"""The source format of the guide's words, version 1: ids and English texts."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from breakcontact.authoring.labels import LabelId
from breakcontact.authoring.lines import Line
from breakcontact.authoring.parts import Part, Text
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.source_types import Findings, Kind, Texts, render_json
from breakcontact.authoring.yaml_source import Tree


class GuideTexts(Part):
    """The words of the guide's tables, handouts and site."""

    called: ClassVar = "a file of the guide's words"
    placeholders: ClassVar = {"format": 1, "texts": {}}
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["guide"] = Field(description="What this file holds")
    used_by: Literal["guide", "staff"] = Field(
        "guide", description="Where they are used; staff: the handouts for police and staff alone"
    )
    texts: dict[LabelId, Text] = Field(description="The words by id; {name} marks a gap")


def _list_lines(source: GuideTexts) -> list[Line]:
    return [
        Line(word_id, text, ("texts", word_id), "guide") for word_id, text in source.texts.items()
    ]


def _check(tree: Tree, shaped: Shaped[GuideTexts]) -> Findings:
    return Findings([], counts={"words": len(shaped.model.texts) if shaped.model else 0})


def _build(source: GuideTexts, work: object, texts: Texts) -> dict[str, str]:
    return {
        f"{source.used_by}.{language}.json": render_json(dict(lines))
        for language, lines in texts.items()
    }


GUIDE = Kind("guide", GuideTexts, _list_lines, _check, _build)
"""The words of the guide's tables, handouts and site."""
