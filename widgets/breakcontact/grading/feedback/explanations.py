"""Why an answer is right, and a model answer, both from the key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from breakcontact.quiz import Item
from breakcontact.quiz.items import type_of

# `breakcontact build` writes the key of an item that is marked by hand into its mark scheme.
_KEY = re.compile(r"^<!-- quiz\.key (\{.*\}) -->$", re.MULTILINE)
# Assignments built before that comment existed have only a heading above the model answer.
_OLD_HEADINGS = {"en": "A model answer", "nb": "Et godt svar"}


def find_why(
    item: Item, value: Any, key: Mapping[str, Any], lines: Mapping[str, str], language: str
) -> Iterator[tuple[str, str]]:
    """The explanations of the item, and of each part that was chosen or is right."""
    explain: Mapping[str, str] = key.get("explain", {}).get(language, {})
    if whole := explain.get(f"{item.id}.explain"):
        yield "", whole
    for part in type_of(item).list_explained(item, value, key):
        if words := explain.get(f"{item.id}.{part}.explain"):
            yield lines[f"{item.id}.{part}"], words


def find_model(scheme: str, language: str) -> str:
    """The model answer in a mark scheme, or ""."""
    found = _KEY.search(scheme)
    if found is None:
        return _find_under_heading(scheme, language)
    try:
        model = json.loads(found[1])["model"][language]
    except (ValueError, KeyError, TypeError):
        # Someone edited the comment by hand.
        return ""
    return model if isinstance(model, str) else ""


def find_objective(scheme: str) -> str:
    """The id of the learning objective in a mark scheme, or "" where it has none."""
    found = _KEY.search(scheme)
    try:
        objective = json.loads(found[1])["objective"] if found else ""
    except (ValueError, KeyError, TypeError):
        return ""
    return objective if isinstance(objective, str) else ""


def _find_under_heading(scheme: str, language: str) -> str:
    heading = _OLD_HEADINGS.get(language, "")
    found = re.search(
        rf"^\*\*{heading}\*\*\n\n(.+?)\n\n(?:\*\*|===)", scheme, re.MULTILINE | re.DOTALL
    )
    return found[1].strip() if heading and found else ""
