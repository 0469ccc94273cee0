"""Quiz definitions and keys from the bank: what every learner gets, and what only a teacher has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from breakcontact.authoring.source_types import Texts
from breakcontact.item_bank.items import RULES
from breakcontact.item_bank.model import PRACTICE, Bank, Item, Option, Row, list_lines, list_secrets
from breakcontact.quiz.definition import FORMAT, structure_version
from breakcontact.quiz.items import ITEM_TYPES

_FOR_MARKING = (".rubric.", ".model")


def make_definition(bank: Bank, texts: Texts) -> dict[str, Any]:
    """The quiz of a bank file; only the one for practice holds hints, explanations and keys."""
    items = [_make_item(item) for item in bank.items]
    is_practice = bank.slug == PRACTICE
    hidden = {
        line.id
        for line in list_secrets(bank)
        if not is_practice or any(part in line.id for part in _FOR_MARKING)
    }
    shown = [line.id for line in list_lines(bank) if line.id not in hidden]
    definition: dict[str, Any] = {
        "format": FORMAT,
        "slug": bank.slug,
        "version": structure_version(bank.slug, items),
        "mode": "practice" if is_practice else "graded",
        "languages": list(texts),
        "items": items,
        "lines": {
            language: {line_id: lines[line_id] for line_id in shown}
            for language, lines in texts.items()
        },
    }
    if is_practice:
        definition["keys"] = {
            item.id: make_key(item)
            for item in bank.items
            if not ITEM_TYPES[item.kind].is_marked_by_hand
        }
    return definition


def make_key(item: Item) -> dict[str, Any]:
    """The key of an item that is graded by itself, and where to read on."""
    return {**RULES[item.kind].make_key(item), "read_on": item.read_on}


def list_explanations(item: Item, lines: Mapping[str, str]) -> dict[str, str]:
    """The explanations of an item in one language, by line id."""
    parts: list[Option | Row] = [*(item.options or ()), *(item.rows or ())]
    wanted = [f"{item.id}.explain", *(f"{item.id}.{part.id}.explain" for part in parts)]
    return {line_id: lines[line_id] for line_id in wanted if line_id in lines}


def _make_item(item: Item) -> dict[str, Any]:
    """An item as the page reads it: ids, no words, and nothing of its key."""
    made: dict[str, Any] = {"id": item.id, "kind": item.kind, "points": item.points}
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
