"""Bars: how much money is paid, and what drives the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from breakcontact.outcomes.figures.data import MoneyRow
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
    add_foot,
    new_figure,
    place_axes,
    quieten,
    wrap,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Show = Callable[[float], str]


def plot_money_of_people(rows: Sequence[MoneyRow], show: Show, ax: Axes) -> Axes:
    """Chance: the middle eight of ten people, and the one in the middle."""
    for place, row in enumerate(rows):
        ax.barh(
            place,
            row.ninetieth - row.tenth,
            left=row.tenth,
            height=0.34,
            color=WARM,
            edgecolor=INK,
            linewidth=1.5,
            label=f"people-{row.action}",
        )
        ax.plot([row.median] * 2, [place - 0.17, place + 0.17], color=INK, linewidth=4)
    _settle(ax, len(rows), max((row.ninetieth for row in rows), default=1.0), show)
    return ax


def plot_money_averages(rows: Sequence[MoneyRow], show: Show, ax: Axes) -> Axes:
    """What is not known: where the average could lie, and what we take."""
    for place, row in enumerate(rows):
        ax.barh(
            place,
            row.band.high - row.band.low,
            left=row.band.low,
            height=0.34,
            label=f"band-{row.action}",
            **BAND_LOOK,
        )
        ax.plot(
            row.mean,
            place,
            marker="D",
            markersize=15,
            markerfacecolor=DARK,
            markeredgecolor="white",
            markeredgewidth=2.5,
            linestyle="none",
            label=f"mean-{row.action}",
        )
    _settle(ax, len(rows), max((row.band.high for row in rows), default=1.0), show)
    return ax


def draw_money(
    rows: Sequence[MoneyRow], labels: Mapping[str, str], show: Show, foot: Sequence[str]
) -> Figure:
    """Chance and what is not known, side by side, each on an axis of its own."""
    paying = [row for row in rows if row.mean > 0]
    tall = 1.75 * (len(paying) + 1)
    height = 1.75 + tall + 0.75 + 0.42 * len(foot) + 0.35
    figure = new_figure(height, labels["figure.money.title"])
    bottom = height - 1.75 - tall
    people = place_axes(figure, 2.3, bottom, 6.2, tall)
    averages = place_axes(figure, 9.2, bottom, 6.2, tall)
    plot_money_of_people(paying, show, people)
    plot_money_averages(paying, show, averages)
    for ax, name in ((people, "people"), (averages, "average")):
        ax.set_title(labels[f"figure.money.{name}"], size=TEXT, weight="bold", loc="left", pad=14)
    names = [*(labels[f"action.{row.action}"] for row in paying), labels["figure.money.others"]]
    people.set_yticks(range(len(names)), [wrap(name, 12) for name in names], size=TEXT)
    averages.set_yticks([])
    for place, row in enumerate(paying):
        _tell(people, place - 0.36, labels["figure.money.half"].format(amount=show(row.median)))
        _tell(people, place + 0.36, labels["figure.money.most"].format(amount=show(row.ninetieth)))
        band = {"low": show(row.band.low), "high": show(row.band.high)}
        _tell(averages, place - 0.36, labels["figure.money.mean"].format(amount=show(row.mean)))
        _tell(averages, place + 0.36, labels["figure.money.range"].format(**band))
    for ax in (people, averages):
        _tell(ax, len(paying), labels["figure.money.nothing"])
    add_foot(figure, foot)
    return figure


def plot_drivers(
    bars: Sequence[tuple[float, float]], now: float, show: Show, ax: Axes, *, log: bool
) -> Axes:
    """One bar for each number, from the result at its lowest to that at its highest.

    Args:
        bars: Both results of each number, the widest first.
        now: The result with all numbers as they are.
        show: How a result is written.
        ax: Where to draw.
        log: Whether each step along the axis multiplies.
    """
    if log:
        ax.set_xscale("log")
    for place, (low, high) in enumerate(bars):
        ends = sorted((low, high))
        ax.barh(
            place, ends[1] - ends[0], left=ends[0], height=0.5, label=f"driver-{place}", **BAND_LOOK
        )
        for value, mark in ((low, "o"), (high, "s")):
            ax.plot(
                value,
                place,
                marker=mark,
                markersize=15,
                markerfacecolor="white" if mark == "o" else DARK,
                markeredgecolor=INK,
                markeredgewidth=2,
                clip_on=False,
            )
        _tell_ends(ax, place, ends, show)
    ax.axvline(now, color=INK, linewidth=2.5, zorder=0)
    ax.set_ylim(len(bars) - 0.4, -0.6)
    quieten(ax, keep=("bottom",))
    ax.tick_params(axis="y", length=0)
    return ax


def draw_drivers(
    names: Sequence[str],
    bars: Sequence[tuple[float, float]],
    now: float,
    words: Mapping[str, str],
    show: Show,
    foot: Sequence[str],
    *,
    log: bool,
) -> Figure:
    """One bar for each number, with its name and range at the left."""
    tall = 1.05 * len(bars)
    height = 1.55 + tall + 1.25 + 0.42 * len(foot) + 0.35
    figure = new_figure(height, words["title"])
    ax = place_axes(figure, 7.0, height - 1.55 - tall, 7.6, tall)
    plot_drivers(bars, now, show, ax, log=log)
    ax.set_yticks(range(len(names)), names, size=SMALL)
    ax.set_xlabel(wrap(words["axis"], 48), size=SMALL, labelpad=10)
    _spread(ax, bars, now, log=log)
    _show_amounts(ax, show, log=log)
    ax.text(
        now, -0.62, words["now"], size=SMALL, weight="bold", ha="center", va="bottom", color=INK
    )
    add_foot(figure, foot)
    return figure


def _spread(ax: Axes, bars: Sequence[tuple[float, float]], now: float, *, log: bool) -> None:
    """Leave room at both ends for what is written there."""
    ends = [value for bar in bars for value in bar] + [now]
    low, high = min(ends), max(ends)
    if log:
        ax.set_xlim(low / (high / low) ** 0.36, high * (high / low) ** 0.3)
    else:
        room = 0.16 * (high - low)
        ax.set_xlim(low - room, high + room)


def _show_amounts(ax: Axes, show: Show, *, log: bool) -> None:
    from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

    ax.xaxis.set_major_locator(LogLocator(base=10) if log else MaxNLocator(5, integer=True))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: show(value)))


def _tell_ends(ax: Axes, place: int, ends: Sequence[float], show: Show) -> None:
    for value, side, shift in ((ends[0], "right", -13), (ends[1], "left", 13)):
        ax.annotate(
            show(value),
            (value, place),
            xytext=(shift, 0),
            textcoords="offset points",
            size=SMALL,
            ha=side,
            va="center",
            color=INK,
            bbox=PATCH,
        )


def _settle(ax: Axes, rows: int, most: float, show: Show) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    ax.set_xlim(0, most * 1.08)
    ax.set_ylim(rows + 0.45, -0.62)
    quieten(ax)
    ax.tick_params(axis="y", length=0)
    ax.xaxis.set_major_locator(MaxNLocator(3))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: show(value)))
    ax.grid(axis="x", color=PALE, linewidth=1.5)
    ax.set_axisbelow(True)
    ax.spines["left"].set_color(FRAME)


def _tell(ax: Axes, place: float, text: str) -> None:
    from matplotlib.transforms import blended_transform_factory

    where = blended_transform_factory(ax.transAxes, ax.transData)
    ax.text(
        0.02,
        place,
        text,
        size=SMALL,
        color=INK,
        va="center",
        transform=where,
        bbox=PATCH,
    )
