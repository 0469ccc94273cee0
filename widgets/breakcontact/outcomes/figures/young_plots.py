"""Bars of 100 for answers of young people: how many of 100 answered like this, and all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from breakcontact.outcomes.figures.data import Share
from breakcontact.outcomes.figures.style import (
    DARK,
    INK,
    PAPER,
    TEXT,
    add_axes,
    add_foot,
    new_figure,
    simplify_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def plot_shares(shares: Sequence[Share], ax: Axes) -> Axes:
    """One bar of 100 for each answer, dark for those who gave it."""
    for y, share in enumerate(shares):
        rest = 100 - share.count
        look: dict[str, Any] = {"height": 0.5, "edgecolor": INK, "linewidth": 1.5}
        ax.barh(y, share.count, color=DARK, label=share.key, **look)
        ax.barh(y, rest, left=share.count, color=PAPER, label=f"others-{share.key}", **look)
        for middle, count, colour in (
            (share.count / 2, share.count, PAPER),
            (share.count + rest / 2, rest, INK),
        ):
            ax.text(
                middle,
                y,
                str(count),
                size=TEXT,
                weight="bold",
                color=colour,
                ha="center",
                va="center",
            )
    ax.set_xlim(0, 100)
    ax.set_ylim(len(shares) - 0.5, -0.75)
    ax.set_xticks([])
    ax.set_yticks([])
    simplify_axes(ax, keep=())
    return ax


def draw_young(
    shares: Sequence[Share], names: Sequence[str], title: str, foot: Sequence[str]
) -> Figure:
    """The bars below each other, each under the words for it."""
    tall = 1.35 * len(shares)
    height = 1.0 + tall + 0.42 * len(foot) + 0.5
    figure = new_figure(height, title)
    ax = add_axes(figure, 0.34, height - 1.0 - tall, 15.2, tall)
    plot_shares(shares, ax)
    for y, name in enumerate(names):
        ax.text(0, y - 0.34, name, size=TEXT, color=INK, va="bottom")
    add_foot(figure, foot)
    return figure
