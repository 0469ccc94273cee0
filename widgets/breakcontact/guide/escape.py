"""Texts in Markdown as they are written: no character of theirs becomes markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from breakcontact.i18n.messages import GUIDE, load_messages

_INLINE: Final = re.compile(r"[\\`*\[\]<|$]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)")
_LINE_START: Final = re.compile(r"(\n\s*\d*)([#>+=~:.)-])")
_AS_THEY_ARE: Final = frozenset({"id", "ids", "href", "kind", "status", "seen", "country"})


@cache
def load_words(language: str, catalogue: str = GUIDE) -> dict[str, str]:
    """The words of a catalogue for Markdown, each as it is written.

    Raises:
        BreakContactError: If it is not built in that language.
    """
    return {label: escape_text(text) for label, text in load_messages(language, catalogue).items()}


def escape_text(text: str) -> str:
    """Markdown that shows a text as it is written, inside a line."""
    return _LINE_START.sub(r"\1\\\2", _INLINE.sub(r"\\\g<0>", text))


def escape_paragraphs(text: str) -> str:
    """Markdown that shows each line of a text as a paragraph."""
    return escape_text(f"\n{text}").removeprefix("\n").replace("\n", "\n\n")


def escape_texts(value: Any) -> Any:
    """Plain data with all of its texts escaped; keys, ids and addresses stay as they are."""
    if isinstance(value, str):
        return escape_text(value)
    if isinstance(value, Mapping):
        return {
            key: part if key in _AS_THEY_ARE else escape_texts(part) for key, part in value.items()
        }
    return [escape_texts(part) for part in value] if isinstance(value, list | tuple) else value
