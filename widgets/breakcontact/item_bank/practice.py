"""Practice questions after a lesson, format 1: a quiz that shows its key and saves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

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
from breakcontact.item_bank.definitions import make_practice
from breakcontact.item_bank.item_checks import check_item, list_recovered
from breakcontact.item_bank.model import ItemKind, LessonSlug, Question, list_item_lines

_ABOUT_TOPIC = "What questions are about, in the result: after 'You know' or 'Read again'"
_FOR_TESTS_ONLY = ("BC809",)
"""Codes that practice does not report: guessing from an answer's length gains nothing here."""


LessonPart = Literal[
    "chat",
    "review",
    "steps",
    "board",
    "guess",
    "people",
    "icon-array",
    "money",
    "sources",
    "further",
    "map",
    "timeline",
]
"""The parts of a lesson that can be read again: its widgets and figures, by their names."""


class Topic(Part):
    """Something that several questions ask about, of which a round of practice asks one."""

    called: ClassVar = "a topic"
    id: Id = Field(description="Unique in the file; questions name it under 'topic'")
    text: Text = Field(description="What it is, for the result. Line id: topic.<id>")
    part: LessonPart | None = Field(
        None, description="The part of the lesson that tells of it, to read again"
    )


class PracticeQuestion(Question):
    """A question; without a ``kind`` it has one right answer."""

    called: ClassVar = "a question"
    placeholders: ClassVar = {"kind": "text"}
    kind: ItemKind = Field("single", description="The type of item; 'single' if left out")
    topic: Id | None = Field(
        None, description="Id of its topic; questions with one topic are asked in turn"
    )


class Practice(Part):
    """The questions after one lesson."""

    called: ClassVar = "a questions file"
    placeholders: ClassVar = {"format": 1, "items": [{}]}
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["questions"] = Field(description="What this file holds")
    lesson: LessonSlug = Field(description="Slug of the lesson, such as 01_match")
    topics: Annotated[tuple[Topic, ...], Strict(False), Field(min_length=1)] | None = Field(
        None, description="What the questions are about, for the result at the end"
    )
    items: Annotated[tuple[PracticeQuestion, ...], Strict(False), Field(min_length=1)] = Field(
        description="The questions, in the same format as the items of the bank"
    )


def list_lines(practice: Practice) -> list[Line]:
    """All lines, in the order of the file."""
    topics = practice.topics or ()
    return [
        *(
            Line(f"topic.{topic.id}", topic.text, ("topics", at, "text"), "quiz", _ABOUT_TOPIC)
            for at, topic in enumerate(topics)
        ),
        *list_item_lines(practice.items),
    ]


def _check(tree: Tree, shaped: Shaped[Practice]) -> Findings:
    practice = shaped.model
    assert practice is not None, "only what could be read is checked"
    faults = [*_find_duplicate_ids(tree, practice), *_find_unknown_topics(practice)]
    for at, item in enumerate(practice.items):
        found = check_item(item, ("items", at), list_recovered(shaped, at))
        faults += [fault for fault in found if fault[0] not in _FOR_TESTS_ONLY]
    counts = {"questions": len(practice.items)}
    return Findings(place_faults(tree, shaped, faults), counts=counts)


def _find_duplicate_ids(tree: Tree, practice: Practice) -> Iterator[Fault]:
    ids = [(item.id, ("items", at, "id")) for at, item in enumerate(practice.items)]
    topics = [(each.id, ("topics", at, "id")) for at, each in enumerate(practice.topics or ())]
    yield from find_duplicate_ids(tree, list(ids))
    yield from find_duplicate_ids(tree, list(topics))


def _find_unknown_topics(practice: Practice) -> Iterator[Fault]:
    known = [topic.id for topic in practice.topics or ()]
    for at, item in enumerate(practice.items):
        if item.topic is not None and item.topic not in known:
            sentence = f"There is no topic '{item.topic}'.{suggest(item.topic, known)}"
            yield "BC817", ("items", at, "topic"), sentence
    for at, name in enumerate(known):
        if name not in [item.topic for item in practice.items]:
            yield "BC817", ("topics", at, "id"), f"No question is about the topic '{name}'."


def _build(practice: Practice, work: object, texts: Texts) -> dict[str, str]:
    table = make_practice(practice.lesson, practice.items, texts, _list_topics(practice))
    return {f"{practice.lesson}.questions.json": render_json(table)}


def _list_topics(practice: Practice) -> list[dict[str, Any]]:
    """The topics in the order of their first questions; a question without one is its own."""
    found: dict[str, dict[str, Any]] = {}
    parts = {topic.id: topic.part for topic in practice.topics or ()}
    for item in practice.items:
        name = item.topic or item.id
        made = found.setdefault(name, {"id": name, "items": []})
        made["items"].append(item.id)
        if part := parts.get(item.topic or ""):
            made["part"] = part
    return list(found.values())


PRACTICE_QUESTIONS = Kind("questions", Practice, list_lines, _check, _build)
