"""Figures for a phone: the same drawings below each other, in one column with letters as large."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from breakcontact.outcomes.figures.amount_plots import (
    Show,
    plot_money_averages,
    plot_money_of_people,
)
from breakcontact.outcomes.figures.data import IconArray, MoneyRow
from breakcontact.outcomes.figures.people_plots import draw_person, list_strips, plot_people
from breakcontact.outcomes.figures.style import INK, PAPER, SMALL, TEXT, add_axes, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH: Final = 6.6
"""Width in inches: on a phone of 390 pixels the smallest letters are 13 pixels high."""

LEFT: Final = 0.2
ACROSS: Final = WIDTH - 2 * LEFT
_CHARACTERS: Final = 40
"""How many characters of the smallest letters fit beside each other."""
_LINE: Final = 0.34
"""The height of a line of the smallest letters."""


class Column:
    """A narrow figure that grows downwards: parts are placed first, and drawn when all are there.

    Args:
        title: The title of the figure.
    """

    def __init__(self, title: str) -> None:
        self._down = 0.2
        self._texts: list[tuple[float, str, dict[str, Any]]] = []
        self.write(title, characters=26, size=24, weight="bold", line=0.46)

    def write(
        self, text: str, *, characters: int = _CHARACTERS, line: float = _LINE, **look: Any
    ) -> None:
        """A paragraph below what is there."""
        wrapped = wrap(text, characters)
        self._texts.append((self._down, wrapped, {"size": SMALL, "linespacing": 1.25, **look}))
        self._down += line * (wrapped.count("\n") + 1) + 0.12

    def leave(self, height: float) -> float:
        """Leave room for a drawing; its upper edge in inches from the top."""
        top = self._down
        self._down += height
        return top

    def finish(self, foot: Iterable[str]) -> Figure:
        """The figure with all texts, as high as it has to be."""
        from matplotlib.figure import Figure

        self.leave(0.2)
        for text in foot:
            self.write(text)
        height = self._down + 0.1
        figure = Figure(figsize=(WIDTH, height), facecolor=PAPER)
        for down, text, look in self._texts:
            figure.text(
                LEFT / WIDTH, 1 - down / height, text, color=INK, va="top", ha="left", **look
            )
        return figure


def draw_icon_arrays(
    arrays: Sequence[IconArray], labels: Mapping[str, str], foot: Sequence[str]
) -> Figure:
    """Each action with its two icon arrays below each other."""
    column = Column(labels["figure.icon-array.title"])
    keys = []
    for kind in ("more", "no-more", "shared", "unknown", "not-shared"):
        keys.append((kind, column.leave(0)))
        column.write(f"     {labels[f'figure.{kind}']}")
    strips = []
    for array in arrays:
        column.leave(0.3)
        column.write(labels[f"action.{array.action}"], size=TEXT, weight="bold", characters=34)
        for kinds, band, text in list_strips(array, labels):
            column.write(text)
            strips.append((kinds, band, column.leave(1.5)))
    figure = column.finish(foot)
    height = figure.get_size_inches()[1]
    for kind, top in keys:
        draw_person(figure, kind, LEFT, height - top - 0.3)
    for kinds, band, top in strips:
        ax = add_axes(figure, LEFT, height - top - 1.3, ACROSS, 1.3)
        plot_people(kinds, band, ax)
    return figure


def draw_money(
    rows: Sequence[MoneyRow], labels: Mapping[str, str], show: Show, foot: Sequence[str]
) -> Figure:
    """Chance, and below it uncertainty, each bar under the words for it."""
    paying = [row for row in rows if row.mean > 0]
    column = Column(labels["figure.money.title"])
    places = []
    for part, plot in (("people", plot_money_of_people), ("average", plot_money_averages)):
        column.leave(0.2)
        column.write(labels[f"figure.money.{part}"], size=TEXT, weight="bold", characters=34)
        ends = [row.ninetieth if part == "people" else row.band.high for row in paying]
        for row in paying:
            column.write(labels[f"action.{row.action}"], weight="bold")
            for text in _tell_money(row, part, labels, show):
                column.write(text)
            places.append((plot, row, max(ends), column.leave(0.85)))
        column.write(labels["figure.money.others"], weight="bold")
        column.write(labels["figure.money.nothing"])
    figure = column.finish(foot)
    height = figure.get_size_inches()[1]
    for plot, row, most, top in places:
        ax = add_axes(figure, LEFT + 0.3, height - top - 0.4, ACROSS - 1.7, 0.4)
        plot([row], show, ax)
        ax.set_ylim(0.3, -0.3)
        ax.set_xlim(0, most * 1.08)
        ax.set_yticks([])
    return figure


def _tell_money(row: MoneyRow, part: str, labels: Mapping[str, str], show: Show) -> tuple[str, str]:
    if part == "people":
        half, most = show(row.median), show(row.ninetieth)
        return (
            labels["figure.money.half"].format(amount=half),
            labels["figure.money.most"].format(amount=most),
        )
    return (
        labels["figure.money.mean"].format(amount=show(row.mean)),
        labels["figure.money.range"].format(low=show(row.band.low), high=show(row.band.high)),
    )
