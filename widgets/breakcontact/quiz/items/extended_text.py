"""Extended text: an answer in the learner's own words, marked by a teacher."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from breakcontact.quiz.items.item import AnswerPart, Item, quote, refuse
from breakcontact.quiz.items.item_type import ItemType


class ExtendedText(ItemType):
    """The answer is a text in normal form C without control characters; there is no key."""

    kind = "text"
    has_limit = True
    is_marked_by_hand = True
    layout = "quote"

    def take(self, item: Item, value: Any) -> str | None:
        """Accept a text within the item's limit; a blank one is no answer."""
        if type(value) is not str:
            raise refuse(item, "no-text", "{value} is no text.", value=quote(value))
        if len(value) > 4 * item.limit:
            raise refuse(item, "too-long", "longer than {most} characters.", most=item.limit)
        lines = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        # Control characters and lone surrogates go before composing: two characters that one of
        # them separated could otherwise compose the next time the text is read.
        kept = "".join(c for c in lines if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
        text = unicodedata.normalize("NFC", kept)
        if len(text) > item.limit:
            raise refuse(item, "too-long", "longer than {most} characters.", most=item.limit)
        return text if text.strip() else None

    def find_key_fault(self, item: Item, key: Mapping[str, Any]) -> str:
        """A text has no key."""
        return "belongs to an item that is marked by hand"

    def grade(self, key: Mapping[str, Any], value: Any) -> float:
        """Nothing until a teacher marks it."""
        return 0.0

    def describe(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """The text as it was written."""
        return [] if value is None else [AnswerPart(value)]
