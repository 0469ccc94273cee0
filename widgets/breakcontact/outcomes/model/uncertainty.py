"""How unsure we are: numbers drawn from their ranges give bands, shown apart from chance.

Chance is what differs from person to person when all numbers are certain. A band is what differs
because they are not: another study could move all of us together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.actions import check_action
from breakcontact.outcomes.model.case import Case, find_case
from breakcontact.outcomes.model.chain import Array, Columns
from breakcontact.outcomes.model.exact import find_moments
from breakcontact.outcomes.model.quantities import QUANTITIES
from breakcontact.outcomes.registry import Number, Registry
from breakcontact.outcomes.registry.parameters import LIMITS, Parameters, check_value
from breakcontact.vocabulary import ACTIONS, BLOCK, CLOSING, CONFIDENCES

BY_DEFINITION = "by definition"
"""The confidence of a result that no number can change, such as the money of who never pays."""

MOST_DRAWS = 100_000
_CHUNK = 1_000
_NINE_TENTHS = 2 * 1.6448536269514722  # width of the middle nine tenths of a normal distribution
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Band:
    """Where the mean of a quantity lies when the numbers are drawn from their ranges.

    Attributes:
        low: One draw in twenty gives less.
        middle: Half of them give less.
        high: One draw in twenty gives more.
    """

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Bar:
    """What one number does to a result while all others stay.

    Attributes:
        key: The number, by its key in the registry.
        low: The result with the least that seems possible.
        high: The result with the most that seems possible.
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
    country: str = "NO",
    audience: str = "adults",
    fixed: Mapping[str, float] | None = None,
) -> Columns:
    """Draw every number from its range.

    Args:
        registry: The ranges.
        draws: How many sets of numbers.
        rng: Where all chance comes from.
        country: Whose first demands.
        audience: Of adults or of teenagers.
        fixed: Numbers that are set and not drawn, by name.

    Raises:
        OutcomeError: If ``draws`` or a fixed number cannot be.
    """
    if not 1 <= draws <= MOST_DRAWS:
        raise OutcomeError(f"Draws are from 1 to {MOST_DRAWS:,}, not {draws:,}.")
    set_to = dict(fixed or {})
    keys = registry.keys_for(country, audience)
    columns = {}
    for name, key in keys.items():
        # Drawn even where it is fixed, so that setting one number leaves the others as they were.
        drawn = draw_number(registry[key], draws, rng)
        columns[name] = np.round(drawn) if LIMITS[name].whole else drawn
    for name, value in set_to.items():
        columns[name] = np.full(draws, check_value(name, value))
    return columns


def draw_number(number: Number, draws: int, rng: np.random.Generator) -> Array:
    """Draw one number from its range.

    A beta number peaks at its value. A log-normal one has its value in the middle and nine tenths
    of its spread inside the range; what falls outside is drawn again.
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
    country: str = "NO",
    audience: str = "adults",
    fixed: Mapping[str, float] | None = None,
) -> dict[str, dict[str, Band]]:
    """The band of every quantity, by action and name; the same draws serve all actions.

    Raises:
        OutcomeError: As :func:`draw_columns` does.
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
    country: str = "NO",
    audience: str = "adults",
) -> list[Bar]:
    """What drives a result: one bar for each number that can move it, the widest first.

    Args:
        quantity: The result, one of :data:`~breakcontact.outcomes.model.quantities.QUANTITIES`.
        registry: The ranges.
        parameters: What all other numbers are.
        action: For whom.
        against: If given, the result is the difference from this other action.
        country: Whose first demands.
        audience: Of adults or of teenagers.
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
    """How well each result is known: as well as the least known number that can move it.

    Returns:
        By action and quantity, one of the registry's confidences, or :data:`BY_DEFINITION` if no
        number can move the result.
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
    """:func:`find_means` for any number of draws, in memory that does not grow with them."""
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
    """Two rows for each number, with its least and its most, and all others as they are."""
    rows = 2 * len(keys)
    columns = {}
    for index, (name, key) in enumerate(keys.items()):
        column = np.full(rows, float(getattr(parameters, name)))
        column[2 * index : 2 * index + 2] = registry[key].low, registry[key].high
        columns[name] = column
    return columns
