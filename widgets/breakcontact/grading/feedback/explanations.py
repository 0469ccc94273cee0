"""Why an answer is right, from the key; a model answer, from the mark scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from breakcontact.i18n.messages import CLASS, Messages
from breakcontact.quiz import Item
from breakcontact.quiz.items import type_of


def find_why(
    item: Item, value: Any, key: Mapping[str, Any], lines: Mapping[str, str], language: str
) -> Iterator[tuple[str, str]]:
    """The explanations: first of the item, then of each part that was chosen or is right."""
    explain: Mapping[str, str] = key.get("explain", {}).get(language, {})
    if whole := explain.get(f"{item.id}.explain"):
        yield "", whole
    for part in type_of(item).list_explained(item, value, key):
        if words := explain.get(f"{item.id}.{part}.explain"):
            yield lines[f"{item.id}.{part}"], words


def find_model(scheme: str, language: str) -> str:
    """The model answer that stands in a mark scheme, or nothing."""
    # What `breakcontact build` writes above a model answer.
    head = Messages(language, CLASS, "notebook.").say("model")
    found = re.search(
        rf"^\*\*{head}\*\*\n\n(.+?)\n\n(?:\*\*|===)", scheme, re.MULTILINE | re.DOTALL
    )
    return found[1].strip() if found else ""
