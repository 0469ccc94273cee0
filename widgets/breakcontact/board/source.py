"""The author's side of an evidence board, format 1: material, fields, right values, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Strict

from breakcontact.authoring.lines import Line, Voice
from breakcontact.authoring.parts import Id, Part, Text
from breakcontact.authoring.references import find_duplicate_ids, find_unknown_sources
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.source_types import (
    Fault,
    Findings,
    Kind,
    Texts,
    place_faults,
    render_json,
)
from breakcontact.authoring.yaml_source import KeyPath, Tree
from breakcontact.board.proof import find_score_faults
from breakcontact.i18n import SOURCE_LANGUAGE

Ids = Annotated[tuple[str, ...], Strict(False)]
Form = Literal[
    "name",
    "handle",
    "address",
    "email",
    "account",
    "phone",
    "quote",
    "money",
    "time",
    "choices",
]
_NO_SOURCE = "Every field says who asks for it."


class Row(Part):
    """A row of the material: a message, a day in a chat, or a line on a card."""

    called: ClassVar = "a row"
    id: Id = Field(description="Unique in the file. Line id: row.<id>")
    label: Text | None = Field(
        None, description="What the row of a card is. Line id: row.<id>.label"
    )
    sender: Literal["them", "you"] | None = Field(
        None, alias="from", description="Who wrote a message; left out, it is a day in the chat"
    )
    at: Annotated[str, Field(pattern="^[0-2][0-9]:[0-5][0-9]$")] | None = Field(
        None, description="The time beside a message"
    )
    text: Text = Field(description="What is written there")


class Exhibit(Part):
    """A piece of the material."""

    called: ClassVar = "an exhibit"
    placeholders: ClassVar = {"form": "card", "rows": [{}]}
    id: Id = Field(description="Unique in the file")
    form: Literal["chat", "card"] = Field(description="Messages, or lines with labels")
    title: Text = Field(description="Line id: exhibit.<id>.title")
    note: Text | None = Field(None, description="What is printed below. Line id: exhibit.<id>.note")
    them: Text | None = Field(None, description="Who writes, as shown. Line id: exhibit.<id>.them")
    you: Text | None = Field(None, description="Who answers. Line id: exhibit.<id>.you")
    rows: Annotated[tuple[Row, ...], Strict(False), Field(min_length=1)] = Field(
        description="From top to bottom"
    )


class Value(Part):
    """A right value of a field."""

    called: ClassVar = "a value"
    placeholders: ClassVar = {"where": []}
    id: Id = Field(description="Unique in its field")
    right: Text = Field(description="As it is written. Line id: <field>.value.<id>")
    also: Ids = Field(
        (), description="Spellings that count too. Line ids: <field>.value.<id>.also.<n>"
    )
    where: Ids = Field(description="Ids of the rows in which it stands")


class Near(Part):
    """A known mistake, which gets words of its own."""

    called: ClassVar = "a known mistake"
    id: Id = Field(description="Unique in its field")
    text: Text = Field(description="What is written. Line id: <field>.near.<id>")
    why: Text = Field(description="Why it is not enough. Line id: <field>.near.<id>.why")


class Option(Part):
    """Something to tick."""

    called: ClassVar = "an option"
    placeholders: ClassVar = {"right": True}
    id: Id = Field(description="Unique in its field")
    text: Text = Field(description="Line id: <field>.option.<id>")
    right: bool = Field(description="Whether it belongs in the report")
    why: Text = Field(description="Why or why not. Line id: <field>.option.<id>.why")


class ReportField(Part):
    """A field of the report."""

    called: ClassVar = "a field"
    codes: ClassVar = {"sources": "BC702"}
    reasons: ClassVar = {"sources": _NO_SOURCE}
    placeholders: ClassVar = {"form": "name", "values": [], "sources": []}
    id: Id = Field(description="Unique in the file")
    form: Form = Field(description="How answers are compared")
    many: bool = Field(False, description="Whether it takes several values, one a line")
    label: Text = Field(description="Line id: <field>.label")
    hint: Text | None = Field(None, description="How to write it. Line id: <field>.hint")
    values: Annotated[tuple[Value, ...], Strict(False)] = Field(
        (), description="What is right; none if it is not in the material"
    )
    near: Annotated[tuple[Near, ...], Strict(False)] = Field((), description="Known mistakes")
    options: Annotated[tuple[Option, ...], Strict(False)] = Field(
        (), description="What can be ticked, in a field of the form 'choices'"
    )
    why: Text = Field(description="Why it matters. Line id: <field>.why")
    sources: Ids = Field(description="Ids of sources of the registry or an advice pack")


class Group(Part):
    """Fields that belong together."""

    called: ClassVar = "a group of fields"
    placeholders: ClassVar = {"fields": [{}]}
    id: Id = Field(description="Unique in the file")
    title: Text = Field(description="Line id: group.<id>")
    fields: Annotated[tuple[ReportField, ...], Strict(False), Field(min_length=1)] = Field(
        description="In the order of the form"
    )


class LocalTime(Part):
    """The local time where the case is reported."""

    called: ClassVar = "the local time"
    offset: Text = Field(description="Such as UTC+1. Line id: local.offset")
    names: Text = Field(description="What people call it, between commas. Line id: local.names")


class Board(Part):
    """An evidence board."""

    called: ClassVar = "an evidence board"
    placeholders: ClassVar = {"format": 1, "exhibits": [{}], "groups": [{}], "local": {}}
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["board"] = Field(description="What this file holds")
    id: Id = Field(description="The name of the file")
    title: Text = Field(description="Line id: title")
    lead: Text = Field(description="What to do. Line id: lead")
    content_note: Text = Field(description="What the material contains. Line id: content_note")
    local: LocalTime = Field(description="The local time of the case")
    exhibits: Annotated[tuple[Exhibit, ...], Strict(False), Field(min_length=1)] = Field(
        description="The material"
    )
    groups: Annotated[tuple[Group, ...], Strict(False), Field(min_length=1)] = Field(
        description="The report"
    )


def board_kind(sources: Collection[str]) -> Kind:
    """Evidence boards, whose fields may cite these sources."""
    return Kind("board", Board, list_lines, partial(_check, sources), _build, named_by="id")


def list_lines(board: Board) -> list[Line]:
    """All lines, in the order of the file."""
    head = [("title", "Title"), ("lead", "What to do"), ("content_note", "What it contains")]
    return [
        *(Line(key, getattr(board, key), (key,), "quiz", about) for key, about in head),
        *_local_lines(board.local),
        *(line for at, each in enumerate(board.exhibits) for line in _exhibit_lines(each, at)),
        *(line for at, each in enumerate(board.groups) for line in _group_lines(each, at)),
    ]


def _local_lines(local: LocalTime) -> Iterator[Line]:
    about = "The local time where the case is reported: "
    yield Line("local.offset", local.offset, ("local", "offset"), "quiz", f"{about}ahead of UTC")
    yield Line("local.names", local.names, ("local", "names"), "quiz", f"{about}its names")


def _exhibit_lines(exhibit: Exhibit, at: int) -> Iterator[Line]:
    path: KeyPath = ("exhibits", at)
    for key in ("title", "note", "them", "you"):
        if text := getattr(exhibit, key):
            yield Line(f"exhibit.{exhibit.id}.{key}", text, (*path, key), "quiz", "The material")
    for number, row in enumerate(exhibit.rows):
        place: KeyPath = (*path, "rows", number)
        if row.label:
            yield Line(f"row.{row.id}.label", row.label, (*place, "label"), "quiz", "The material")
        voice: Voice = "stranger" if row.sender == "them" else "quiz"
        about = {"them": "The blackmailer writes", "you": "The victim writes", None: "The material"}
        yield Line(f"row.{row.id}", row.text, (*place, "text"), voice, about[row.sender])


def _group_lines(group: Group, at: int) -> Iterator[Line]:
    yield Line(f"group.{group.id}", group.title, ("groups", at, "title"), "quiz", "A heading")
    for number, field in enumerate(group.fields):
        yield from _field_lines(field, ("groups", at, "fields", number))


def _field_lines(field: ReportField, path: KeyPath) -> Iterator[Line]:
    for key, about in (
        ("label", "A field"),
        ("hint", "How to write it"),
        ("why", "Why it matters"),
    ):
        if text := getattr(field, key):
            yield Line(f"{field.id}.{key}", text, (*path, key), "quiz", about)
    about = "As it stands in the material"
    for at, value in enumerate(field.values):
        place, name = (*path, "values", at), f"{field.id}.value.{value.id}"
        yield Line(name, value.right, (*place, "right"), "quiz", about)
        for number, text in enumerate(value.also):
            yield Line(f"{name}.also.{number}", text, (*place, "also", number), "quiz", about)
    for at, near in enumerate(field.near):
        place, name = (*path, "near", at), f"{field.id}.near.{near.id}"
        yield Line(name, near.text, (*place, "text"), "quiz", about)
        yield Line(f"{name}.why", near.why, (*place, "why"), "quiz", "Why it is not enough")
    for at, option in enumerate(field.options):
        place, name = (*path, "options", at), f"{field.id}.option.{option.id}"
        yield Line(name, option.text, (*place, "text"), "quiz", "Something to tick")
        yield Line(f"{name}.why", option.why, (*place, "why"), "quiz", "Why or why not")


def _check(sources: Collection[str], tree: Tree, shaped: Shaped[Board]) -> Findings:
    board = shaped.model
    assert board is not None, "only what could be read is checked"
    texts = {line.id: line.text for line in list_lines(board)}
    placed = {field.id: path for field, path in _list_fields(board)}
    faults = (
        *_find_duplicates(tree, board),
        *_find_source_faults(board, sources),
        *_find_unknown_rows(board),
    )
    if not faults:
        found = find_score_faults(make_page(board, texts), SOURCE_LANGUAGE)
        faults = tuple(("BC816", placed[name], sentence) for name, sentence in found)
    counts = {"exhibits": len(board.exhibits), "fields": len(placed)}
    return Findings(place_faults(tree, shaped, faults), counts=counts)


def _list_fields(board: Board) -> Iterator[tuple[ReportField, KeyPath]]:
    for at, group in enumerate(board.groups):
        for number, field in enumerate(group.fields):
            yield field, ("groups", at, "fields", number)


def _find_duplicates(tree: Tree, board: Board) -> Iterator[Fault]:
    fields: list[tuple[str, KeyPath]] = [
        (each.id, (*path, "id")) for each, path in _list_fields(board)
    ]
    yield from find_duplicate_ids(tree, fields)
    rows: list[tuple[str, KeyPath]] = [
        (row.id, ("exhibits", at, "rows", number, "id"))
        for at, exhibit in enumerate(board.exhibits)
        for number, row in enumerate(exhibit.rows)
    ]
    yield from find_duplicate_ids(tree, rows)
    for field, path in _list_fields(board):
        for key in ("values", "near", "options"):
            parts = enumerate(getattr(field, key))
            ids: list[tuple[str, KeyPath]] = [
                (each.id, (*path, key, at, "id")) for at, each in parts
            ]
            yield from find_duplicate_ids(tree, ids)


def _find_source_faults(board: Board, known: Collection[str]) -> Iterator[Fault]:
    fields = list(_list_fields(board))
    cited: list[tuple[str, KeyPath]] = [
        (source, (*path, "sources", at))
        for field, path in fields
        for at, source in enumerate(field.sources)
    ]
    yield from find_unknown_sources(cited, known)
    for field, path in fields:
        if not field.sources:
            yield "BC702", (*path, "sources"), f"'{field.id}' has no source. {_NO_SOURCE}"


def _find_unknown_rows(board: Board) -> Iterator[Fault]:
    known = {row.id for exhibit in board.exhibits for row in exhibit.rows}
    for field, path in _list_fields(board):
        for at, value in enumerate(field.values):
            for number, row in enumerate(value.where):
                if row not in known:
                    sentence = f"There is no row '{row}' in the material."
                    yield "BC816", (*path, "values", at, "where", number), sentence


def _build(board: Board, work: object, texts: Texts) -> dict[str, str]:
    pages = {language: make_page(board, lines) for language, lines in texts.items()}
    built = {"format": 1, "id": board.id, "pages": pages}
    return {f"{board.id}.board.json": render_json(built)}


def make_page(board: Board, lines: Mapping[str, str]) -> dict[str, Any]:
    """The board with the texts of one language, as a page gets it."""
    return {
        "id": board.id,
        "title": lines["title"],
        "lead": lines["lead"],
        "content_note": lines["content_note"],
        "local": {"offset": lines["local.offset"], "names": lines["local.names"]},
        "exhibits": [_page_exhibit(each, lines) for each in board.exhibits],
        "groups": [
            {
                "id": group.id,
                "title": lines[f"group.{group.id}"],
                "fields": [_page_field(each, lines) for each in group.fields],
            }
            for group in board.groups
        ],
    }


def _page_exhibit(exhibit: Exhibit, lines: Mapping[str, str]) -> dict[str, Any]:
    name = f"exhibit.{exhibit.id}"
    return {
        "id": exhibit.id,
        "form": exhibit.form,
        **{key: lines.get(f"{name}.{key}", "") for key in ("title", "note", "them", "you")},
        "rows": [
            {
                "id": row.id,
                "from": row.sender or "",
                "at": row.at or "",
                "label": lines.get(f"row.{row.id}.label", ""),
                "text": lines[f"row.{row.id}"],
            }
            for row in exhibit.rows
        ],
    }


def _page_field(field: ReportField, lines: Mapping[str, str]) -> dict[str, Any]:
    name = field.id
    return {
        "id": name,
        "form": field.form,
        "many": field.many,
        **{key: lines.get(f"{name}.{key}", "") for key in ("label", "hint", "why")},
        "values": [
            {
                "id": each.id,
                "right": lines[f"{name}.value.{each.id}"],
                "also": [
                    lines[f"{name}.value.{each.id}.also.{at}"] for at in range(len(each.also))
                ],
                "where": list(each.where),
            }
            for each in field.values
        ],
        "near": [
            {
                "id": each.id,
                "text": lines[f"{name}.near.{each.id}"],
                "why": lines[f"{name}.near.{each.id}.why"],
            }
            for each in field.near
        ],
        "options": [
            {
                "id": each.id,
                "right": each.right,
                "text": lines[f"{name}.option.{each.id}"],
                "why": lines[f"{name}.option.{each.id}.why"],
            }
            for each in field.options
        ],
        "sources": list(field.sources),
    }
