"""The rows that a benchmark yields, and the table that all of them are printed in.

A comparison is measured in rounds, each side once in every round (A B A B ...), so that both sides
meet the same state of the machine. The table shows the medians and how far the rounds differ.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

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


def paired_ratio_row(
    what: str,
    rounds: Sequence[tuple[float, float]],
    *,
    unit: str,
    most: float | None = None,
    least: float | None = None,
) -> Row:
    """The medians of (measured, beside it) over all rounds, and their ratio with its range."""
    measured, beside = (median(side) for side in zip(*rounds, strict=True))
    ratios = [one / other for one, other in rounds]
    if least is None:
        ratio, verb, bound = measured / beside, "at most", most
    else:
        ratio, verb, bound = beside / measured, "at least", least
        ratios = [1 / each for each in ratios]
    goal = "" if bound is None else f"{verb} {bound:.2f} times"
    met = None if bound is None else (ratio >= bound if least is not None else ratio <= bound)
    compared = f"{ratio:.2f} times ({min(ratios):.2f} to {max(ratios):.2f})"
    return Row(what, _in(measured, unit), _in(beside, unit), compared, goal, met)


def paired_difference_row(
    what: str, rounds: Sequence[tuple[float, float]], *, unit: str, most: float | None = None
) -> Row:
    """The medians of (measured, beside it) over all rounds; the difference with its range."""
    measured, beside = (median(side) for side in zip(*rounds, strict=True))
    each = [one - other for one, other in rounds]
    row = difference_row(what, measured, beside, unit=unit, most=most)
    spread = f"{_in(min(each), unit)} to {_in(max(each), unit)}"
    return replace(row, compared=f"{row.compared} ({spread})")


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
