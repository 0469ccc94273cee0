"""Checks of a single quiz item beyond its format."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.source_types import Fault
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.item_bank.items import RULES
from breakcontact.item_bank.model import Question

_OF_ANY_KIND = ("exhibit", "explain")
_OWN_IDS = ("prompt", "about", "explain", "hint", "model", "exhibit", "rubric")


def check_item(item: Question, path: KeyPath, recovered: Collection[str]) -> Iterator[Fault]:
    """Find the faults of an item.

    Args:
        item: The item.
        path: Where it is in the file.
        recovered: Its keys whose values are not all the author's; what depends on them is not said.
    """
    if "kind" in recovered:
        return
    yield from _find_misplaced_keys(item, path, recovered)
    yield from _find_ids(item, path)
    yield from _find_same_texts(item, path)
    for check, keys in RULES[item.kind].checks.items():
        if not keys & set(recovered):
            yield from check(item, path)


def _find_misplaced_keys(
    item: Question, path: KeyPath, recovered: Collection[str]
) -> Iterator[Fault]:
    needed = RULES[item.kind].needed
    for key in needed:
        if getattr(item, key) is None and key not in recovered:
            sentence = f"The key '{key}' is missing in an item of the kind '{item.kind}'."
            yield "BC107", (*path, key), sentence
    for key in dict.fromkeys(key for rules in RULES.values() for key in rules.needed):
        if key not in (*needed, *_OF_ANY_KIND) and getattr(item, key) is not None:
            sentence = f"An item of the kind '{item.kind}' has no key '{key}'."
            yield "BC106", (*path, key), sentence


def _find_ids(item: Question, path: KeyPath) -> Iterator[Fault]:
    """Find ids that occur more than once in an item, or are reserved."""
    groups = [("rows", "options"), ("steps",), ("exhibit",), ("rubric",)]
    for keys in groups:
        seen: set[str] = set()
        for key in keys:
            for at, part in enumerate(getattr(item, key) or ()):
                if part.id in seen:
                    sentence = f"The id '{part.id}' is already used in this item."
                    yield "BC202", (*path, key, at, "id"), sentence
                elif part.id in _OWN_IDS and key not in ("exhibit", "rubric"):
                    sentence = f"The id '{part.id}' is the item's own; use another."
                    yield "BC202", (*path, key, at, "id"), sentence
                seen.add(part.id)


def _find_same_texts(item: Question, path: KeyPath) -> Iterator[Fault]:
    for key in ("options", "rows", "steps"):
        seen: set[str] = set()
        for at, part in enumerate(getattr(item, key) or ()):
            text = " ".join(part.text.casefold().split())
            if text in seen:
                sentence = f"'{part.id}' says the same as one above, so nobody could choose."
                yield "BC808", (*path, key, at, "text"), sentence
            seen.add(text)


def list_recovered(shaped: Shaped[Any], at: int) -> set[str]:
    """The keys of the item at an index in which a stand-in replaces the author's value."""
    inside = [path for path in shaped.recovered if path[:2] == ("items", at)]
    return {str(path[2]) if len(path) > 2 else "kind" for path in inside}
