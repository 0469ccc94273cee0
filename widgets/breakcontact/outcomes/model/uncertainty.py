"""Uncertainty about the parameters, kept apart from chance.

Chance is how people differ when all parameters are known. A band is the range of a mean when the
parameters are drawn from their ranges: another study could change it for everyone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from breakcontact.i18n.countries import COUNTRIES
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.actions import check_action
from breakcontact.outcomes.model.case import Case, find_case
from breakcontact.outcomes.model.chain import Array, Columns
from breakcontact.outcomes.model.exact import find_moments
from breakcontact.outcomes.model.quantities import QUANTITIES
from breakcontact.outcomes.registry import Number, Registry
from breakcontact.outcomes.registry.parameters import LIMITS, Parameters, check_value
from breakcontact.vocabulary import ACTIONS, BLOCK, CLOSING, CONFIDENCES, STORY_AUDIENCES

BY_DEFINITION = "by definition"
"""The confidence of a result that no parameter can change, such as what non-payers pay."""

MOST_DRAWS = 100_000
_CHUNK = 1_000
_NINE_TENTHS = 2 * 1.6448536269514722  # width of the middle nine tenths of a normal distribution
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Band:
    """The distribution of the mean of a quantity when parameters are drawn from their ranges.

    Attributes:
        low: The 5th percentile.
        middle: The median.
        high: The 95th percentile.
    """

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Bar:
    """How one parameter changes a result while all others stay fixed.

    Attributes:
        key: The key of its number in the registry.
        low: The result with the lowest plausible value.
        high: The result with the highest plausible value.
    """

    key: str
    low: float
    high: float

    @property
    def width(self) -> float:
        """How far apart the two results are."""
        return abs(self.high - self.low)


def draw_columns(
    registry: Registry,
    draws: int,
    rng: np.random.Generator,
    country: str = COUNTRIES[0],
    audience: str = STORY_AUDIENCES[0],
    fixed: Mapping[str, float] | None = None,
) -> Columns:
    """Draw every parameter from its range.

    Args:
        registry: The registry with the ranges.
        draws: How many sets of parameters to draw.
        rng: The random number generator.
        country: The country whose first demands are used.
        audience: Whose first demands are used: a story audience.
        fixed: Parameters that are not drawn, by name.

    Raises:
        OutcomeError: If ``draws`` or a fixed value is outside its limits.
    """
    if not 1 <= draws <= MOST_DRAWS:
        raise OutcomeError(f"The number of draws is from 1 to {MOST_DRAWS:,}, not {draws:,}.")
    set_to = dict(fixed or {})
    keys = registry.keys_for(country, audience)
    columns = {}
    for name, key in keys.items():
        # Drawn even if it is fixed, so that fixing one parameter does not change the others.
        drawn = draw_number(registry[key], draws, rng)
        columns[name] = np.round(drawn) if LIMITS[name].whole else drawn
    for name, value in set_to.items():
        columns[name] = np.full(draws, check_value(name, value))
    return columns


def draw_number(number: Number, draws: int, rng: np.random.Generator) -> Array:
    """Draw one number from its range.

    A beta distribution has its mode at the value. A log-normal distribution has its median at the
    value and 90 % of its mass in the range; draws outside the range are repeated.
    """
    low, value, high = number.low, number.value, number.high
    if number.distribution == "point" or low == high:
        return np.full(draws, float(value))
    if number.distribution == "uniform":
        return rng.uniform(low, high, draws)
    if number.distribution == "triangular":
        return rng.triangular(low, value, high, draws)
    if number.distribution == "beta":
        peak = (value - low) / (high - low)
        return low + (high - low) * rng.beta(1 + 4 * peak, 5 - 4 * peak, draws)
    spread = math.log(high / low) / _NINE_TENTHS
    drawn = value * np.exp(spread * rng.standard_normal(draws))
    while (outside := (drawn < low) | (drawn > high)).any():
        again = value * np.exp(spread * rng.standard_normal(np.count_nonzero(outside)))
        drawn[outside] = again
    return drawn


def find_means(columns: Columns, actions: Iterable[str] = ACTIONS) -> dict[str, dict[str, Array]]:
    """The exact means of every quantity for each draw, by action and name."""
    cases: dict[str, Case] = {}
    means = {}
    for action in actions:
        kind = BLOCK if check_action(action) in CLOSING else action
        if kind not in cases:
            cases[kind] = find_case(kind, columns)
        found = find_moments(action, columns, cases[kind])
        draws = len(columns["stays_refused"])
        means[action] = {name: np.broadcast_to(found[name][0], draws) for name in QUANTITIES}
    return means


def find_bands(
    registry: Registry,
    draws: int,
    rng: np.random.Generator,
    actions: Iterable[str] = ACTIONS,
    country: str = COUNTRIES[0],
    audience: str = STORY_AUDIENCES[0],
    fixed: Mapping[str, float] | None = None,
) -> dict[str, dict[str, Band]]:
    """The band of every quantity, by action and name; all actions use the same draws.

    Raises:
        OutcomeError: In the same cases as :func:`draw_columns`.
    """
    columns = draw_columns(registry, draws, rng, country, audience, fixed)
    return {
        action: make_bands(found) for action, found in _find_all(columns, tuple(actions)).items()
    }


def make_bands(columns: Mapping[str, Array]) -> dict[str, Band]:
    """The band of each column of draws."""
    edges = np.quantile(np.stack(list(columns.values())), [0.05, 0.5, 0.95], axis=1).T
    return {name: Band(*row) for name, row in zip(columns, edges.tolist(), strict=True)}


def find_bars(
    quantity: str,
    registry: Registry,
    parameters: Parameters,
    action: str,
    against: str | None = None,
    country: str = COUNTRIES[0],
    audience: str = STORY_AUDIENCES[0],
) -> list[Bar]:
    """One bar for each parameter that changes a result, the widest first.

    Args:
        quantity: The result, one of :data:`~breakcontact.outcomes.model.quantities.QUANTITIES`.
        registry: The registry with the ranges.
        parameters: The values of all other parameters.
        action: The action whose result it is.
        against: If given, the result is the difference from this other action.
        country: The country whose first demands are used.
        audience: Whose first demands are used: a story audience.
    """
    if quantity not in QUANTITIES:
        known = ", ".join(QUANTITIES)
        raise OutcomeError(f"There is no quantity '{quantity}'. There are: {known}.")
    keys = registry.keys_for(country, audience)
    columns = _spread_out(registry, parameters, keys)
    actions = [action] if against is None else [action, against]
    means = find_means(columns, actions)
    result = means[action][quantity] - (0.0 if against is None else means[against][quantity])
    bars = [
        Bar(key, float(result[2 * index]), float(result[2 * index + 1]))
        for index, key in enumerate(keys.values())
    ]
    moving = [bar for bar in bars if bar.width > _SAME * max(1.0, abs(bar.low))]
    return sorted(moving, key=lambda bar: -bar.width)


def find_confidences(registry: Registry) -> dict[str, dict[str, str]]:
    """The confidence of each result: the lowest among the parameters that can change it.

    Returns:
        By action and quantity, one of the registry's confidences, or :data:`BY_DEFINITION` if no
        parameter can change the result.
    """
    keys = registry.keys_for()
    means = find_means(_spread_out(registry, registry.parameters(), keys))
    levels = [CONFIDENCES.index(registry[key].confidence) for key in keys.values()]
    return {
        action: {name: _weakest(column, levels) for name, column in found.items()}
        for action, found in means.items()
    }


def _weakest(results: Array, levels: list[int]) -> str:
    low, high = results[0::2], results[1::2]
    moved = np.abs(high - low) > _SAME * np.maximum(1.0, np.abs(low))
    known = [level for level, moves in zip(levels, moved, strict=True) if moves]
    return CONFIDENCES[max(known)] if known else BY_DEFINITION


def _find_all(columns: Columns, actions: tuple[str, ...]) -> dict[str, dict[str, Array]]:
    """:func:`find_means` for any number of draws, in chunks that bound the memory needed."""
    draws = len(columns["stays_refused"])
    parts = [
        find_means({name: column[i : i + _CHUNK] for name, column in columns.items()}, actions)
        for i in range(0, draws, _CHUNK)
    ]
    return {
        action: {
            name: np.concatenate([part[action][name] for part in parts]) for name in QUANTITIES
        }
        for action in actions
    }


def _spread_out(registry: Registry, parameters: Parameters, keys: Mapping[str, str]) -> Columns:
    """Two rows for each parameter, with its lowest and highest value; all others unchanged."""
    rows = 2 * len(keys)
    columns = {}
    for index, (name, key) in enumerate(keys.items()):
        column = np.full(rows, float(getattr(parameters, name)))
        column[2 * index : 2 * index + 2] = registry[key].low, registry[key].high
        columns[name] = column
    return columns
