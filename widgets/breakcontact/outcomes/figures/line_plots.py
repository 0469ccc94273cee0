"""Line charts: demands day by day, and break-even."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from breakcontact.outcomes.figures.data import BreakEvenCurve, DemandLine
from breakcontact.outcomes.figures.style import (
    BAND_LOOK,
    DARK,
    INK,
    PALE,
    PATCH,
    SMALL,
    TEXT,
    UNKNOWN_HATCH,
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
_MARKERS = ("o", "s", "^", "D", "v", "P")
_COLOURS = (WARM, DARK, "#8a5a83", "#777777", "#2f6f3e", "#a03020")
_STROKES = ("-", "--", ":", "-.", "-", "--")


def plot_demands(lines: Sequence[DemandLine], names: Sequence[str], ax: Axes) -> Axes:
    """One line for each group of actions, with its range hatched."""
    for index, line in enumerate(lines):
        days = range(1, len(line.middle) + 1)
        lean = UNKNOWN_HATCH if index % 2 == 0 else UNKNOWN_HATCH.replace("/", "\\")
        ax.fill_between(
            days,
            line.low,
            line.high,
            facecolor="none",
            edgecolor=_COLOURS[index],
            hatch=lean,
            linewidth=1.0,
            alpha=0.75,
            label=f"band-{index}",
        )
        ax.plot(
            days,
            line.middle,
            color=_COLOURS[index],
            linewidth=4.5,
            linestyle=_STROKES[index],
            marker=_MARKERS[index],
            markersize=13,
            markeredgecolor=INK,
            markeredgewidth=1.5,
            label=names[index],
        )
    ax.set(xlim=(0.8, len(lines[0].middle) + 0.2), ylim=(0, 104))
    ax.set_xticks(range(1, len(lines[0].middle) + 1))
    simplify_axes(ax)
    ax.grid(axis="y", color=PALE, linewidth=1.5)
    ax.set_axisbelow(True)
    return ax


def draw_demands(
    lines: Sequence[DemandLine],
    names: Sequence[str],
    labels: Mapping[str, str],
    foot: Sequence[str],
) -> Figure:
    """Demands day by day."""
    height = 9.1 + 0.42 * len(foot)
    figure = new_figure(height, labels["figure.demands.title"])
    bottom = 1.15 + 0.42 * len(foot) + 0.2
    ax = add_axes(figure, 1.5, bottom, 13.9, height - bottom - 1.35)
    plot_demands(lines, names, ax)
    ax.set_xlabel(labels["figure.demands.day"], size=TEXT)
    ax.set_ylabel(labels["figure.demands.people"], size=TEXT)
    legend = ax.legend(
        handles=list(ax.lines),
        fontsize=TEXT,
        loc="upper right",
        frameon=False,
        handlelength=3.2,
        labelspacing=0.9,
    )
    for text in legend.get_texts():
        text.set_color(INK)
    add_foot(figure, foot)
    return figure


def plot_break_even(
    curve: BreakEvenCurve, ax: Axes, harm: float | None = None, *, furthest: float = 30.0
) -> Axes:
    """How rare sharing after paying would have to be, by how bad sharing would be.

    Args:
        curve: Where both choices cost the same.
        ax: Where to draw.
        harm: An amount of harm to mark with a line.
        furthest: The end of the axis, as a multiple of the least harm.
    """
    needed = [100 * chance for chance in curve.needed]
    ax.set_xscale("log")
    ax.fill_between(
        curve.harms, needed, 0, facecolor=PALE, edgecolor="none", label="worth", zorder=1
    )
    ax.plot(curve.harms, needed, color=DARK, linewidth=5, label="needed", zorder=4)
    ax.axhline(
        100 * curve.refused, color=INK, linewidth=2.5, linestyle="--", label="refused", zorder=3
    )
    if harm is not None:
        ax.axvline(harm, color=INK, linewidth=3, linestyle=":", label="harm", zorder=5)
    ax.set_xlim(curve.least_harm / 12, curve.least_harm * furthest)
    ax.set_ylim(0, max(105 * curve.paid_band.high, 130 * curve.refused))
    simplify_axes(ax)
    return ax


def plot_paid(curve: BreakEvenCurve, ax: Axes) -> Axes:
    """The range for sharing after paying, and our estimate."""
    low, high = 100 * curve.paid_band.low, 100 * curve.paid_band.high
    ax.bar(0, high - low, bottom=low, width=0.6, label="band", **BAND_LOOK)
    ax.plot(
        0,
        100 * curve.paid,
        marker="D",
        markersize=16,
        markerfacecolor=DARK,
        markeredgecolor="white",
        markeredgewidth=2.5,
        linestyle="none",
        label="paid",
    )
    ax.axhline(100 * curve.refused, color=INK, linewidth=2.5, linestyle="--", zorder=3)
    ax.set_xlim(-0.5, 0.5)
    ax.set_xticks([])
    simplify_axes(ax, keep=("bottom",))
    ax.tick_params(labelleft=False, length=0)
    return ax


def draw_break_even(
    curve: BreakEvenCurve,
    labels: Mapping[str, str],
    show: Show,
    foot: Sequence[str],
    harm: float | None = None,
) -> Figure:
    """Break-even, with a label on each side of the line."""
    height = 9.4 + 0.42 * len(foot)
    figure = new_figure(height, labels["figure.break-even.title"])
    bottom = 1.2 + 0.42 * len(foot) + 0.2
    tall = height - bottom - 1.75
    ax = add_axes(figure, 1.5, bottom, 10.9, tall)
    plot_break_even(curve, ax, harm)
    side = add_axes(figure, 13.0, bottom, 2.4, tall)
    side.set_ylim(ax.get_ylim())
    plot_paid(curve, side)
    for each, name in ((ax, "line"), (side, "paid")):
        words = wrap(labels[f"figure.break-even.{name}"], 60 if each is ax else 14)
        each.set_title(words, size=TEXT, weight="bold", loc="left", pad=12, color=INK)
    show_harms(ax, show)
    ax.set_xlabel(labels["figure.break-even.harm"], size=TEXT, labelpad=10)
    ax.set_ylabel(labels["figure.break-even.shared"], size=TEXT)
    _write_sides(ax, curve, labels, show)
    add_foot(figure, foot)
    return figure


def _write_sides(ax: Axes, curve: BreakEvenCurve, labels: Mapping[str, str], show: Show) -> None:
    refused, top = 100 * curve.refused, ax.get_ylim()[1]
    look: dict[str, Any] = {"color": INK, "bbox": PATCH, "zorder": 6}
    small = {**look, "size": SMALL}
    large = {**look, "size": 26, "weight": "bold"}
    far = curve.least_harm * 7
    ax.text(far, refused * 0.3, labels["figure.break-even.worth"], **{**large, "bbox": None})
    start = curve.least_harm / 11
    ax.text(start, top * 0.9, labels["figure.break-even.not"], **large)
    count = labels["figure.break-even.refused"].format(count=round(refused))
    ax.text(start, refused + top * 0.02, count, **small)
    least = labels["figure.break-even.least"].format(harm=show(curve.least_harm))
    ax.text(start, refused * 0.12, wrap(least, 27), va="bottom", **small)


def show_harms(ax: Axes, show: Show, *, often: bool = True) -> None:
    """Write the sums of harm at the ticks of the axis."""
    from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

    ax.xaxis.set_major_locator(
        LogLocator(base=10, subs=(1.0, 3.0)) if often else LogLocator(base=100)
    )
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: show(value)))
