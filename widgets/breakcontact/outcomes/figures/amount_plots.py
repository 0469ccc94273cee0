"""Bar charts: how much money is paid, and which numbers the result depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from breakcontact.outcomes.figures.data import MoneyRow, Tornado
from breakcontact.outcomes.figures.style import (
    BAND_LOOK,
    DARK,
    FRAME,
    INK,
    PALE,
    PATCH,
    SMALL,
    TEXT,
    WARM,
    add_axes,
    add_foot,
    new_figure,
    simplify_axes,
    wrap,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Show = Callable[[float], str]


def plot_money_of_people(rows: Sequence[MoneyRow], show: Show, ax: Axes) -> Axes:
    """How much people differ by chance: the middle eight of ten people, and the median."""
    for y, row in enumerate(rows):
        ax.barh(
            y,
            row.ninetieth - row.tenth,
            left=row.tenth,
            height=0.34,
            color=WARM,
            edgecolor=INK,
            linewidth=1.5,
            label=f"people-{row.action}",
        )
        ax.plot([row.median] * 2, [y - 0.17, y + 0.17], color=INK, linewidth=4)
    _finish(ax, len(rows), max((row.ninetieth for row in rows), default=1.0), show)
    return ax


def plot_money_averages(rows: Sequence[MoneyRow], show: Show, ax: Axes) -> Axes:
    """How uncertain the average is: its range, and our estimate."""
    for y, row in enumerate(rows):
        ax.barh(
            y,
            row.band.high - row.band.low,
            left=row.band.low,
            height=0.34,
            label=f"band-{row.action}",
            **BAND_LOOK,
        )
        ax.plot(
            row.mean,
            y,
            marker="D",
            markersize=15,
            markerfacecolor=DARK,
            markeredgecolor="white",
            markeredgewidth=2.5,
            linestyle="none",
            label=f"mean-{row.action}",
        )
    _finish(ax, len(rows), max((row.band.high for row in rows), default=1.0), show)
    return ax


def draw_money(
    rows: Sequence[MoneyRow], labels: Mapping[str, str], show: Show, foot: Sequence[str]
) -> Figure:
    """Chance and uncertainty side by side, each on its own axis."""
    paying = [row for row in rows if row.mean > 0]
    tall = 1.75 * (len(paying) + 1)
    height = 1.75 + tall + 0.75 + 0.42 * len(foot) + 0.35
    figure = new_figure(height, labels["figure.money.title"])
    bottom = height - 1.75 - tall
    people = add_axes(figure, 2.3, bottom, 6.2, tall)
    averages = add_axes(figure, 9.2, bottom, 6.2, tall)
    plot_money_of_people(paying, show, people)
    plot_money_averages(paying, show, averages)
    for ax, name in ((people, "people"), (averages, "average")):
        ax.set_title(labels[f"figure.money.{name}"], size=TEXT, weight="bold", loc="left", pad=14)
    names = [*(labels[f"action.{row.action}"] for row in paying), labels["figure.money.others"]]
    people.set_yticks(range(len(names)), [wrap(name, 12) for name in names], size=TEXT)
    averages.set_yticks([])
    for y, row in enumerate(paying):
        _write(people, y - 0.36, labels["figure.money.half"].format(amount=show(row.median)))
        _write(people, y + 0.36, labels["figure.money.most"].format(amount=show(row.ninetieth)))
        band = {"low": show(row.band.low), "high": show(row.band.high)}
        _write(averages, y - 0.36, labels["figure.money.mean"].format(amount=show(row.mean)))
        _write(averages, y + 0.36, labels["figure.money.range"].format(**band))
    for ax in (people, averages):
        _write(ax, len(paying), labels["figure.money.nothing"])
    add_foot(figure, foot)
    return figure


def plot_tornado(tornado: Tornado, show: Show, ax: Axes, *, log: bool) -> Axes:
    """One bar for each number, from the result at its lowest value to that at its highest.

    Args:
        tornado: The bars, and the result with the values of the registry.
        show: Writes a result as text.
        ax: Where to draw.
        log: Whether the axis is logarithmic.
    """
    if log:
        ax.set_xscale("log")
    for y, bar in enumerate(tornado.bars):
        ends = sorted((bar.low, bar.high))
        ax.barh(y, ends[1] - ends[0], left=ends[0], height=0.5, label=f"driver-{y}", **BAND_LOOK)
        for value, marker in ((bar.low, "o"), (bar.high, "s")):
            ax.plot(
                value,
                y,
                marker=marker,
                markersize=15,
                markerfacecolor="white" if marker == "o" else DARK,
                markeredgecolor=INK,
                markeredgewidth=2,
                clip_on=False,
            )
        _write_ends(ax, y, ends, show)
    ax.axvline(tornado.now, color=INK, linewidth=2.5, zorder=0)
    ax.set_ylim(len(tornado.bars) - 0.4, -0.6)
    simplify_axes(ax, keep=("bottom",))
    ax.tick_params(axis="y", length=0)
    return ax


def draw_tornado(
    names: Sequence[str],
    tornado: Tornado,
    words: Mapping[str, str],
    show: Show,
    foot: Sequence[str],
    *,
    log: bool,
) -> Figure:
    """One bar for each number, with its name and range on the left."""
    tall = 1.05 * len(tornado.bars)
    height = 1.55 + tall + 1.25 + 0.42 * len(foot) + 0.35
    figure = new_figure(height, words["title"])
    ax = add_axes(figure, 7.0, height - 1.55 - tall, 7.6, tall)
    plot_tornado(tornado, show, ax, log=log)
    ax.set_yticks(range(len(names)), names, size=SMALL)
    ax.set_xlabel(wrap(words["axis"], 48), size=SMALL, labelpad=10)
    leave_room(ax, tornado, log=log)
    show_amounts(ax, show, log=log)
    ax.text(
        tornado.now,
        -0.62,
        words["now"],
        size=SMALL,
        weight="bold",
        ha="center",
        va="bottom",
        color=INK,
    )
    add_foot(figure, foot)
    return figure


def leave_room(ax: Axes, tornado: Tornado, *, log: bool, room: float = 1.0) -> None:
    """Leave room at both ends of the bars for their amounts; on narrow axes more than 1."""
    ends = [value for bar in tornado.bars for value in (bar.low, bar.high)] + [tornado.now]
    low, high = min(ends), max(ends)
    if log:
        ax.set_xlim(low / (high / low) ** (0.36 * room), high * (high / low) ** (0.3 * room))
    else:
        side = 0.16 * room * (high - low)
        ax.set_xlim(low - side, high + side)


def show_amounts(ax: Axes, show: Show, *, log: bool, most: int = 5) -> None:
    """Write the amounts at the ticks of the axis."""
    from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

    ax.xaxis.set_major_locator(LogLocator(base=10) if log else MaxNLocator(most, integer=True))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: show(value)))


def _write_ends(ax: Axes, y: int, ends: Sequence[float], show: Show) -> None:
    for value, side, shift in ((ends[0], "right", -13), (ends[1], "left", 13)):
        ax.annotate(
            show(value),
            (value, y),
            xytext=(shift, 0),
            textcoords="offset points",
            size=SMALL,
            ha=side,
            va="center",
            color=INK,
            bbox=PATCH,
        )


def _finish(ax: Axes, rows: int, most: float, show: Show) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    ax.set_xlim(0, most * 1.08)
    ax.set_ylim(rows + 0.45, -0.62)
    simplify_axes(ax)
    ax.tick_params(axis="y", length=0)
    ax.xaxis.set_major_locator(MaxNLocator(3))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: show(value)))
    ax.grid(axis="x", color=PALE, linewidth=1.5)
    ax.set_axisbelow(True)
    ax.spines["left"].set_color(FRAME)


def _write(ax: Axes, y: float, text: str) -> None:
    from matplotlib.transforms import blended_transform_factory

    where = blended_transform_factory(ax.transAxes, ax.transData)
    ax.text(
        0.02,
        y,
        text,
        size=SMALL,
        color=INK,
        va="center",
        transform=where,
        bbox=PATCH,
    )
