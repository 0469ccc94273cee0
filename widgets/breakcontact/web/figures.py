"""Figures for a dark page: the same drawing in other colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from breakcontact.outcomes.figures.style import DARK, FRAME, INK, PALE, PAPER, WARM

_DARK_COLOURS: Final[Mapping[str, str]] = {
    INK: "#eceef3",
    PAPER: "#16181d",
    PALE: "#3a3f4b",
    FRAME: "#9ea3b0",
    DARK: "#6fd3e3",
    WARM: "#f0a04b",
    "#000000": "#eceef3",
}
_COLOUR = re.compile("|".join(map(re.escape, _DARK_COLOURS)))


def darken(svg: str) -> str:
    """The drawing of a figure with the colours that it has on a dark page."""
    # matplotlib writes no colour for what is black.
    inked = svg.replace("<svg ", f'<svg fill="{INK}" ', 1)
    return _COLOUR.sub(lambda found: _DARK_COLOURS[found[0]], inked)
