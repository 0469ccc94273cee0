"""The ES module and the style sheet of each widget, as bundled by ``python3 run.py bundles``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_BUNDLES = Path(__file__).parent / "bundles"


@cache
def load_module(name: str) -> str:
    """The text of a bundled ES module, such as ``chat.js``; it imports nothing."""
    return (_BUNDLES / name).read_text(encoding="utf-8")


@cache
def load_style(name: str) -> str:
    """The text of a bundled style sheet, such as ``chat.css``; it fetches nothing."""
    return (_BUNDLES / name).read_text(encoding="utf-8")
