"""The map and the timeline of a case for a phone: both run from top to bottom."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from breakcontact.outcomes.figures.instrument_plots import (
    BARS,
    LINES,
    SHIFT,
    Row,
    plot_badge,
    plot_timeline,
)
from breakcontact.outcomes.figures.narrow_plots import ACROSS, LEFT, Column
from breakcontact.outcomes.figures.style import INK, PAPER, SMALL, add_axes, simplify_axes
from breakcontact.outcomes.instruments import Instruments

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TALL: Final = 10.6
"""The height of the map in inches."""

_SIDES: Final[Mapping[str, tuple[float, float, str, str]]] = {
    "left": (-0.28, 0, "right", "center"),
    "right": (0.28, 0, "left", "center"),
    "above": (0, -0.36, "center", "bottom"),
    "above-edge": (0.38, -0.36, "right", "bottom"),
    "below": (0, 0.36, "center", "top"),
    "below-left": (-0.16, 0.28, "right", "top"),
    "lower-left": (-0.16, 0.62, "right", "top"),
    "below-right": (0.12, 0.38, "left", "top"),
    "below-edge": (0.6, 0.36, "right", "top"),
}
"""Where the name of a station is: right of it, below it, and how it is aligned."""

_NAMES: Final[Mapping[str, str]] = {
    "district": "above",
    "kripos": "below-right",
    "provider": "below-edge",
    "force": "above-edge",
    "nca": "below-right",
    "ncmec": "below-left",
    "prosecutor": "lower-left",
    "eu-prosecutor": "left",
    "authorities": "below",
    "server": "below",
    "fourth": "below",
}
"""The side for the name of a station; the others have it on the right."""


def draw_map(
    table: Instruments,
    words: Mapping[str, str],
    language: str,
    title: str,
    foot: Sequence[str],
) -> Figure:
    """The map with its stations below each other, and the names of its lines and numbers."""
    column = Column(title)
    top = column.leave(_TALL + 0.2)
    keys = []
    for line in LINES:
        keys.append((line, column.leave(0)))
        column.write(f"          {words[line]}")
    column.leave(0.15)
    for each in table.instruments:
        if each.badge:
            column.write(f"{each.number}  {each.names[language]}")
    figure = column.finish(foot)
    height = figure.get_size_inches()[1]
    _plot(table, language, add_axes(figure, LEFT, height - top - _TALL, ACROSS, _TALL))
    for line, key in keys:
        sample = add_axes(figure, LEFT, height - key - 0.3, 0.8, 0.26)
        sample.plot([0, 1], [0.5, 0.5], linewidth=7, **LINES[line])
        sample.set(xlim=(0, 1), ylim=(0, 1))
        sample.set_axis_off()
    return figure


def _plot(table: Instruments, language: str, ax: Axes) -> None:
    """What is across on the wide map goes down here, and what is up goes to the right."""
    drawn = dict.fromkeys((each.line, each.corners) for each in table.instruments if each.corners)
    for line, corners in drawn:
        shift = SHIFT[line]
        ax.plot(
            [_place(y) + shift for _, y in corners],
            [x - shift for x, _ in corners],
            linewidth=7,
            zorder=1,
            label=line,
            **LINES[line],
        )
    for key, station in table.stations.items():
        down, across = station.place[0], _place(station.place[1])
        ax.plot(across, down, "o", markersize=22, zorder=2, color=PAPER, mec=INK, mew=4)
        right, lower, ha, va = _SIDES[_NAMES.get(key, "right")]
        ax.text(
            across + right,
            down + lower,
            "\n".join(textwrap.wrap(station.names[language], 11, break_long_words=False)),
            size=SMALL - 3,
            color=INK,
            ha=ha,
            va=va,
            linespacing=1.0,
        )
    _plot_badges(table, ax)
    ax.set_xlim(-2.5, 6.8)
    ax.set_ylim(10.7, -0.3)
    ax.set_xticks([])
    ax.set_yticks([])
    simplify_axes(ax, keep=())


def _plot_badges(table: Instruments, ax: Axes) -> None:
    """The numbers; lines that are far apart on the wide map are beside each other here."""
    placed: list[tuple[float, float]] = []
    for instrument in table.instruments:
        if instrument.badge is not None:
            down, across = instrument.badge
            across = _place(across) + SHIFT[instrument.line]
            while any(abs(across - x) < 0.8 and abs(down - y) < 0.5 for x, y in placed):
                down -= 0.5
            placed.append((across, down))
            plot_badge(instrument, across, down, ax)


def _place(up: float) -> float:
    """Where on the narrow map a height of the wide one is: the lowest line has room beside it."""
    return up if up >= 0 else 1.5 * up


def draw_timeline(
    rows: Sequence[Row], words: Mapping[str, str], title: str, foot: Sequence[str]
) -> Figure:
    """The bars on the days of the case, each under its name, and below them what each kind is."""
    column = Column(title)
    places = []
    for row in rows:
        column.write(row.name)
        places.append(column.leave(0.55))
    axis = column.leave(0.9)
    column.write(words["axis"])
    keys = []
    for kind in BARS:
        keys.append((kind, column.leave(0)))
        column.write(f"        {words[kind]}")
    figure = column.finish(foot)
    height = figure.get_size_inches()[1]
    last = max(row.last for row in rows)
    first = min(row.first for row in rows)
    for index, top in enumerate([*places, axis]):
        is_axis = index == len(places)
        ax = add_axes(figure, LEFT + 0.15, height - top - 0.42, ACROSS - 0.3, 0.42)
        plot_timeline([] if is_axis else [rows[index]], ax)
        ax.set_xlim(first - 3, last + 3)
        ax.set_ylim(0.35, -0.35)
        ax.set_yticks([])
        if not is_axis:
            ax.tick_params(labelbottom=False, length=0)
            ax.spines["bottom"].set_visible(False)
    for kind, key in keys:
        sample = add_axes(figure, LEFT, height - key - 0.28, 0.55, 0.24)
        sample.barh(0, 1, height=1, **{"edgecolor": INK, "linewidth": 1.5, **BARS[kind]})
        sample.set_axis_off()
    return figure
