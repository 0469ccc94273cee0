"""The caption of every figure: its text alternative, its confidence and its numbers as a table.

Each function takes the data that the figure is drawn from, so that both show the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from breakcontact.i18n.format import render_money
from breakcontact.outcomes.figures.data import (
    BreakEvenCurve,
    DemandLine,
    IconArray,
    MoneyRow,
    Share,
    Tornado,
)
from breakcontact.outcomes.figures.style import wrap
from breakcontact.outcomes.formatting import render_number
from breakcontact.outcomes.model.results import Results
from breakcontact.outcomes.model.uncertainty import Band

Labels: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Caption:
    """The text that goes with a figure.

    Attributes:
        title: The question that the figure answers.
        alternative: Everything it shows, for readers who cannot see it.
        foot: What its symbols mean, and how well its numbers are known.
        head: The column headings of the table.
        rows: The numbers of the table, row by row.
    """

    title: str
    alternative: str
    foot: list[str]
    head: list[str]
    rows: list[list[str]]


def list_actions(actions: Sequence[str], labels: Labels) -> str:
    """Name several actions in one line: "Pay; bargain; ignore"."""
    names = [labels[f"action.{action}"] for action in actions]
    return "; ".join([*names[:1], *(name[0].lower() + name[1:] for name in names[1:])])


def name_parameter(
    key: str, results: Results, labels: Labels, language: str, width: int | None = None
) -> str:
    """Name a number of the registry with its range, wrapped to ``width`` characters if given."""
    number = results.registry[key]
    ends = {
        end: render_number(getattr(number, end), number.unit, language) for end in ("low", "high")
    }
    span = labels["figure.tornado.range"].format(**ends)
    name = number.names[language]
    return f"{name}: {span}" if width is None else f"{wrap(name, width)}\n{span}"


def describe_confidence(confidence: str, labels: Labels) -> str:
    """Say in a sentence how well something is known."""
    words = labels[f"confidence.{confidence.replace(' ', '-')}"]
    return labels["figure.confidence"].format(confidence=words)


def show_money(results: Results, language: str) -> Callable[[float], str]:
    """The function that writes amounts in the currency of the results."""
    return lambda amount: render_money(amount, results.currency, language)


def show_whole(number: float) -> str:
    """Write a whole number, with a proper minus sign."""
    return f"{number:.0f}".replace("-", "−")


def describe_icon_array(
    arrays: Sequence[IconArray], results: Results, labels: Labels, language: str
) -> Caption:
    """What becomes of 100 people, for each action."""
    foot = [
        labels["figure.icon-array.band"],
        describe_confidence(results.confidence("shared"), labels),
    ]
    if len(arrays) > 1 and _share_alike(arrays):
        foot.insert(0, labels["figure.icon-array.same"])
    kinds = ("more", "no-more", "shared", "unknown", "not-shared")
    head = [labels["figure.action"]]
    for kind in kinds:
        head.append(labels[f"figure.{kind}"])
        if kind in ("more", "shared"):
            head.append(
                f"{labels[f'figure.{kind}']}: {labels['figure.low']}–{labels['figure.high']}"
            )
    return Caption(
        title=labels["figure.icon-array.title"],
        alternative=_tell_arrays(arrays, labels),
        foot=foot,
        head=head,
        rows=[_array_cells(array, labels) for array in arrays],
    )


def _array_cells(array: IconArray, labels: Labels) -> list[str]:
    counts = (
        array.more,
        _span(array.more_band),
        array.no_more,
        array.shared,
        _span(array.shared_band),
        array.unknown,
        array.not_shared,
    )
    return [labels[f"action.{array.action}"], *map(str, counts)]


def _span(band: Band) -> str:
    return f"{round(band.low)}–{round(band.high)}"


def _tell_arrays(arrays: Sequence[IconArray], labels: Labels) -> str:
    """Describe all arrays, with one sentence about sharing only while it is the same for all."""
    demands = " ".join(
        labels["figure.icon-array.alternative.more"].format(
            action=labels[f"action.{array.action}"],
            count=array.more,
            low=round(array.more_band.low),
            high=round(array.more_band.high),
        )
        for array in arrays
    )
    values = {
        "actions": list_actions([array.action for array in arrays], labels),
        "demands": demands,
    }
    first = arrays[0]
    if _share_alike(arrays):
        counts = (first.shared, first.unknown, first.not_shared)
        values.update(zip(("shared", "unknown", "not_shared"), map(str, counts), strict=True))
        return labels["figure.icon-array.alternative"].format(**values)
    pictures = " ".join(
        labels["figure.icon-array.alternative.shared"].format(
            action=labels[f"action.{array.action}"], count=array.shared, unknown=array.unknown
        )
        for array in arrays
    )
    return labels["figure.icon-array.alternative.picture"].format(pictures=pictures, **values)


def _share_alike(arrays: Sequence[IconArray]) -> bool:
    return len({(array.shared, array.unknown) for array in arrays}) == 1


def describe_money(
    rows: Sequence[MoneyRow], results: Results, labels: Labels, language: str
) -> Caption:
    """How much people pay, and how uncertain the average is."""
    show = show_money(results, language)
    columns = ("tenth", "median", "most", "mean", "low", "high")
    return Caption(
        title=labels["figure.money.title"],
        alternative=_tell_money(rows, show, labels),
        foot=[
            labels["figure.money.foot"],
            describe_confidence(results.confidence("money"), labels),
        ],
        head=[
            labels["figure.action"],
            *(labels[f"figure.money.column.{name}"] for name in columns),
        ],
        rows=[
            [
                labels[f"action.{row.action}"],
                *map(show, (row.tenth, row.median, row.ninetieth, row.mean)),
                *map(show, (row.band.low, row.band.high)),
            ]
            for row in rows
        ],
    )


def _tell_money(rows: Sequence[MoneyRow], show: Callable[[float], str], labels: Labels) -> str:
    paying = [row for row in rows if row.mean > 0]
    people = " ".join(
        labels["figure.money.alternative.people"].format(
            action=labels[f"action.{row.action}"], median=show(row.median), most=show(row.ninetieth)
        )
        for row in paying
    )
    averages = " ".join(
        labels["figure.money.alternative.average"].format(
            action=labels[f"action.{row.action}"],
            mean=show(row.mean),
            low=show(row.band.low),
            high=show(row.band.high),
        )
        for row in paying
    )
    return labels["figure.money.alternative"].format(people=people, averages=averages)


def describe_demands(
    lines: Sequence[DemandLine], results: Results, labels: Labels, language: str
) -> Caption:
    """How many of 100 people get a demand on each day."""
    names = [list_actions(line.actions, labels) for line in lines]
    days = len(lines[0].middle)
    week = min(7, days)
    sentences = " ".join(
        labels["figure.demands.alternative.line"].format(
            actions=name,
            two=round(line.middle[1]),
            low=round(line.low[1]),
            high=round(line.high[1]),
            last=round(line.middle[week - 1]),
            day=week,
        )
        for name, line in zip(names, lines, strict=True)
    )
    return Caption(
        title=labels["figure.demands.title"],
        alternative=labels["figure.demands.alternative"].format(days=days, lines=sentences),
        foot=[
            labels["figure.demands.band"],
            describe_confidence(results.confidence("demands"), labels),
        ],
        head=[labels["figure.demands.day"], *names],
        rows=[
            [
                str(day + 1),
                *(
                    f"{line.middle[day]:.0f} ({line.low[day]:.0f}–{line.high[day]:.0f})"
                    for line in lines
                ),
            ]
            for day in range(days)
        ],
    )


def describe_tornado(tornado: Tornado, results: Results, labels: Labels, language: str) -> Caption:
    """Which numbers the difference in money depends on most."""
    show = show_money(results, language)
    ends = [(bar.key, show(bar.low), show(bar.high)) for bar in tornado.bars]
    alternative = labels["figure.tornado.alternative"].replace("{now}", show(tornado.now))
    foot = [labels["figure.tornado.foot"], describe_confidence(results.confidence("money"), labels)]
    title = labels["figure.tornado.title"]
    return _describe_bars(title, ends, alternative, foot, results, labels, language)


def describe_sharing(tornado: Tornado, results: Results, labels: Labels, language: str) -> Caption:
    """Which numbers the difference in sharing depends on most."""
    ends = [(bar.key, show_whole(bar.low), show_whole(bar.high)) for bar in tornado.bars]
    foot = [
        labels["figure.tornado.foot"],
        describe_confidence(results.confidence("shared"), labels),
    ]
    if all(low.startswith("−") != high.startswith("−") for _, low, high in ends):
        foot.insert(1, labels["figure.sharing.foot"])
    alternative = labels["figure.sharing.alternative"]
    title = labels["figure.sharing.title"]
    return _describe_bars(title, ends, alternative, foot, results, labels, language)


def _describe_bars(
    title: str,
    ends: Sequence[tuple[str, str, str]],
    alternative: str,
    foot: list[str],
    results: Results,
    labels: Labels,
    language: str,
) -> Caption:
    """The caption of a tornado, from the key of each bar and its two ends as text."""
    bars = " ".join(
        labels["figure.tornado.alternative.bar"].format(
            name=results.registry[key].names[language], low=low, high=high
        )
        for key, low, high in ends
    )
    return Caption(
        title=title,
        alternative=alternative.replace("{bars}", bars),
        foot=foot,
        head=[labels[f"figure.tornado.column.{column}"] for column in ("number", "low", "high")],
        rows=[
            [name_parameter(key, results, labels, language), low, high] for key, low, high in ends
        ],
    )


def name_share(share: Share, labels: Labels) -> str:
    """What those who are counted answered, in words."""
    return labels[f"figure.young.{share.key.replace('_', '-')}"]


def describe_young(
    shares: Sequence[Share], results: Results, labels: Labels, language: str
) -> Caption:
    """What boys in the United Kingdom did not know, in one survey."""
    first = shares[0]
    where = {"publisher": first.publisher, "year": first.year}
    bars = " ".join(
        labels["figure.young.alternative.bar"].format(
            words=name_share(share, labels), count=share.count
        )
        for share in shares
    )
    return Caption(
        title=labels["figure.young.title"],
        alternative=labels["figure.young.alternative"].format(bars=bars, **where),
        foot=[
            labels["figure.young.foot"],
            labels["figure.young.source"].format(**where),
            describe_confidence(first.confidence, labels),
        ],
        head=[labels["figure.young.column.words"], labels["figure.young.column.count"]],
        rows=[[name_share(share, labels), str(share.count)] for share in shares],
    )


def describe_break_even(
    curve: BreakEvenCurve, results: Results, labels: Labels, language: str
) -> Caption:
    """When paying would be worth it."""
    show = show_money(results, language)
    points = _pick_points(curve)
    alternative = labels["figure.break-even.alternative"].format(
        least=show(curve.least_harm),
        points=" ".join(
            labels["figure.break-even.alternative.point"].format(
                harm=show(harm), count=show_whole(100 * needed)
            )
            for harm, needed in points
        ),
        paid=round(100 * curve.paid),
        refused=round(100 * curve.refused),
        low=round(100 * curve.paid_band.low),
        high=round(100 * curve.paid_band.high),
    )
    return Caption(
        title=labels["figure.break-even.title"],
        alternative=alternative,
        foot=[
            labels["figure.break-even.foot"],
            describe_confidence(results.confidence("shared"), labels),
        ],
        head=[labels[f"figure.break-even.column.{name}"] for name in ("harm", "needed")],
        rows=[[show(harm), show_whole(100 * needed)] for harm, needed in points],
    )


def _pick_points(curve: BreakEvenCurve) -> list[tuple[float, float]]:
    """At most six points of the curve, each at twice the harm of the one before or more."""
    picked: list[tuple[float, float]] = []
    for harm, needed in zip(curve.harms, curve.needed, strict=True):
        if not picked or harm >= 2 * picked[-1][0]:
            picked.append((harm, needed))
    return picked[:6]
