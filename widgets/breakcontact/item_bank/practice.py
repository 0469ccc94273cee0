"""Practice questions after a lesson, format 1: a quiz that shows its key and saves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, Strict

from breakcontact.authoring.lines import Line
from breakcontact.authoring.parts import Part
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
from breakcontact.item_bank.definitions import make_practice
from breakcontact.item_bank.item_checks import check_item, list_recovered
from breakcontact.item_bank.model import ItemKind, LessonSlug, Question, list_item_lines

_FOR_TESTS_ONLY = ("BC809",)
"""Codes that practice does not report: guessing from an answer's length gains nothing here."""


class PracticeQuestion(Question):
    """A question; without a ``kind`` it has one right answer."""

    called: ClassVar = "a question"
    placeholders: ClassVar = {"kind": "text"}
    kind: ItemKind = Field("single", description="The type of item; 'single' if left out")


class Practice(Part):
    """The questions after one lesson."""

    called: ClassVar = "a questions file"
    placeholders: ClassVar = {"format": 1, "items": [{}]}
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["questions"] = Field(description="What this file holds")
    lesson: LessonSlug = Field(description="Slug of the lesson, such as 01_match")
    items: Annotated[tuple[PracticeQuestion, ...], Strict(False), Field(min_length=1)] = Field(
        description="The questions, in the same format as the items of the bank"
    )


def list_lines(practice: Practice) -> list[Line]:
    """All lines, in the order of the file."""
    return list_item_lines(practice.items)


def _check(tree: Tree, shaped: Shaped[Practice]) -> Findings:
    practice = shaped.model
    assert practice is not None, "only what could be read is checked"
    faults = [*_find_duplicate_ids(tree, practice)]
    for at, item in enumerate(practice.items):
        found = check_item(item, ("items", at), list_recovered(shaped, at))
        faults += [fault for fault in found if fault[0] not in _FOR_TESTS_ONLY]
    counts = {"questions": len(practice.items)}
    return Findings(place_faults(tree, shaped, faults), counts=counts)


def _find_duplicate_ids(tree: Tree, practice: Practice) -> Iterator[Fault]:
    ids = [(item.id, ("items", at, "id")) for at, item in enumerate(practice.items)]
    return find_duplicate_ids(tree, list(ids))


def _build(practice: Practice, work: object, texts: Texts) -> dict[str, str]:
    table = make_practice(practice.lesson, practice.items, texts)
    return {f"{practice.lesson}.questions.json": render_json(table)}


PRACTICE_QUESTIONS = Kind("questions", Practice, list_lines, _check, _build)
