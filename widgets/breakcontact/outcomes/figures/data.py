"""What the figures show, as numbers: the rows of each figure, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.model.actions import check_action
from breakcontact.outcomes.model.chain import Array, Columns, as_columns, build_chain, solve
from breakcontact.outcomes.model.exact import Outcome
from breakcontact.outcomes.model.results import Answers
from breakcontact.outcomes.model.uncertainty import Band, Bar, find_bars, find_means
from breakcontact.vocabulary import BLOCK_AND_REPORT, PAY

DAYS = 10
"""Days that the figure of demands over time shows."""

# From no danger after a payment to a hundredfold, closest together where they matter.
_RATIOS = np.concatenate(
    [[0.0], np.geomspace(1e-3, 0.5, 30), 1 - np.geomspace(0.4, 1e-3, 30), np.geomspace(1, 100, 30)]
)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """What becomes of 100 people who act alike; three whole numbers that add up to 100 each time.

    Attributes:
        action: How they meet the demand.
        more: How many get more demands.
        more_band: Where that could lie.
        shared: Of how many it is known that the picture was shared.
        shared_band: Where that could lie.
        unknown: How many never know.
    """

    action: str
    more: int
    more_band: Band
    shared: int
    shared_band: Band
    unknown: int

    @property
    def no_more(self) -> int:
        """How many get no more demands."""
        return 100 - self.more

    @property
    def not_shared(self) -> int:
        """Of how many it is known that the picture was not shared."""
        return 100 - self.shared - self.unknown


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """What is paid in all by those who act alike.

    Attributes:
        action: How they meet the demand.
        tenth: One person in ten pays less.
        median: Half of them pay less.
        ninetieth: One in ten pays more.
        mean: What they pay on average.
        band: Where that average could lie.
    """

    action: str
    tenth: float
    median: float
    ninetieth: float
    mean: float
    band: Band


@dataclass(frozen=True, slots=True)
class DemandLine:
    """How many of 100 people get a demand on each day, for actions that are alike in this.

    Attributes:
        actions: How they meet the demand.
        middle: One number for each day.
        low: Where it could lie, from here.
        high: Up to here.
    """

    actions: tuple[str, ...]
    middle: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class BreakEvenCurve:
    """For each weight of harm, how rare sharing after paying would have to be.

    Attributes:
        harms: What it would be worth, in money, that the picture is not shared.
        needed: The chance of sharing after paying at which both ways are worth the same.
        refused: The chance of sharing without paying.
        paid: The chance of sharing after paying, as we take it.
        paid_band: Where that could lie.
        cost: What is paid on average, as we take it.
        least_harm: Below it, paying costs more than it could save.
    """

    harms: tuple[float, ...]
    needed: tuple[float, ...]
    refused: float
    paid: float
    paid_band: Band
    cost: float
    least_harm: float


def find_field(answers: Answers, action: str) -> FieldRow:
    """What becomes of 100 people who act like this."""
    outcome, bands = answers.outcomes[action], answers.bands[action]
    shared, unknown, _ = share_out(count_picture(outcome))
    return FieldRow(
        action=action,
        more=round(100 * outcome.demands.at_least(2)),
        more_band=_band(100 * find_more_demands(action, answers.columns)),
        shared=shared,
        shared_band=_scale(bands["shared"], 100),
        unknown=unknown,
    )


def count_picture(outcome: Outcome) -> tuple[float, float, float]:
    """The chances that the picture was shared, that nobody knows, and that it was not."""
    shared, unsure = outcome.values["shared"].mean, outcome.values["unsure"].mean
    return shared, unsure, 1 - shared - unsure


def share_out(chances: Iterable[float]) -> list[int]:
    """Whole numbers of people out of 100 that add up; the largest rests are rounded up."""
    exact = [100 * chance for chance in chances]
    people = [int(each) for each in exact]
    rests = sorted(range(len(exact)), key=lambda index: people[index] - exact[index])
    for index in rests[: 100 - sum(people)]:
        people[index] += 1
    return people


def find_more_demands(action: str, columns: Columns) -> Array:
    """The chance of a demand after the first one."""
    chain = build_chain(check_action(action), columns)
    layout = chain.layout
    none = 1 - layout.demand
    ends = chain.ends
    quiet = solve(layout.eye - chain.matrix(none), chain.by_state(none * ends))
    chance: Array = 1 - chain.by_state(ends + chain.stays * chain.ahead(quiet))[..., 0]
    return chance


def find_money(answers: Answers, action: str) -> MoneyRow:
    """What is paid in all by those who act like this."""
    outcome = answers.outcomes[action]
    tenth, median, ninetieth = (outcome.money.quantile(part) for part in (0.1, 0.5, 0.9))
    band = answers.bands[action]["money"]
    return MoneyRow(action, tenth, median, ninetieth, outcome.values["money"].mean, band)


def find_demand_lines(answers: Answers, days: int = DAYS) -> list[DemandLine]:
    """Demands day by day; actions that are alike in this share a line."""
    now = as_columns(answers.parameters)
    lines: list[DemandLine] = []
    for action in answers.actions:
        middle = 100 * find_demands_by_day(action, now, days)
        drawn = 100 * find_demands_by_day(action, answers.columns, days)
        low, high = np.quantile(drawn, [0.05, 0.95], axis=0)
        line = DemandLine((action,), *(tuple(each.tolist()) for each in (middle, low, high)))
        _join(lines, line)
    return lines


def find_demands_by_day(action: str, columns: Columns, days: int) -> Array:
    """The chance of a demand on each day (..., days), the first being that of the first demand."""
    chain = build_chain(check_action(action), columns)
    table = chain.matrix(np.ones_like(chain.weight))
    brings = np.broadcast_to(chain.by_state(chain.layout.demand), table.shape[:-1])
    present = np.zeros(table.shape[:-1])
    present[..., 0] = 1.0
    chances = []
    for _ in range(days):
        chances.append((present * brings).sum(axis=-1))
        present = np.einsum("...s,...st->...t", present, table)
    return np.stack(chances, axis=-1)


def find_drivers(answers: Answers, quantity: str) -> list[Bar]:
    """What moves the difference between paying, and blocking and reporting."""
    return find_bars(
        quantity,
        answers.registry,
        answers.parameters,
        PAY,
        BLOCK_AND_REPORT,
        answers.country,
        answers.audience,
    )


def find_curve(answers: Answers, against: str = BLOCK_AND_REPORT) -> BreakEvenCurve:
    """For each weight of harm, how rare sharing after paying would have to be to make it worth it.

    The danger after a payment goes from none to just as large; each step gives a chance of sharing,
    what is paid meanwhile, and so the harm at which the two are worth the same.
    """
    refused = answers.outcomes[against].values["shared"].mean
    columns = {
        name: np.full(len(_RATIOS), float(value))
        for name, value in as_columns(answers.parameters).items()
    }
    means = find_means({**columns, "sharing_ratio_paid": _RATIOS}, [PAY])[PAY]
    less = means["shared"] < refused - 1e-6
    harms = means["money"][less] / (refused - means["shared"][less])
    return BreakEvenCurve(
        harms=tuple(harms.tolist()),
        needed=tuple(means["shared"][less].tolist()),
        refused=refused,
        paid=answers.outcomes[PAY].values["shared"].mean,
        paid_band=answers.bands[PAY]["shared"],
        cost=answers.outcomes[PAY].values["money"].mean,
        least_harm=float(harms[0]) if len(harms) else float("inf"),
    )


def _join(lines: list[DemandLine], line: DemandLine) -> None:
    for index, other in enumerate(lines):
        if np.allclose(other.middle, line.middle):
            lines[index] = DemandLine(
                actions=other.actions + line.actions,
                middle=other.middle,
                low=tuple(map(min, other.low, line.low)),
                high=tuple(map(max, other.high, line.high)),
            )
            return
    lines.append(line)


def _band(drawn: Array) -> Band:
    low, middle, high = np.quantile(drawn, [0.05, 0.5, 0.95]).tolist()
    return Band(low, middle, high)


def _scale(band: Band, factor: float) -> Band:
    return Band(band.low * factor, band.middle * factor, band.high * factor)
