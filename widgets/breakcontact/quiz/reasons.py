"""Reasons why something in a submission could not be used, as a sentence and as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self


class Reason(str):
    """An English sentence with the data needed to say it in another language.

    Attributes:
        code: The kind of reason, such as ``no-json``; empty if only the sentence is known.
        details: The values in the sentence, such as the name of a file.
    """

    code: str
    details: Mapping[str, str]

    def __new__(cls, text: str, code: str = "", details: Mapping[str, str] | None = None) -> Self:
        """Make a reason from its sentence and data; ``make_reason`` fills the gaps."""
        self = super().__new__(cls, text)
        self.code = code
        self.details = dict(details or {})
        return self


def make_reason(code: str, sentence: str, **details: object) -> Reason:
    """Make a reason from an English sentence with gaps.

    Args:
        code: A label of ``data/class.yaml`` after ``class.reason.``, which holds the same sentence
            in every language.
        sentence: With the names of ``details`` in braces.
        details: What fills the gaps.
    """
    texts = {name: str(value) for name, value in details.items()}
    return Reason(sentence.format(**texts), code, texts)


def make_item_reason(item: str, code: str, sentence: str, **details: object) -> Reason:
    """Make a reason that begins with the item that it is about; its code begins with ``item.``."""
    return make_reason(f"item.{code}", f"Item '{{item}}': {sentence}", item=item, **details)
