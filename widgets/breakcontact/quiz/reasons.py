"""Why something in a submission could not be used: a sentence that is also data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self


class Reason(str):
    """An English sentence that also carries its meaning, to be said in another language.

    Attributes:
        code: What kind of reason it is, such as ``no-json``; empty if only the sentence is known.
        details: What is special about this one, such as the name of a file.
    """

    code: str
    details: Mapping[str, str]

    def __new__(cls, text: str, code: str = "", details: Mapping[str, str] | None = None) -> Self:
        """Make one from its sentence and its data; ``make_reason`` fills the gaps."""
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
