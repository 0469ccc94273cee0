"""Every figure in words: its text alternative, how sure it is, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.figures.caption import (
    Caption,
    Labels,
    list_actions,
    show_money,
    tell_confidence,
)
from breakcontact.outcomes.figures.data import FieldRow, find_demand_lines, find_field, find_money
from breakcontact.outcomes.figures.driver_captions import (
    describe_break_even,
    describe_drivers,
    describe_sharing,
)
from breakcontact.outcomes.model.results import Answers
from breakcontact.outcomes.model.uncertainty import Band


def describe(name: str, answers: Answers, labels: Labels, language: str) -> Caption:
    """The caption of a figure.

    Raises:
        OutcomeError: If there is no such figure.
    """
    if name not in _DESCRIBERS:
        raise OutcomeError(f"There is no figure '{name}'. There are: {', '.join(_DESCRIBERS)}.")
    return _DESCRIBERS[name](answers, labels, language)


def _describe_fields(answers: Answers, labels: Labels, language: str) -> Caption:
    rows = [find_field(answers, action) for action in answers.actions]
    foot = [labels["figure.fields.band"], tell_confidence(answers.confidence("shared"), labels)]
    if len(rows) > 1 and _share_alike(rows):
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
    show = show_money(answers, language)
    rows = [find_money(answers, action) for action in answers.actions]
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


_DESCRIBERS: Final[Mapping[str, Callable[[Answers, Labels, str], Caption]]] = {
    "fields": _describe_fields,
    "money": _describe_money,
    "demands": _describe_demands,
    "drivers": describe_drivers,
    "sharing": describe_sharing,
    "break-even": describe_break_even,
}
