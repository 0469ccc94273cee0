"""Charts for a phone: bars under the words for them, lines with their names below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from breakcontact.outcomes.figures.amount_plots import Show, leave_room, plot_tornado, show_amounts
from breakcontact.outcomes.figures.data import BreakEvenCurve, DemandLine, Share, Tornado
from breakcontact.outcomes.figures.line_plots import (
    plot_break_even,
    plot_demands,
    plot_paid,
    show_harms,
)
from breakcontact.outcomes.figures.narrow_plots import ACROSS, LEFT, Column
from breakcontact.outcomes.figures.style import INK, SMALL, TEXT, add_axes, wrap
from breakcontact.outcomes.figures.young_plots import plot_shares

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def draw_tornado(
    names: Sequence[str],
    tornado: Tornado,
    words: Mapping[str, str],
    show: Show,
    foot: Sequence[str],
    *,
    log: bool,
) -> Figure:
    """One bar for each number, each under its name and range; one axis at the bottom."""
    column = Column(words["title"])
    column.write(words["now"], weight="bold")
    places = []
    for name in names:
        column.write(name.replace("\n", " "))
        places.append(column.leave(0.62))
    axis = column.leave(1.0)
    column.write(words["axis"])
    figure = column.finish(foot)
    height = figure.get_size_inches()[1]
    for index, top in enumerate([*places, axis]):
        is_axis = index == len(places)
        ax = add_axes(figure, LEFT + 0.45, height - top - 0.5, ACROSS - 1.2, 0.5)
        part = replace(tornado, bars=[] if is_axis else [tornado.bars[index]])
        plot_tornado(part, show, ax, log=log)
        ax.set_ylim(0.5, -0.5)
        leave_room(ax, tornado, log=log, room=1.6)
        show_amounts(ax, show, log=log, most=3)
        ax.set_yticks([])
        if not is_axis:
            ax.tick_params(labelbottom=False, length=0)
            ax.spines["bottom"].set_visible(False)
    return figure


def draw_young(
    shares: Sequence[Share], names: Sequence[str], title: str, foot: Sequence[str]
) -> Figure:
    """The bars below each other, each under the words for it."""
    column = Column(title)
    places = []
    for name in names:
        column.write(name, size=TEXT, characters=36)
        places.append(column.leave(0.75))
    figure = column.finish(foot)
    height = figure.get_size_inches()[1]
    for share, top in zip(shares, places, strict=True):
        ax = add_axes(figure, LEFT, height - top - 0.6, ACROSS, 0.6)
        plot_shares([share], ax)
        ax.set_ylim(0.28, -0.28)
    return figure


def draw_demands(
    lines: Sequence[DemandLine],
    names: Sequence[str],
    labels: Mapping[str, str],
    foot: Sequence[str],
) -> Figure:
    """Demands day by day, with the names of the lines below."""
    column = Column(labels["figure.demands.title"])
    column.write(labels["figure.demands.people"], weight="bold")
    top = column.leave(5.6)
    column.write(labels["figure.demands.day"])
    keys = []
    for name in names:
        keys.append(column.leave(0))
        column.write("          " + name.replace("\n", " "))
    figure = column.finish(foot)
    height = figure.get_size_inches()[1]
    ax = add_axes(figure, LEFT + 0.65, height - top - 5.1, ACROSS - 0.75, 5.0)
    plot_demands(lines, names, ax)
    for line, key in zip(ax.lines, keys, strict=True):
        sample = add_axes(figure, LEFT, height - key - 0.3, 0.8, 0.26)
        sample.plot(
            [0.0, 0.5, 1.0],
            [0.5, 0.5, 0.5],
            color=line.get_color(),
            linestyle=line.get_linestyle(),
            linewidth=4.5,
            marker=line.get_marker(),
            markevery=[1],
            markersize=11,
            markeredgecolor=INK,
        )
        sample.set(xlim=(-0.15, 1.15), ylim=(0, 1))
        sample.set_axis_off()
    return figure


def draw_break_even(
    curve: BreakEvenCurve, labels: Mapping[str, str], show: Show, foot: Sequence[str]
) -> Figure:
    """Break-even, and beside it what we assume about sharing after paying."""
    column = Column(labels["figure.break-even.title"])
    column.write(labels["figure.break-even.line"], weight="bold")
    column.write(labels["figure.break-even.shared"])
    top = column.leave(6.3)
    column.write(labels["figure.break-even.harm"])
    column.write(labels["figure.break-even.refused"].format(count=round(100 * curve.refused)))
    column.write(labels["figure.break-even.least"].format(harm=show(curve.least_harm)))
    figure = column.finish(foot)
    height = figure.get_size_inches()[1]
    ax = add_axes(figure, LEFT + 0.65, height - top - 5.5, ACROSS - 2.6, 4.6)
    side = add_axes(figure, LEFT + ACROSS - 1.5, height - top - 5.5, 1.3, 4.6)
    plot_break_even(curve, ax)
    side.set_ylim(ax.get_ylim())
    plot_paid(curve, side)
    side.set_title(wrap(labels["figure.break-even.paid"], 9), size=SMALL, color=INK)
    show_harms(ax, show, often=False)
    look: dict[str, Any] = {"size": TEXT, "weight": "bold", "color": INK, "zorder": 6}
    ax.text(curve.least_harm * 4, 30 * curve.refused, labels["figure.break-even.worth"], **look)
    ax.text(curve.least_harm / 11, ax.get_ylim()[1] * 0.93, labels["figure.break-even.not"], **look)
    return figure
