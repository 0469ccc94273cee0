"""The bank of quiz items, format 1: one file per quiz, with its key, in English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field, Strict, StringConstraints

from breakcontact.authoring.lines import Line, Voice
from breakcontact.authoring.parts import Id, Part, Text
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.i18n.countries import COUNTRIES
from breakcontact.quiz.items import ITEM_TYPES
from breakcontact.vocabulary import STORY_AUDIENCES, FormAudience

ItemId = Annotated[str, StringConstraints(pattern="^[a-z0-9-]+$", max_length=50)]
if TYPE_CHECKING:
    ItemKind = str
else:
    ItemKind = Literal[tuple(ITEM_TYPES)]
Slug = Annotated[str, StringConstraints(pattern="^[a-z0-9_]+$", max_length=60)]
LessonSlug = Annotated[str, StringConstraints(pattern="^[a-z0-9][a-z0-9_-]*$", max_length=60)]
Points = Annotated[int, Field(ge=1, le=20)]
Ids = Annotated[tuple[str, ...], Strict(False), Field(min_length=1)]

OWN_CELLS = ("title", "start", "remarks", "finish")
"""Ids of the cells that every quiz notebook has in addition to its items."""

MARKS = "-marks"
"""The suffix that makes an item's id the id of the cell in which a teacher marks it."""


class Exhibit(Part):
    """A line of a short chat or profile that an item shows."""

    called: ClassVar = "a line of an exhibit"
    id: Id = Field(description="Unique in its exhibit. Line id: <item>.exhibit.<id>")
    sender: Annotated[str, StringConstraints(min_length=1, max_length=40)] | None = Field(
        None,
        alias="from",
        description="Who writes: a name, the same in every language; without it the line is told",
    )
    text: Text = Field(description="The words")


class Option(Part):
    """An answer that can be chosen, or assigned to a row of a match."""

    called: ClassVar = "an option"
    placeholders: ClassVar = {"right": False}
    id: Id = Field(description="Unique in its item. Line id: <item>.<id>")
    text: Text = Field(description="The answer")
    right: bool | None = Field(
        None,
        description="Whether it is right; in 'several' every option says so, in 'single' one that "
        "does not is wrong",
    )
    explain: Text | None = Field(
        None,
        description="Why, and kindly why someone might choose it; single and several only. "
        "Line id: <item>.<id>.explain",
    )


class Row(Part):
    """Something to be matched, usually a message."""

    called: ClassVar = "a row"
    placeholders: ClassVar = {"to": ["recovered-value"]}
    id: Id = Field(description="Unique in its item. Line id: <item>.<id>")
    text: Text = Field(description="The words")
    to: Ids = Field(description="Ids of the options that are right for it; at least one")
    explain: Text | None = Field(None, description="Why. Line id: <item>.<id>.explain")


class Step(Part):
    """A step to be put in order."""

    called: ClassVar = "a step"
    id: Id = Field(description="Unique in its item. Line id: <item>.<id>")
    text: Text = Field(description="The step")


class Order(Part):
    """An order of the steps that is right in a country; inside a group the order is free."""

    called: ClassVar = "a country's order"
    placeholders: ClassVar = {"country": COUNTRIES[0], "groups": [["recovered-value"]]}
    country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] = Field(
        description="Two capital letters, such as NO"
    )
    groups: Annotated[tuple[Ids, ...], Strict(False), Field(min_length=1)] = Field(
        description="Ids of the steps, group after group"
    )


class Criterion(Part):
    """A criterion that earns points in a free answer."""

    called: ClassVar = "a rubric line"
    placeholders: ClassVar = {"points": 1}
    id: Id = Field(description="Unique in its rubric. Line id: <item>.rubric.<id>")
    points: Points = Field(description="What it earns; all together are the item's points")
    text: Text = Field(description="What the answer does")


class Question(Part):
    """A question with its key and explanations, as in the practice after a lesson."""

    called: ClassVar = "a question"
    placeholders: ClassVar = {"kind": "text"}
    id: ItemId = Field(description="Unique in all files of the bank")
    kind: ItemKind = Field(description="The type of item")
    prompt: Text = Field(description="The question. Line id: <id>.prompt")
    exhibit: Annotated[tuple[Exhibit, ...], Strict(False), Field(min_length=1)] | None = Field(
        None, description="A short chat or profile"
    )
    options: (
        Annotated[tuple[Option, ...], Strict(False), Field(min_length=2, max_length=9)] | None
    ) = Field(None, description="single, several, match: two to nine")
    rows: Annotated[tuple[Row, ...], Strict(False), Field(min_length=2, max_length=8)] | None = (
        Field(None, description="match: two to eight")
    )
    steps: Annotated[tuple[Step, ...], Strict(False), Field(min_length=3, max_length=9)] | None = (
        Field(None, description="order: three to nine, as they are shown")
    )
    orders: Annotated[tuple[Order, ...], Strict(False), Field(min_length=1)] | None = Field(
        None, description="order: all that is right; a country may have several"
    )
    genuine: bool | None = Field(None, description="judge: whether it is what it seems")
    limit: Annotated[int, Field(ge=50, le=2000)] | None = Field(
        None, description="text: the most characters"
    )
    rubric: Annotated[tuple[Criterion, ...], Strict(False), Field(min_length=1)] | None = Field(
        None, description="text: how it is marked"
    )
    model: Text | None = Field(None, description="text: a model answer. Line id: <id>.model")
    about: Text | None = Field(
        None, description="practice only: what it is about, for the result. Line id: <id>.about"
    )
    hint: Text | None = Field(None, description="practice only. Line id: <id>.hint")
    explain: Text | None = Field(None, description="Why. Line id: <id>.explain")


class Item(Question):
    """An item of the bank: a question with its slot, objective, sources and points."""

    called: ClassVar = "an item"
    codes: ClassVar = {"sources": "BC702"}
    reasons: ClassVar = {"sources": "Every item says where its key is from."}
    placeholders: ClassVar = {"sources": ["recovered-value"], "kind": "text", "points": 1}
    slot: Id | None = Field(None, description="The blueprint's slot that it fills; forms only")
    objective: Id = Field(description="The learning objective, an id of the blueprint")
    sources: Ids = Field(
        description="Ids of sources, of the registry, the instruments or an advice pack"
    )
    points: Points = Field(description="What a right answer earns")
    read_on: LessonSlug = Field(
        description="The lesson to go back to: a slug such as 01_match, or the id of your own story"
    )


class Bank(Part):
    """The items of one quiz."""

    called: ClassVar = "a bank file"
    placeholders: ClassVar = {"format": 1, "items": [{}]}
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["items"] = Field(description="What this file holds")
    slug: Slug = Field(description="The quiz's name, and the file's; nbgrader's assignment")
    audience: FormAudience = Field(
        STORY_AUDIENCES[0],
        description="Whom the quiz is for; it shows the help for adults, or that for teenagers",
    )
    title: Text = Field(description="Line id: title")
    intro: Text = Field(description="Two sentences before the first item. Line id: intro")
    items: Annotated[tuple[Item, ...], Strict(False), Field(min_length=1)] = Field(
        description="The items, in the order in which they are shown"
    )


_HEAD = {"title": "Title of the quiz", "intro": "Before the first question"}
_ABOUT = {
    "rows": "A message to be matched",
    "steps": "A step to be put in order",
    "model": "A model answer, for whoever marks",
    "about": "What the question is about, in the result: after 'You know' or 'Read again'",
    "hint": "A hint, before the answer",
    "explain": "Explanation, after the answer",
}

PUBLIC = frozenset(("prompt", "exhibit", "options", "steps", "rows"))
"""The keys of an item whose texts learners see; all other texts belong to the key."""


def list_lines(bank: Bank) -> list[Line]:
    """All lines, in the order of the file's keys."""
    head = [Line(key, getattr(bank, key), (key,), "quiz", about) for key, about in _HEAD.items()]
    return head + list_item_lines(bank.items)


def list_item_lines(items: Sequence[Question]) -> list[Line]:
    """All lines of some items, in the order of the file's keys."""
    return [line for at, item in enumerate(items) for line in _list_item(at, item)]


def list_secrets(bank: Bank) -> list[Line]:
    """The lines that learners may not see before marking: hints, explanations, mark schemes."""
    return [line for line in list_lines(bank) if _is_secret(line)]


def _is_secret(line: Line) -> bool:
    return line.path[0] == "items" and (line.path[2] not in PUBLIC or line.path[-1] == "explain")


def _list_item(at: int, item: Question) -> Iterator[Line]:
    path: KeyPath = ("items", at)
    about = f"The question; kind: {item.kind}"
    yield Line(f"{item.id}.prompt", item.prompt, (*path, "prompt"), "quiz", about)
    for number, shown in enumerate(item.exhibit or ()):
        voice: Voice = "stranger" if shown.sender else "story"
        line_id = f"{item.id}.exhibit.{shown.id}"
        about = f"{shown.sender} writes" if shown.sender else "Told beside the chat"
        yield Line(line_id, shown.text, (*path, "exhibit", number, "text"), voice, about)
    for key, number, part, voice in _list_choices(item):
        part_path: KeyPath = (*path, key, number)
        about = _describe_choice(item, key, part)
        yield Line(f"{item.id}.{part.id}", part.text, (*part_path, "text"), voice, about)
        if explain := getattr(part, "explain", None):
            line_id, about = f"{item.id}.{part.id}.explain", "Explains the answer above"
            yield Line(line_id, explain, (*part_path, "explain"), "quiz", about)
    for number, criterion in enumerate(item.rubric or ()):
        text_path = (*path, "rubric", number, "text")
        line_id, about = f"{item.id}.rubric.{criterion.id}", "Mark scheme: what earns points"
        yield Line(line_id, criterion.text, text_path, "quiz", about)
    for key in ("model", "about", "hint", "explain"):
        if text := getattr(item, key):
            yield Line(f"{item.id}.{key}", text, (*path, key), "quiz", _ABOUT[key])


def _describe_choice(item: Question, key: str, part: Option | Row | Step) -> str:
    """What a translator needs to know about an answer, a message or a step."""
    if not isinstance(part, Option):
        return _ABOUT[key]
    if ITEM_TYPES[item.kind].layout != "options":
        return "An answer to be assigned"
    return "A right answer" if part.right else "A wrong answer"


def _list_choices(item: Question) -> Iterator[tuple[str, int, Option | Row | Step, Voice]]:
    """Rows, options and steps, with their voice: rows are messages from a stranger."""
    for number, row in enumerate(item.rows or ()):
        yield "rows", number, row, "stranger"
    for number, option in enumerate(item.options or ()):
        may_err = ITEM_TYPES[item.kind].layout == "options" and not option.right
        yield "options", number, option, "wrong" if may_err else "quiz"
    for number, step in enumerate(item.steps or ()):
        yield "steps", number, step, "quiz"
