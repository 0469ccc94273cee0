"""Monte Carlo estimates: any number of trajectories, in memory that does not grow with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.distributions import LONGEST
from breakcontact.outcomes.model.exact import Value
from breakcontact.outcomes.model.quantities import AMOUNTS, CHANCES, QUANTITIES
from breakcontact.outcomes.model.trajectories import Trajectories, check_drawable, draw_chunk
from breakcontact.outcomes.registry.parameters import Parameters

CHUNK = 10_000
"""Trajectories drawn at a time: many enough for numpy, few enough to stay in the cache."""

MOST_SAMPLED = 1_000_000_000
"""Trajectories in one sample; drawing them takes a few minutes."""

COUNTED = ("payments", "demands", "days")
"""Amounts that are counted in a histogram."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Estimates for one action from simulated trajectories.

    Attributes:
        action: How the demand is met.
        parameters: The parameters of the simulation.
        cases: How many trajectories were drawn.
        values: Mean and variance of each quantity.
        counts: For payments, demands and days, how many trajectories had 0, 1, 2, ... of them; the
            last entry also counts those that had more.
    """

    action: str
    parameters: Parameters
    cases: int
    values: Mapping[str, Value]
    counts: Mapping[str, tuple[int, ...]]

    def standard_error(self, quantity: str) -> float:
        """The standard error of a mean."""
        return math.sqrt(self.values[quantity].variance / self.cases)


def sample(
    action: str,
    parameters: Parameters,
    cases: int,
    rng: np.random.Generator,
    progress: Callable[[int], None] | None = None,
) -> Sample:
    """Draw trajectories and summarize them.

    A generator in the same state gives the same trajectories.

    Args:
        action: How the demand is met.
        parameters: The parameters of the simulation.
        cases: How many trajectories.
        rng: The random number generator.
        progress: Called after each chunk with the number drawn so far.

    Raises:
        OutcomeError: If there is no such action, if ``cases`` is out of range, or if cases would
            be too long to simulate.
    """
    if not 1 <= cases <= MOST_SAMPLED:
        raise OutcomeError(f"A sample has from 1 to {MOST_SAMPLED:,} cases, not {cases:,}.")
    check_drawable(action, parameters)
    sums = np.zeros(len(QUANTITIES))
    squares = np.zeros(len(AMOUNTS))
    counts = {name: np.zeros(LONGEST, dtype=np.int64) for name in COUNTED}
    for done in range(0, cases, CHUNK):
        chunk = draw_chunk(action, parameters, min(CHUNK, cases - done), rng)
        _add(chunk, sums, squares, counts)
        if progress:
            progress(done + len(chunk))
    return Sample(
        action=action,
        parameters=parameters,
        cases=cases,
        values=_values(sums / cases, squares / cases),
        counts={name: tuple(column.tolist()) for name, column in counts.items()},
    )


def _add(
    chunk: Trajectories, sums: np.ndarray, squares: np.ndarray, counts: dict[str, np.ndarray]
) -> None:
    for index, name in enumerate(AMOUNTS):
        column = getattr(chunk, name)
        # Sums of whole numbers stay whole numbers and are exact.
        sums[index] += column.sum()
        squares[index] += np.dot(column, column)
    for index, name in enumerate(CHANCES, len(AMOUNTS)):
        sums[index] += np.count_nonzero(getattr(chunk, name))
    for name in COUNTED:
        column = np.minimum(getattr(chunk, name), LONGEST - 1)
        counts[name] += np.bincount(column, minlength=LONGEST)


def _values(means: np.ndarray, squares: np.ndarray) -> dict[str, Value]:
    spread = [
        squares[index] - means[index] ** 2 if name in AMOUNTS else means[index] * (1 - means[index])
        for index, name in enumerate(QUANTITIES)
    ]
    return {
        name: Value(float(mean), max(float(variance), 0.0))
        for name, mean, variance in zip(QUANTITIES, means, spread, strict=True)
    }
