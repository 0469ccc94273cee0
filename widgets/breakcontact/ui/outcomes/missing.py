"""What stands in place of the parts about numbers where numpy cannot be had."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

from ipywidgets import HTML


class MissingParts:
    """Has every part of ``OutcomeParts``, and each is the same sentence.

    Args:
        sentence: Why the part is not there, and where it is.
    """

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        shown = f'<p style="font-size: 17px; line-height: 1.5">{html.escape(self._sentence)}</p>'
        return lambda *_: HTML(shown)
