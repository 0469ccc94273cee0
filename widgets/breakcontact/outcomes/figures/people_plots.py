"""Icon arrays of 100 people for each action: do more demands come, is the picture shared?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from breakcontact.outcomes.figures.data import IconArray
from breakcontact.outcomes.figures.style import (
    INK,
    LOOKS,
    SMALL,
    TEXT,
    add_axes,
    add_foot,
    new_figure,
    wrap,
)
from breakcontact.outcomes.model.uncertainty import Band

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.path import Path

COLUMNS = 25
ROWS = 4

_NAMES = 3.0  # inches, as all that follows
_STRIP = 6.0
_GAP = 0.45
_TALL = 1.28
_STEP = 1.86


def plot_people(kinds: Sequence[tuple[str, int]], band: Band, ax: Axes) -> Axes:
    """Draw 100 people, column by column, and below them the range of the first number.

    Args:
        kinds: How many people there are of each kind, in order; together 100.
        band: The range of the first of these numbers.
        ax: Where to draw.
    """
    from matplotlib.markers import MarkerStyle

    ax.set(xlim=(-0.1, COLUMNS + 0.1), ylim=(-0.85, ROWS))
    person = MarkerStyle(_person())
    size = _fit(ax)
    start = 0
    for kind, count in kinds:
        cells = [divmod(index, ROWS) for index in range(start, start + count)]
        ax.scatter(
            [column + 0.5 for column, _ in cells],
            [ROWS - 0.5 - row for _, row in cells],
            s=size**2,
            marker=person,
            label=kind,
            linewidth=1.0,
            clip_on=False,
            **LOOKS[kind],
        )
        start += count
    _plot_band(band, ax)
    ax.set_axis_off()
    return ax


def draw_icon_arrays(
    arrays: Sequence[IconArray], labels: Mapping[str, str], foot: Sequence[str]
) -> Figure:
    """One row for each action, with an icon array for each of the two questions."""
    height = 2.35 + _STEP * len(arrays) + 0.42 * len(foot) + 0.2
    figure = new_figure(height, labels["figure.icon-array.title"])
    lefts = (_NAMES, _NAMES + _STRIP + _GAP)
    for left, question in zip(lefts, ("demands", "picture"), strict=True):
        _write(figure, left, height - 1.15, labels[f"figure.icon-array.{question}"], bold=True)
    _draw_keys(figure, labels, lefts, height - 1.62)
    for index, array in enumerate(arrays):
        top = height - 2.2 - index * _STEP
        name = wrap(labels[f"action.{array.action}"], 14)
        _write(figure, 0.32, top - 0.42, name, bold=True, size=TEXT, va="top")
        for left, (kinds, band, words) in zip(lefts, list_strips(array, labels), strict=True):
            _write(figure, left, top, words)
            ax = add_axes(figure, left, top - 0.12 - _TALL, _STRIP, _TALL)
            plot_people(kinds, band, ax).set_gid(f"{array.action}-{kinds[0][0]}")
    add_foot(figure, foot)
    return figure


def list_strips(
    array: IconArray, labels: Mapping[str, str]
) -> list[tuple[Sequence[tuple[str, int]], Band, str]]:
    """Both questions about an action: the people by kind, the range, and the words for it."""
    demands = (("more", array.more), ("no-more", array.no_more))
    strips: list[tuple[Sequence[tuple[str, int]], Band, str]] = []
    for kinds, band, text in (
        (demands, array.more_band, "more"),
        (_picture(array), array.shared_band, "shared"),
    ):
        words = labels[f"figure.icon-array.{text}"].format(**_numbers(array, band, text))
        strips.append((kinds, band, words))
    return strips


def _picture(array: IconArray) -> tuple[tuple[str, int], ...]:
    return (("shared", array.shared), ("unknown", array.unknown), ("not-shared", array.not_shared))


def _numbers(array: IconArray, band: Band, text: str) -> dict[str, int]:
    count = array.more if text == "more" else array.shared
    low, high = round(band.low), round(band.high)
    return {"count": count, "low": low, "high": high, "unknown": array.unknown}


def _draw_keys(
    figure: Figure, labels: Mapping[str, str], lefts: tuple[float, float], up: float
) -> None:
    """Draw the legend: each kind once, with its name."""
    for left, kinds in zip(
        lefts, (("more", "no-more"), ("shared", "unknown", "not-shared")), strict=True
    ):
        at = left
        for kind in kinds:
            draw_person(figure, kind, at, up - 0.08)
            words = labels[f"figure.{kind}"]
            _write(figure, at + 0.34, up, words)
            at += 0.8 + 0.145 * len(words)


def draw_person(figure: Figure, kind: str, left: float, bottom: float) -> None:
    """Draw one person of a kind, for a legend; the place is in inches."""
    from matplotlib.markers import MarkerStyle

    ax = add_axes(figure, left, bottom, 0.3, 0.3)
    ax.set(xlim=(0, 1), ylim=(0, 1))
    person = MarkerStyle(_person())
    ax.scatter(0.5, 0.5, s=22**2, marker=person, linewidth=1.0, clip_on=False, **LOOKS[kind])
    ax.set_axis_off()


def _write(
    figure: Figure,
    left: float,
    up: float,
    text: str,
    *,
    bold: bool = False,
    size: int = SMALL,
    va: str = "baseline",
) -> None:
    across, tall = figure.get_size_inches()
    weight = "bold" if bold else "normal"
    figure.text(left / across, up / tall, text, size=size, weight=weight, color=INK, va=va)


def _plot_band(band: Band, ax: Axes) -> None:
    low, high = band.low / ROWS, band.high / ROWS
    ax.plot([low, high], [-0.45, -0.45], color=INK, linewidth=2.5, label="band")
    for end in (low, high):
        ax.plot([end, end], [-0.72, -0.18], color=INK, linewidth=2.5)


def _fit(ax: Axes) -> float:
    """The width of one person in points, so that all fit into the axes."""
    box = ax.get_window_extent()
    figure = ax.get_figure(root=True)
    assert figure is not None, "axes that are drawn on belong to a figure"
    points = 72 / figure.dpi
    return 0.92 * points * min(box.width / (COLUMNS + 0.2), box.height / (ROWS + 0.85))


def _person() -> Path:
    """The shape of a person, a head and a body, in a square centred on 0."""
    from matplotlib.path import Path

    head = [(0.0, 0.94), (0.36, 0.94), (0.36, 0.58), (0.36, 0.22), (0.0, 0.22)]
    head += [(-0.36, 0.22), (-0.36, 0.58), (-0.36, 0.94), (0.0, 0.94)]
    body = [(-0.74, -0.94), (-0.74, -0.46), (-0.74, 0.08), (-0.28, 0.08), (0.0, 0.08)]
    body += [(0.28, 0.08), (0.74, 0.08), (0.74, -0.46), (0.74, -0.94), (-0.74, -0.94)]
    move, line, bend, close = Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CLOSEPOLY
    return Path(
        head + body,
        [move, *[bend] * 8, move, line, bend, bend, line, line, bend, bend, line, close],
    )
