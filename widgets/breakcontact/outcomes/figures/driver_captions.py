"""In words: what drives the answer, and when paying would be worth it."""

from __future__ import annotations

from collections.abc import Sequence

from breakcontact.outcomes.figures.caption import (
    Caption,
    Labels,
    name_driver,
    show_money,
    show_whole,
    tell_confidence,
)
from breakcontact.outcomes.figures.data import BreakEvenCurve, find_curve, find_drivers
from breakcontact.outcomes.model.results import Answers
from breakcontact.vocabulary import PAY


def describe_drivers(answers: Answers, labels: Labels, language: str) -> Caption:
    """What the money depends on."""
    show = show_money(answers, language)
    now = answers.outcomes[PAY].values["money"].mean
    ends = [(bar.key, show(bar.low), show(bar.high)) for bar in find_drivers(answers, "money")]
    told = labels["figure.drivers.alternative"]
    return _describe_bars(
        "drivers", ends, told.replace("{now}", show(now)), answers, labels, language
    )


def describe_sharing(answers: Answers, labels: Labels, language: str) -> Caption:
    """What the difference in sharing depends on."""
    ends = [
        (bar.key, show_whole(100 * bar.low), show_whole(100 * bar.high))
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


def describe_break_even(answers: Answers, labels: Labels, language: str) -> Caption:
    """When paying would be worth it."""
    show = show_money(answers, language)
    curve = find_curve(answers)
    points = _pick_points(curve)
    told = labels["figure.break-even.alternative"].format(
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
        alternative=told,
        foot=[
            labels["figure.break-even.foot"],
            tell_confidence(answers.confidence("shared"), labels),
        ],
        head=[labels[f"figure.break-even.column.{name}"] for name in ("harm", "needed")],
        rows=[[show(harm), show_whole(100 * needed)] for harm, needed in points],
    )


def _pick_points(curve: BreakEvenCurve) -> list[tuple[float, float]]:
    """A few points of the line, each at a harm about twice that of the one before."""
    picked: list[tuple[float, float]] = []
    for harm, needed in zip(curve.harms, curve.needed, strict=True):
        if not picked or harm >= 2 * picked[-1][0]:
            picked.append((harm, needed))
    return picked[:6]
