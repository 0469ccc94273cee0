"""Every figure in words: its text alternative, how sure it is, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from breakcontact.outcomes.actions import ACTIONS, PAY
from breakcontact.outcomes.answers import Answers
from breakcontact.outcomes.canvas import wrap
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.rows import (
    BreakEvenCurve,
    FieldRow,
    find_curve,
    find_demand_lines,
    find_drivers,
    find_field,
    find_money,
)
from breakcontact.outcomes.uncertainty import Band
from breakcontact.outcomes.wording import render_money, render_number

Labels = Mapping[str, str]
Table = list[list[str]]


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands beside a figure.

    Attributes:
        title: What it asks.
        alternative: All that it shows, for those who do not see it.
        foot: What its marks mean, and how sure it is.
        head: The heads of the table's columns.
        rows: The numbers, one row after the other.
    """

    title: str
    alternative: str
    foot: list[str]
    head: list[str]
    rows: Table


def describe(name: str, answers: Answers, labels: Labels, language: str) -> Caption:
    """The caption of a figure.

    Raises:
        OutcomeError: If there is no such figure.
    """
    if name not in _DESCRIBERS:
        raise OutcomeError(f"There is no figure '{name}'. There are: {', '.join(_DESCRIBERS)}.")
    return _DESCRIBERS[name](answers, labels, language)


def list_actions(actions: Sequence[str], labels: Labels) -> str:
    """Actions by name, in a row: a; b; c."""
    names = [labels[f"action.{action}"] for action in actions]
    return "; ".join([*names[:1], *(name[0].lower() + name[1:] for name in names[1:])])


def name_driver(
    key: str, answers: Answers, labels: Labels, language: str, width: int | None = None
) -> str:
    """A number's name with its range, in lines of some width."""
    number = answers.registry[key]
    ends = {
        end: render_number(getattr(number, end), number.unit, language) for end in ("low", "high")
    }
    span = labels["figure.drivers.range"].format(**ends)
    name = number.names[language]
    return f"{name}: {span}" if width is None else f"{wrap(name, width)}\n{span}"


def tell_confidence(confidence: str, labels: Labels) -> str:
    """How sure something is, as a sentence."""
    words = labels[f"confidence.{confidence.replace(' ', '-')}"]
    return labels["figure.confidence"].format(confidence=words)


def _describe_fields(answers: Answers, labels: Labels, language: str) -> Caption:
    rows = [find_field(answers, action) for action in ACTIONS]
    foot = [labels["figure.fields.band"], tell_confidence(answers.confidence("shared"), labels)]
    if _share_alike(rows):
        foot.insert(0, labels["figure.fields.same"])
    kinds = ("more", "no-more", "shared", "unknown", "not-shared")
    head = [labels["figure.action"]]
    for kind in kinds:
        head.append(labels[f"figure.{kind}"])
        if kind in ("more", "shared"):
            head.append(
                f"{labels[f'figure.{kind}']}: {labels['figure.low']}–{labels['figure.high']}"
            )
    return Caption(
        title=labels["figure.fields.title"],
        alternative=_tell_fields(rows, labels),
        foot=foot,
        head=head,
        rows=[_field_row(row, labels) for row in rows],
    )


def _field_row(row: FieldRow, labels: Labels) -> list[str]:
    counts = (row.more, _span(row.more_band), row.no_more, row.shared, _span(row.shared_band))
    return [labels[f"action.{row.action}"], *map(str, (*counts, row.unknown, row.not_shared))]


def _span(band: Band) -> str:
    return f"{round(band.low)}–{round(band.high)}"


def _tell_fields(rows: Sequence[FieldRow], labels: Labels) -> str:
    """In words; that all are alike in sharing is said only while they are."""
    demands = " ".join(
        labels["figure.fields.alternative.more"].format(
            action=labels[f"action.{row.action}"],
            count=row.more,
            low=round(row.more_band.low),
            high=round(row.more_band.high),
        )
        for row in rows
    )
    told = {"actions": list_actions([row.action for row in rows], labels), "demands": demands}
    first = rows[0]
    if _share_alike(rows):
        counts = (first.shared, first.unknown, first.not_shared)
        told.update(zip(("shared", "unknown", "not_shared"), map(str, counts), strict=True))
        return labels["figure.fields.alternative"].format(**told)
    pictures = " ".join(
        labels["figure.fields.alternative.shared"].format(
            action=labels[f"action.{row.action}"], count=row.shared, unknown=row.unknown
        )
        for row in rows
    )
    return labels["figure.fields.alternative.picture"].format(pictures=pictures, **told)


def _share_alike(rows: Sequence[FieldRow]) -> bool:
    return len({(row.shared, row.unknown) for row in rows}) == 1


def _describe_money(answers: Answers, labels: Labels, language: str) -> Caption:
    show = _show(answers, language)
    rows = [find_money(answers, action) for action in ACTIONS]
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
    columns = ("tenth", "median", "most", "mean", "low", "high")
    return Caption(
        title=labels["figure.money.title"],
        alternative=labels["figure.money.alternative"].format(people=people, averages=averages),
        foot=[
            labels["figure.money.foot"],
            tell_confidence(answers.confidence("money"), labels),
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


def _describe_demands(answers: Answers, labels: Labels, language: str) -> Caption:
    lines = find_demand_lines(answers)
    names = [list_actions(line.actions, labels) for line in lines]
    days = len(lines[0].middle)
    week = min(7, days)
    told = " ".join(
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
        alternative=labels["figure.demands.alternative"].format(days=days, lines=told),
        foot=[
            labels["figure.demands.band"],
            tell_confidence(answers.confidence("demands"), labels),
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


def _describe_drivers(answers: Answers, labels: Labels, language: str) -> Caption:
    show = _show(answers, language)
    now = answers.outcomes[PAY].values["money"].mean
    ends = [(bar.key, show(bar.low), show(bar.high)) for bar in find_drivers(answers, "money")]
    told = labels["figure.drivers.alternative"]
    return _describe_bars(
        "drivers", ends, told.replace("{now}", show(now)), answers, labels, language
    )


def _describe_sharing(answers: Answers, labels: Labels, language: str) -> Caption:
    ends = [
        (bar.key, _whole(100 * bar.low), _whole(100 * bar.high))
        for bar in find_drivers(answers, "shared")
        if bar.width > 0.02
    ]
    told = labels["figure.sharing.alternative"]
    return _describe_bars("sharing", ends, told, answers, labels, language)


def _describe_bars(
    name: str,
    ends: Sequence[tuple[str, str, str]],
    told: str,
    answers: Answers,
    labels: Labels,
    language: str,
) -> Caption:
    names = [answers.registry[key].names[language] for key, _, _ in ends]
    bars = " ".join(
        labels["figure.drivers.alternative.bar"].format(name=name, low=low, high=high)
        for name, (_, low, high) in zip(names, ends, strict=True)
    )
    quantity = "money" if name == "drivers" else "shared"
    columns = ("number", "low", "high")
    foot = [labels["figure.drivers.foot"], tell_confidence(answers.confidence(quantity), labels)]
    if name == "sharing" and all(
        low.startswith("−") != high.startswith("−") for _, low, high in ends
    ):
        foot.insert(1, labels["figure.sharing.foot"])
    return Caption(
        title=labels[f"figure.{name}.title"],
        alternative=told.replace("{bars}", bars),
        foot=foot,
        head=[labels[f"figure.drivers.column.{column}"] for column in columns],
        rows=[[name_driver(key, answers, labels, language), low, high] for key, low, high in ends],
    )


def _describe_break_even(answers: Answers, labels: Labels, language: str) -> Caption:
    show = _show(answers, language)
    curve = find_curve(answers)
    points = _pick_points(curve)
    told = labels["figure.break-even.alternative"].format(
        least=show(curve.least_harm),
        points=" ".join(
            labels["figure.break-even.alternative.point"].format(
                harm=show(harm), count=_whole(100 * needed)
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
        alternative=told,
        foot=[
            labels["figure.break-even.foot"],
            tell_confidence(answers.confidence("shared"), labels),
        ],
        head=[labels[f"figure.break-even.column.{name}"] for name in ("harm", "needed")],
        rows=[[show(harm), _whole(100 * needed)] for harm, needed in points],
    )


def _pick_points(curve: BreakEvenCurve) -> list[tuple[float, float]]:
    """A few points of the line, each at a harm about twice that of the one before."""
    picked: list[tuple[float, float]] = []
    for harm, needed in zip(curve.harms, curve.needed, strict=True):
        if not picked or harm >= 2 * picked[-1][0]:
            picked.append((harm, needed))
    return picked[:6]


def _show(answers: Answers, language: str) -> Callable[[float], str]:
    return lambda amount: render_money(amount, answers.currency, language)


def _whole(number: float) -> str:
    return f"{number:.0f}".replace("-", "−")


_DESCRIBERS: Final[Mapping[str, Callable[[Answers, Labels, str], Caption]]] = {
    "fields": _describe_fields,
    "money": _describe_money,
    "demands": _describe_demands,
    "drivers": _describe_drivers,
    "sharing": _describe_sharing,
    "break-even": _describe_break_even,
}
