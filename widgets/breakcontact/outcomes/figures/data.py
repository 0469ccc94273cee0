"""The data of each figure: what it shows, as numbers, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.model.actions import check_action
from breakcontact.outcomes.model.chain import Array, Columns, as_columns, build_chain, solve
from breakcontact.outcomes.model.exact import Outcome
from breakcontact.outcomes.model.results import Results
from breakcontact.outcomes.model.uncertainty import Band, Bar, find_bars, find_means
from breakcontact.outcomes.registry import Registry
from breakcontact.vocabulary import BLOCK_AND_REPORT, PAY

DAYS = 10
"""Days that the figure of demands over time shows."""

# From no risk after a payment to a hundredfold risk; the steps are smallest around 1.
_RATIOS = np.concatenate(
    [[0.0], np.geomspace(1e-3, 0.5, 30), 1 - np.geomspace(0.4, 1e-3, 30), np.geomspace(1, 100, 30)]
)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of 100 young people answered in one way.

    Attributes:
        key: The figure of the registry.
        count: How many of 100.
        year: When they were asked, or when it was published.
        publisher: Who published it.
        confidence: How well it is known.
    """

    key: str
    count: int
    year: str
    publisher: str
    confidence: str


YOUNG = ("not_understood_nca", "no_warning_nca", "cannot_report_nca")
"""Figures of the registry that the figure about young people shows; all are of one source."""


def find_young_shares(results: Results) -> list[Share]:
    """What boys in the United Kingdom did not know, of 100; no model is behind it."""
    return list_young_shares(results.registry)


def list_young_shares(registry: Registry) -> list[Share]:
    """The same from the registry alone."""
    shares = []
    for key in YOUNG:
        figure = registry.figures[key]
        assert figure.young is not None, "the registry says who it is about"
        publisher = registry.sources[figure.source].publisher
        count = round(100 * figure.value)
        shares.append(Share(key, count, figure.young.year, publisher, figure.young.confidence))
    return shares


@dataclass(frozen=True, slots=True)
class IconArray:
    """What becomes of 100 people who all act in the same way, in whole numbers.

    Attributes:
        action: How they respond to the demand.
        more: How many get more demands.
        more_band: The range for that number.
        shared: How many know that the picture was shared.
        shared_band: The range for that number.
        unknown: How many never find out.
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
        """How many know that the picture was not shared."""
        return 100 - self.shared - self.unknown


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """What people pay in total if they all act in the same way.

    Attributes:
        action: How they respond to the demand.
        tenth: One person in ten pays less than this.
        median: Half of them pay less than this.
        ninetieth: One person in ten pays more than this.
        mean: What they pay on average.
        band: The range for that average.
    """

    action: str
    tenth: float
    median: float
    ninetieth: float
    mean: float
    band: Band


@dataclass(frozen=True, slots=True)
class DemandLine:
    """How many of 100 people get a demand on each day, for all actions with the same answer.

    Attributes:
        actions: How they respond to the demand.
        middle: One number for each day, with the values of the registry.
        low: The lower end of its range.
        high: The upper end of its range.
    """

    actions: tuple[str, ...]
    middle: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class BreakEvenCurve:
    """How rare sharing after paying would have to be, depending on how bad sharing would be.

    Attributes:
        harms: What it would be worth, in money, that the picture is not shared.
        needed: The chance of sharing after paying at which both choices cost the same.
        refused: The chance of sharing without paying.
        paid: The chance of sharing after paying, with the values of the registry.
        paid_band: The range for that chance.
        cost: What is paid on average, with the values of the registry.
        least_harm: Below this harm, paying costs more than it could save.
    """

    harms: tuple[float, ...]
    needed: tuple[float, ...]
    refused: float
    paid: float
    paid_band: Band
    cost: float
    least_harm: float


@dataclass(frozen=True, slots=True)
class Tornado:
    """How far each uncertain number moves the difference between two actions.

    Attributes:
        bars: One bar for each number, the widest first.
        now: The result with the values of the registry.
    """

    bars: Sequence[Bar]
    now: float


def find_icon_arrays(results: Results) -> list[IconArray]:
    """One icon array for each action that is shown."""
    return [find_icon_array(results, action) for action in results.actions]


def find_icon_array(results: Results, action: str) -> IconArray:
    """What becomes of 100 people who respond with this action."""
    outcome, bands = results.outcomes[action], results.bands[action]
    shared, unknown, _ = share_out(count_picture(outcome))
    return IconArray(
        action=action,
        more=round(100 * outcome.demands.at_least(2)),
        more_band=_band(100 * find_more_demands(action, results.columns)),
        shared=shared,
        shared_band=_scale(bands["shared"], 100),
        unknown=unknown,
    )


def count_picture(outcome: Outcome) -> tuple[float, float, float]:
    """The chances that the picture was shared, that nobody knows, and that it was not shared."""
    shared, unsure = outcome.values["shared"].mean, outcome.values["unsure"].mean
    return shared, unsure, 1 - shared - unsure


def share_out(chances: Iterable[float]) -> list[int]:
    """Turn chances into whole numbers of people that add up to 100; largest remainders go up."""
    exact = [100 * chance for chance in chances]
    people = [int(each) for each in exact]
    rests = sorted(range(len(exact)), key=lambda index: people[index] - exact[index])
    for index in rests[: 100 - sum(people)]:
        people[index] += 1
    return people


def find_more_demands(action: str, columns: Columns) -> Array:
    """The chance of another demand after the first one."""
    chain = build_chain(check_action(action), columns)
    layout = chain.layout
    none = 1 - layout.demand
    ends = chain.ends
    quiet = solve(layout.eye - chain.matrix(none), chain.by_state(none * ends))
    chance: Array = 1 - chain.by_state(ends + chain.stays * chain.ahead(quiet))[..., 0]
    return chance


def find_money_rows(results: Results) -> list[MoneyRow]:
    """One row for each action that is shown."""
    return [find_money(results, action) for action in results.actions]


def find_money(results: Results, action: str) -> MoneyRow:
    """What people who respond with this action pay in total."""
    outcome = results.outcomes[action]
    tenth, median, ninetieth = (outcome.money.quantile(part) for part in (0.1, 0.5, 0.9))
    band = results.bands[action]["money"]
    return MoneyRow(action, tenth, median, ninetieth, outcome.values["money"].mean, band)


def find_demand_lines(results: Results, days: int = DAYS) -> list[DemandLine]:
    """Demands day by day; actions with the same answer share a line."""
    now = as_columns(results.parameters)
    lines: list[DemandLine] = []
    for action in results.actions:
        middle = 100 * find_demands_by_day(action, now, days)
        drawn = 100 * find_demands_by_day(action, results.columns, days)
        low, high = np.quantile(drawn, [0.05, 0.95], axis=0)
        line = DemandLine((action,), *(tuple(each.tolist()) for each in (middle, low, high)))
        _join(lines, line)
    return lines


def find_demands_by_day(action: str, columns: Columns, days: int) -> Array:
    """The chance of a demand on each day (..., days); day 0 is the day of the first demand."""
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


def find_money_tornado(results: Results) -> Tornado:
    """How far each number moves the money lost by paying instead of blocking and reporting."""
    now = results.outcomes[PAY].values["money"].mean
    return Tornado(find_bars_of_difference(results, "money"), now)


def find_sharing_tornado(results: Results) -> Tornado:
    """The same for sharing, in people out of 100; bars narrower than two people are left out."""
    bars = [bar for bar in find_bars_of_difference(results, "shared") if bar.width > 0.02]
    return Tornado([Bar(bar.key, 100 * bar.low, 100 * bar.high) for bar in bars], 0.0)


def find_bars_of_difference(results: Results, quantity: str) -> list[Bar]:
    """How far each number moves the difference between paying and blocking and reporting."""
    return find_bars(
        quantity,
        results.registry,
        results.parameters,
        PAY,
        BLOCK_AND_REPORT,
        results.country,
        results.audience,
    )


def find_curve(results: Results, against: str = BLOCK_AND_REPORT) -> BreakEvenCurve:
    """For each amount of harm, how rare sharing after paying would have to be to make it worth it.

    The danger after a payment varies from none to just as large. Each step gives a chance of
    sharing and what is paid, and so the harm at which both choices cost the same.
    """
    refused = results.outcomes[against].values["shared"].mean
    columns = {
        name: np.full(len(_RATIOS), float(value))
        for name, value in as_columns(results.parameters).items()
    }
    means = find_means({**columns, "sharing_ratio_paid": _RATIOS}, [PAY])[PAY]
    less = means["shared"] < refused - 1e-6
    harms = means["money"][less] / (refused - means["shared"][less])
    return BreakEvenCurve(
        harms=tuple(harms.tolist()),
        needed=tuple(means["shared"][less].tolist()),
        refused=refused,
        paid=results.outcomes[PAY].values["shared"].mean,
        paid_band=results.bands[PAY]["shared"],
        cost=results.outcomes[PAY].values["money"].mean,
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
