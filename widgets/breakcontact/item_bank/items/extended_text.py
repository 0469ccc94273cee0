"""Extended text in the bank: a limit, a rubric and a model answer."""

from __future__ import annotations

from collections.abc import Iterator

from breakcontact.authoring.source_types import Fault
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.item_bank.items.rules import Rules
from breakcontact.item_bank.model import Item, Question


def _find_wrong_points(item: Question, path: KeyPath) -> Iterator[Fault]:
    points = sum(criterion.points for criterion in item.rubric or ())
    if isinstance(item, Item) and item.rubric and points != item.points:
        sentence = f"The rubric gives {points} points, and the item {item.points}."
        yield "BC814", (*path, "rubric"), sentence


EXTENDED_TEXT = Rules(
    "text",
    ("limit", "rubric", "model", "explain"),
    lambda item: {},
    {_find_wrong_points: frozenset(("points", "rubric"))},
)
