"""Questions to think about after a lesson, format 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Strict, StringConstraints

from breakcontact.authoring.lines import Line
from breakcontact.authoring.parts import Id, Part, Text
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.source_types import Findings, Kind, Texts, place_faults, render_json
from breakcontact.authoring.yaml_source import Path, Tree

Fault = tuple[str, Path, str]


class Option(Part):
    """One answer that can be chosen."""

    called: ClassVar = "an answer"
    codes: ClassVar = {"explain": "BC802"}
    reasons: ClassVar = {"explain": "Every answer, right or wrong, is explained."}
    stand_ins: ClassVar = {"right": False}
    id: Id = Field(description="Unique in its question. Line id: <question>.<id>")
    text: Text = Field(description="The answer")
    right: bool = Field(description="Whether it is right")
    explain: Text = Field(description="Why. Line id: <question>.<id>.explain")


class Item(Part):
    """One question."""

    called: ClassVar = "a question"
    stand_ins: ClassVar = {"options": [{}, {}]}
    id: Id = Field(description="Unique in the file")
    prompt: Text = Field(description="The question. Line id: <id>.prompt")
    options: Annotated[tuple[Option, ...], Strict(False), Field(min_length=2, max_length=5)] = (
        Field(description="Two to five answers, at least one of them right")
    )


class Questions(Part):
    """The questions of one lesson."""

    called: ClassVar = "a questions file"
    stand_ins: ClassVar = {"format": 1, "items": [{}]}
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["questions"] = Field(description="What this file holds")
    lesson: Annotated[str, StringConstraints(pattern="^[a-z0-9][a-z0-9_-]*$", max_length=60)] = (
        Field(description="Slug of the lesson, such as 01_match, or the id of your own story")
    )
    items: Annotated[tuple[Item, ...], Strict(False), Field(min_length=1)] = Field(
        description="The questions"
    )


def list_lines(questions: Questions) -> list[Line]:
    """All lines, in the order of the file."""
    return [line for index, item in enumerate(questions.items) for line in _item_lines(index, item)]


def _item_lines(index: int, item: Item) -> Iterator[Line]:
    path: Path = ("items", index)
    yield Line(f"{item.id}.prompt", item.prompt, (*path, "prompt"), "quiz")
    for number, option in enumerate(item.options):
        place: Path = (*path, "options", number)
        stem = f"{item.id}.{option.id}"
        yield Line(stem, option.text, (*place, "text"), "quiz" if option.right else "wrong")
        yield Line(f"{stem}.explain", option.explain, (*place, "explain"), "quiz")


def _check(tree: Tree, shaped: Shaped[Questions]) -> Findings:
    questions = shaped.model
    assert questions is not None, "only what could be read is checked"
    faults = [*_find_double_ids(tree, questions), *_find_idle_questions(shaped, questions)]
    counts = {"questions": len(questions.items)}
    return Findings(place_faults(tree, shaped, faults), counts=counts)


def _find_double_ids(tree: Tree, questions: Questions) -> Iterator[Fault]:
    ids: list[tuple[tuple[str, ...], Path]] = []
    for index, item in enumerate(questions.items):
        ids.append(((item.id,), ("items", index, "id")))
        for number, option in enumerate(item.options):
            ids.append(((item.id, option.id), ("items", index, "options", number, "id")))
    seen: dict[tuple[str, ...], Path] = {}
    for key, path in ids:
        first = seen.setdefault(key, path)
        if first is not path:
            line = tree.place(first)[0]
            yield "BC202", path, f"The id '{key[-1]}' stands on line {line} too."
        elif key[1:] == ("prompt",):
            yield "BC202", path, "The id 'prompt' is the question's own; use another."


def _find_idle_questions(shaped: Shaped[Questions], questions: Questions) -> Iterator[Fault]:
    for index, item in enumerate(questions.items):
        path: Path = ("items", index, "options")
        if any(mended[:3] == path for mended in shaped.mended):
            continue
        right = sum(option.right for option in item.options)
        if right == 0:
            yield "BC801", path, f"The question '{item.id}' has no right answer."
        elif right == len(item.options):
            yield "BC801", path, f"In '{item.id}' every answer is right, so nothing is asked."


def _build(questions: Questions, work: object, texts: Texts) -> dict[str, str]:
    items = {
        language: [_page_item(item, lines) for item in questions.items]
        for language, lines in texts.items()
    }
    built = {"format": 1, "lesson": questions.lesson, "items": items}
    return {f"{questions.lesson}.questions.json": render_json(built)}


def _page_item(item: Item, lines: Any) -> dict[str, Any]:
    return {
        "id": item.id,
        "prompt": lines[f"{item.id}.prompt"],
        "options": [
            {
                "id": option.id,
                "text": lines[f"{item.id}.{option.id}"],
                "right": option.right,
                "explain": lines[f"{item.id}.{option.id}.explain"],
            }
            for option in item.options
        ],
    }


QUESTIONS = Kind("questions", Questions, list_lines, _check, _build)
