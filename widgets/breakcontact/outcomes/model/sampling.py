"""The sampled answer: as many lives as one likes, in memory that does not grow with them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.distributions import LONGEST
from breakcontact.outcomes.model.exact import Value
from breakcontact.outcomes.model.lives import Lives, check_drawable, draw_chunk
from breakcontact.outcomes.model.quantities import AMOUNTS, CHANCES, QUANTITIES
from breakcontact.outcomes.registry.parameters import Parameters

CHUNK = 10_000
"""Lives drawn at a time: enough to keep numpy busy, few enough to use the same memory again."""

MOST_SAMPLED = 1_000_000_000
"""Lives in one sample; some minutes of work."""

COUNTED = ("payments", "demands", "days")
"""Amounts whose full distribution is counted."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a number of drawn lives say about one action.

    Attributes:
        action: How they met the demand.
        parameters: The numbers they were drawn with.
        lives: How many they are.
        values: For each quantity its mean and variance among them.
        counts: For payments, demands and days, how many lives had 0, 1, 2, ... of them; the last
            entry also counts all that had more.
    """

    action: str
    parameters: Parameters
    lives: int
    values: Mapping[str, Value]
    counts: Mapping[str, tuple[int, ...]]

    def standard_error(self, quantity: str) -> float:
        """How far the mean is likely to be off because lives are few."""
        return math.sqrt(self.values[quantity].variance / self.lives)


def sample(
    action: str,
    parameters: Parameters,
    lives: int,
    rng: np.random.Generator,
    progress: Callable[[int], None] | None = None,
) -> Sample:
    """Draw lives and sum up what became of them.

    The same generator in the same state gives the same lives.

    Args:
        action: How the demand is met.
        parameters: The numbers.
        lives: How many people.
        rng: Where all chance comes from.
        progress: Called with the number of lives drawn so far, again and again.

    Raises:
        OutcomeError: If there is no such action, no lives or too many, or cases that are too long.
    """
    if not 1 <= lives <= MOST_SAMPLED:
        raise OutcomeError(f"A sample has from 1 to {MOST_SAMPLED:,} lives, not {lives:,}.")
    check_drawable(action, parameters)
    sums = np.zeros(len(QUANTITIES))
    squares = np.zeros(len(AMOUNTS))
    counts = {name: np.zeros(LONGEST, dtype=np.int64) for name in COUNTED}
    for done in range(0, lives, CHUNK):
        chunk = draw_chunk(action, parameters, min(CHUNK, lives - done), rng)
        _add(chunk, sums, squares, counts)
        if progress:
            progress(done + len(chunk))
    return Sample(
        action=action,
        parameters=parameters,
        lives=lives,
        values=_values(sums / lives, squares / lives),
        counts={name: tuple(column.tolist()) for name, column in counts.items()},
    )


def _add(
    chunk: Lives, sums: np.ndarray, squares: np.ndarray, counts: dict[str, np.ndarray]
) -> None:
    for index, name in enumerate(AMOUNTS):
        column = getattr(chunk, name)
        # Whole numbers are summed as such, and exactly.
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
