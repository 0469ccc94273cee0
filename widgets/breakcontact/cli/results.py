"""Results of a simulation as a table, as JSON and as CSV, each with its confidence."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from breakcontact.i18n.format import render_decimal, render_money, render_percent
from breakcontact.outcomes.model.quantities import AMOUNTS
from breakcontact.vocabulary import STORY_AUDIENCES

_NOTES = (
    "exact: by linear algebra. sampled: the lives drawn, and how far off they may be.",
    "by chance: how much cases differ (standard deviation). if we are wrong: where the mean lies",
    "when our numbers are drawn from their ranges (nine draws of ten); chance is not in it.",
    "No study tells sharing apart by what people did: our own numbers make it alike for all.",
)
_MONEY_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One result.

    Attributes:
        quantity: Its name in the model.
        exact: The exact mean.
        sampled: The mean of the simulated cases.
        error: The standard error of that mean.
        spread: The standard deviation between cases.
        low: The lower end of the band from uncertain parameters.
        high: Its upper end.
        confidence: How well the result is known.
    """

    quantity: str
    exact: float
    sampled: float
    error: float
    spread: float
    low: float
    high: float
    confidence: str


def render_json(
    rows: Sequence[Row], about: Mapping[str, Any], lives: Sequence[Sequence[str]]
) -> str:
    """All results as JSON; simulated cases as lists of sentences."""
    results = {row.quantity: asdict(row) for row in rows}
    extra = {"told": lives} if lives else {}
    return json.dumps({**about, "results": results, **extra}, ensure_ascii=False, indent=2)


def render_csv(rows: Sequence[Row], about: Mapping[str, Any]) -> str:
    """All results as CSV, one per line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["action", "currency", *(field.name for field in fields(Row))])
    for row in rows:
        writer.writerow([about["action"], about["currency"], *asdict(row).values()])
    return text.getvalue()


def render_table(
    rows: Sequence[Row],
    about: Mapping[str, Any],
    lives: Sequence[Sequence[str]],
    labels: Mapping[str, str],
    language: str,
) -> str:
    """All results as a table for people, with explanations and some simulated cases."""
    head = ["", "exact", "sampled", "by chance", "if we are wrong", "confidence"]
    cells = [head, *(_tell(row, about["currency"], labels, language) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    table = [
        "  ".join(
            cell.ljust(width) if column in (0, len(head) - 1) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    ]
    title = (
        f"{labels['action.' + about['action']]} ({about['country']}, {about['audience']}), "
        f"{about['lives']:,} lives, seed {about['seed']}"
    )
    changed = [f"Set by you: {key} = {value:g}" for key, value in about["set"].items()]
    extra = [
        "\n".join([f"\n{number}.", *(f"  {sentence}" for sentence in sentences)])
        for number, sentences in enumerate(lives, 1)
    ]
    is_for_others = about["audience"] != STORY_AUDIENCES[0]
    whom = [labels["outcome.about-adults"]] if is_for_others else []
    return "\n".join([title, *whom, *changed, "", *table, "", *_NOTES, *extra])


def _tell(row: Row, currency: str, labels: Mapping[str, str], language: str) -> list[str]:
    def show(value: float) -> str:
        if row.quantity == "money":
            return render_money(value, currency, language, digits=_MONEY_DIGITS)
        if row.quantity in AMOUNTS:
            return render_decimal(value, 2, language)
        return render_percent(value, language, places=1)

    is_amount = row.quantity in AMOUNTS
    return [
        labels[f"outcome.{row.quantity}"],
        show(row.exact),
        f"{show(row.sampled)} ± {show(row.error)}",
        show(row.spread) if is_amount else "",
        f"{show(row.low)} – {show(row.high)}",
        labels[f"outcome.confidence.{row.confidence.replace(' ', '-')}"],
    ]
