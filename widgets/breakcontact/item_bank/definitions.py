"""Make quiz definitions for learners, and keys for teachers, from the bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from breakcontact.authoring.source_types import Texts
from breakcontact.item_bank.items import RULES
from breakcontact.item_bank.model import (
    Bank,
    Item,
    Option,
    Question,
    Row,
    list_item_lines,
    list_lines,
    list_secrets,
)
from breakcontact.quiz.definition import FORMAT, structure_version
from breakcontact.quiz.items import ITEM_TYPES
from breakcontact.vocabulary import STORY_AUDIENCES


def make_definition(bank: Bank, texts: Texts, *, is_practice: bool = False) -> dict[str, Any]:
    """The definition of a bank file; only practice contains hints, explanations and keys."""
    items = [_make_item(item, item.points) for item in bank.items]
    hidden = set() if is_practice else {line.id for line in list_secrets(bank)}
    shown = [line.id for line in list_lines(bank) if line.id not in hidden]
    mode = "practice" if is_practice else "graded"
    table = _make_table(bank.slug, mode, items, texts, shown)
    if bank.audience in STORY_AUDIENCES[1:]:
        table["audience"] = bank.audience
    return {**table, "keys": _make_keys(bank.items)} if is_practice else table


def make_practice(
    slug: str, questions: Sequence[Question], texts: Texts, topics: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The definition of the questions after a lesson, with all explanations and keys.

    Args:
        slug: Of the lesson.
        questions: In the order of the file.
        texts: Their lines in each language.
        topics: What a round asks about, in order: ``id``, ``items`` and perhaps ``part``.
    """
    items = [_make_item(question, 1) for question in questions]
    lines = [line.id for line in list_item_lines(questions)]
    about = [f"topic.{topic['id']}" for topic in topics]
    lines += [line for line in about if all(line in each for each in texts.values())]
    table = _make_table(slug, "practice", items, texts, lines)
    return {**table, "keys": _make_keys(questions), "topics": list(topics)}


def _make_table(
    slug: str, mode: str, items: list[dict[str, Any]], texts: Texts, shown: list[str]
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "slug": slug,
        "version": structure_version(slug, items),
        "mode": mode,
        "languages": list(texts),
        "items": items,
        "lines": {
            language: {line_id: lines[line_id] for line_id in shown}
            for language, lines in texts.items()
        },
    }


def _make_keys(questions: Sequence[Question]) -> dict[str, Any]:
    return {question.id: _make_practice_key(question) for question in questions}


def _make_practice_key(question: Question) -> dict[str, Any]:
    """The key that a page shows; a text has the criteria that learners compare theirs with."""
    key = make_key(question)
    if ITEM_TYPES[question.kind].is_marked_by_hand:
        key["rubric"] = [criterion.id for criterion in question.rubric or ()]
    return key


def make_key(question: Question) -> dict[str, Any]:
    """The key of a question that is scored automatically, and where to read on."""
    key = RULES[question.kind].make_key(question)
    return {**key, "read_on": question.read_on} if isinstance(question, Item) else key


def list_explanations(item: Item, lines: Mapping[str, str]) -> dict[str, str]:
    """The explanations of an item in one language, by line id."""
    parts: list[Option | Row] = [*(item.options or ()), *(item.rows or ())]
    wanted = [f"{item.id}.explain", *(f"{item.id}.{part.id}.explain" for part in parts)]
    return {line_id: lines[line_id] for line_id in wanted if line_id in lines}


def _make_item(item: Question, points: int) -> dict[str, Any]:
    """An item as the page reads it: its ids, without words and without its key."""
    made: dict[str, Any] = {"id": item.id, "kind": item.kind, "points": points}
    for name in ITEM_TYPES[item.kind].parts:
        made[name] = [part.id for part in getattr(item, name)]
    if item.limit is not None:
        made["limit"] = item.limit
    if item.exhibit:
        made["exhibit"] = [
            {"id": shown.id, "from": shown.sender} if shown.sender else {"id": shown.id}
            for shown in item.exhibit
        ]
    return made
