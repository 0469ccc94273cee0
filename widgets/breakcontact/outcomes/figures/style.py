"""The look of figures: sizes for a projector, colours and hatches that work in greyscale.

matplotlib is imported only when something is drawn, because loading it takes a second.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SMALL: Final = 18
"""Size of the smallest text, in points."""

TEXT: Final = 20
TITLE: Final = 30
WIDTH: Final = 16.0
"""Width of a figure in inches: a page in landscape, or a projector."""

INK: Final = "#1b1b1f"
DARK: Final = "#0b5c6b"
WARM: Final = "#c67600"
PALE: Final = "#dfe3ea"
PAPER: Final = "#ffffff"
FRAME: Final = "#6b6e78"

UNKNOWN_HATCH: Final = "////"
"""In every figure, a hatch means that nobody knows."""

LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "more": {"facecolor": WARM, "edgecolor": INK, "hatch": None},
    "no-more": {"facecolor": PAPER, "edgecolor": FRAME, "hatch": None},
    "shared": {"facecolor": DARK, "edgecolor": INK, "hatch": None},
    "unknown": {"facecolor": PAPER, "edgecolor": INK, "hatch": UNKNOWN_HATCH},
    "not-shared": {"facecolor": PAPER, "edgecolor": FRAME, "hatch": None},
}
"""How a person of each kind is drawn, in the array and in the legend."""

BAND_LOOK: Final[Mapping[str, Any]] = {
    "facecolor": PAPER,
    "edgecolor": INK,
    "hatch": UNKNOWN_HATCH,
    "linewidth": 1.5,
}
"""How the range of a number is drawn."""


def new_figure(height: float, title: str) -> Figure:
    """An empty figure with its title."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height), facecolor=PAPER)
    figure.text(
        0.02, 1 - 0.28 / height, title, size=TITLE, weight="bold", color=INK, va="top", ha="left"
    )
    return figure


def add_foot(figure: Figure, lines: Iterable[str]) -> None:
    """Write the lines of the caption's foot below the figure."""
    wrapped = "\n".join(line for text in lines for line in textwrap.wrap(text, 112))
    height = figure.get_size_inches()[1]
    figure.text(
        0.02, 0.22 / height, wrapped, size=SMALL, color=INK, va="bottom", ha="left", linespacing=1.3
    )


def add_axes(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Add axes; position and size are in inches."""
    across, up = figure.get_size_inches()
    axes = figure.add_axes((left / across, bottom / up, width / across, height / up))
    axes.set_facecolor(PAPER)
    return axes


def simplify_axes(ax: Axes, keep: Iterable[str] = ("left", "bottom")) -> None:
    """Hide all spines except ``keep``, and make the tick labels large."""
    for side, spine in ax.spines.items():
        spine.set_visible(side in set(keep))
        spine.set_color(FRAME)
        spine.set_linewidth(1.5)
    ax.tick_params(labelsize=SMALL, colors=INK, length=6, width=1.5)


def wrap(text: str, width: int) -> str:
    """Break a text into lines."""
    return "\n".join(textwrap.wrap(text, width))


PATCH: Final[Mapping[str, Any]] = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5}
"""A white background for text that lies on a line or a hatch."""
