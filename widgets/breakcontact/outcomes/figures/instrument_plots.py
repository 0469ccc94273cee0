"""The route of a case as a schematic map, and its periods and instruments as a timeline."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from breakcontact.outcomes.figures.style import (
    DARK,
    FRAME,
    INK,
    PALE,
    PAPER,
    SMALL,
    TEXT,
    WARM,
    add_axes,
    add_foot,
    new_figure,
    simplify_axes,
    wrap,
)
from breakcontact.outcomes.instruments import Instrument, Instruments

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LINES: Final[Mapping[str, Mapping[str, Any]]] = {
    "freeze": {"color": DARK, "linestyle": (0, (2.2, 1.2))},
    "ask": {"color": DARK, "linestyle": "-"},
    "tell": {"color": WARM, "linestyle": "-"},
    "act": {"color": INK, "linestyle": (0, (0.5, 0.9))},
}
"""How each kind of line is drawn; no two are alike in grey."""

SHIFT: Final[Mapping[str, float]] = {"freeze": 0.07, "ask": -0.07, "tell": 0.0, "act": 0.0}
"""How far up and to the left a line is moved, so that two on the same way can both be seen."""

_SIDES: Final[Mapping[str, tuple[float, float, str, str]]] = {
    "above": (0, 0.25, "center", "bottom"),
    "below": (0, -0.27, "center", "top"),
    "left": (-0.25, 0, "right", "center"),
    "above-right": (0.1, 0.22, "left", "bottom"),
    "above-left": (-0.1, 0.22, "right", "bottom"),
    "below-left": (-0.12, -0.25, "right", "top"),
}
"""Where the name of a station is: right of it, above it, and how it is aligned."""

BARS: Final[Mapping[str, Mapping[str, Any]]] = {
    "freeze": {"facecolor": DARK},
    "ask": {"facecolor": PALE},
    "tell": {"facecolor": WARM},
    "act": {"facecolor": INK},
    "runs-out": {"facecolor": PAPER, "linewidth": 3},
}
"""How each kind of bar is drawn on the timeline."""


@dataclass(frozen=True, slots=True)
class Row:
    """One bar of the timeline.

    Attributes:
        name: What it is.
        kind: A line of the map, or ``runs-out``.
        first: Its first day.
        last: Its last day.
    """

    name: str
    kind: str
    first: int
    last: int


def plot_map(table: Instruments, language: str, ax: Axes) -> Axes:
    """The stations, the lines between them, and each instrument as a number on its line."""
    drawn = dict.fromkeys((each.line, each.corners) for each in table.instruments if each.corners)
    for line, corners in drawn:
        xs, ys = zip(*corners, strict=True)
        shift = SHIFT[line]
        ax.plot(
            [x - shift for x in xs],
            [y + shift for y in ys],
            linewidth=7,
            zorder=1,
            label=line,
            **LINES[line],
        )
    for key, station in table.stations.items():
        x, y = station.place
        ax.plot(x, y, "o", markersize=24, zorder=2, color=PAPER, mec=INK, mew=4, label=key)
        right, up, ha, va = _SIDES[station.label]
        name = wrap(station.names[language], 14)
        ax.text(x + right, y + up, name, size=SMALL, color=INK, ha=ha, va=va, linespacing=1.0)
    for instrument in table.instruments:
        if instrument.badge is not None:
            x, y = instrument.badge
            plot_badge(instrument, x, y + SHIFT[instrument.line], ax)
    ax.set_xlim(-0.75, 10.35)
    ax.set_ylim(-2.0, 6.9)
    ax.set_xticks([])
    ax.set_yticks([])
    simplify_axes(ax, keep=())
    return ax


def plot_badge(instrument: Instrument, x: float, y: float, ax: Axes) -> None:
    """A number on the line: filled where an official text was read, in a frame where none was."""
    ax.text(
        x,
        y,
        str(instrument.number),
        size=TEXT,
        weight="bold",
        color=PAPER if instrument.verified else INK,
        ha="center",
        va="center",
        zorder=4,
        bbox={
            "boxstyle": "round,pad=0.25",
            "facecolor": INK if instrument.verified else PAPER,
            "edgecolor": INK,
            "linewidth": 2.5,
        },
    )


def draw_map(
    table: Instruments,
    words: Mapping[str, str],
    language: str,
    title: str,
    foot: Sequence[str],
) -> Figure:
    """The map above the names of its numbers."""
    shown = [each for each in table.instruments if each.badge]
    half = (len(shown) + 1) // 2
    key = 0.42 * half
    height = 1.0 + 8.4 + 0.8 + key + _measure_foot(foot)
    figure = new_figure(height, title)
    ax = add_axes(figure, 0.3, height - 1.0 - 8.4, 15.4, 8.4)
    plot_map(table, language, ax)
    _add_legend(figure, ax, words)
    _add_names(figure, shown, half, language)
    add_foot(figure, foot)
    return figure


def _add_legend(figure: Figure, ax: Axes, words: Mapping[str, str]) -> None:
    """What each kind of line is for, below the map."""
    height = figure.get_size_inches()[1]
    handles, _ = ax.get_legend_handles_labels()
    lines = {handle.get_label(): handle for handle in handles if handle.get_label() in LINES}
    figure.legend(
        [lines[each] for each in LINES],
        [words[each] for each in LINES],
        loc="upper left",
        bbox_to_anchor=(0.012, 1 - 9.35 / height),
        ncols=len(LINES),
        fontsize=SMALL,
        frameon=False,
        labelcolor=INK,
        handlelength=2.6,
        columnspacing=1.4,
    )


def _add_names(figure: Figure, shown: Sequence[Instrument], half: int, language: str) -> None:
    """The names of the numbers, in two columns."""
    height = figure.get_size_inches()[1]
    for index, each in enumerate(shown):
        column, row = divmod(index, half)
        figure.text(
            0.02 + 0.49 * column,
            1 - (10.15 + 0.42 * row) / height,
            f"{each.number}  {each.names[language]}",
            size=SMALL,
            color=INK,
            va="top",
        )


def plot_timeline(rows: Sequence[Row], ax: Axes) -> Axes:
    """One bar for each period and instrument; what takes an hour is a diamond."""
    for y, row in enumerate(rows):
        look = {"edgecolor": INK, "linewidth": 1.5, **BARS[row.kind]}
        if row.first == row.last:
            ax.plot(
                row.first,
                y,
                "D",
                markersize=18,
                markerfacecolor=look["facecolor"],
                markeredgecolor=INK,
                label=row.kind,
            )
        else:
            ax.barh(y, row.last - row.first, left=row.first, height=0.6, label=row.kind, **look)
    ax.set_ylim(len(rows) - 0.4, -0.7)
    ax.set_xticks([1, 30, 60, 90, 120, 150, 180])
    ax.set_yticks(range(len(rows)), [wrap(row.name, 38) for row in rows])
    ax.axvline(1, color=FRAME, linewidth=1.5, zorder=0)
    simplify_axes(ax, keep=("bottom",))
    ax.tick_params(axis="y", length=0)
    return ax


def draw_timeline(
    rows: Sequence[Row], words: Mapping[str, str], title: str, foot: Sequence[str]
) -> Figure:
    """The bars on the days of the case, and below them what each kind is."""
    tall = 0.86 * len(rows)
    height = 1.0 + tall + 1.7 + _measure_foot(foot)
    figure = new_figure(height, title)
    ax = add_axes(figure, 6.2, height - 1.0 - tall, 9.5, tall)
    plot_timeline(rows, ax)
    ax.set_xlabel(words["axis"], size=SMALL, color=INK)
    figure.legend(
        [_patch(kind) for kind in BARS],
        [words[kind] for kind in BARS],
        loc="upper left",
        bbox_to_anchor=(0.012, 1 - (1.95 + tall) / height),
        ncols=len(BARS),
        fontsize=SMALL,
        frameon=False,
        labelcolor=INK,
        columnspacing=1.2,
    )
    add_foot(figure, foot)
    return figure


def _measure_foot(foot: Sequence[str]) -> float:
    """The height of the foot with its margins, in inches."""
    return 0.34 * sum(len(textwrap.wrap(line, 112)) for line in foot) + 0.6


def _patch(kind: str) -> Any:
    from matplotlib.patches import Patch

    return Patch(**{"edgecolor": INK, "linewidth": 1.5, **BARS[kind]})
