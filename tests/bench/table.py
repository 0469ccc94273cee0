"""What a benchmark hands over, and the table that all of them are printed as."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEAD = ("what", "measured", "beside it", "compared", "goal", "")


@dataclass(frozen=True)
class Row:
    """One line of the table; ``met`` is None where there is no goal."""

    what: str
    measured: str
    beside: str = ""
    compared: str = ""
    goal: str = ""
    met: bool | None = None


def ratio_row(
    what: str, measured: float, beside: float, *, unit: str, most: float | None = None
) -> Row:
    """A measurement as a multiple of another one made in the same run."""
    ratio = measured / beside
    goal = "" if most is None else f"at most {most:.2f} times"
    met = None if most is None else ratio <= most
    return Row(what, _in(measured, unit), _in(beside, unit), f"{ratio:.2f} times", goal, met)


def difference_row(
    what: str, measured: float, beside: float, *, unit: str, most: float | None = None
) -> Row:
    """How much a measurement is above another one made in the same run."""
    more = measured - beside
    goal = "" if most is None else f"at most {_in(most, unit)} more"
    met = None if most is None else more <= most
    sign = "+" if more >= 0 else "-"
    compared = f"{sign}{_in(abs(more), unit)}"
    return Row(what, _in(measured, unit), _in(beside, unit), compared, goal, met)


def bound_row(what: str, measured: float, *, unit: str, most: float | None = None) -> Row:
    """A measurement that stands by itself, with or without a bound."""
    goal = "" if most is None else f"at most {_in(most, unit)}"
    return Row(what, _in(measured, unit), goal=goal, met=None if most is None else measured <= most)


def percentile(values: Sequence[float], share: int) -> float:
    """The smallest value that at least ``share`` percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def render_table(rows: Iterable[Row]) -> str:
    """All rows under one head, in columns."""
    verdicts = {True: "met", False: "MISSED", None: ""}
    lines = [
        (row.what, row.measured, row.beside, row.compared, row.goal, verdicts[row.met])
        for row in rows
    ]
    table = [HEAD, *lines]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEAD))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(_line(line, widths) for line in (HEAD, rule, *lines))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if column == 0 else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *others]).rstrip()


def _in(value: float, unit: str) -> str:
    digits = 0 if value >= 1000 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"
