"""Full distributions: how many payments, demands and days, and how much money."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from breakcontact.outcomes.model.chain import Array, Chain

_DOUBLINGS = 7
LONGEST = 2**_DOUBLINGS
"""Numbers told one by one; what lies beyond is one chance."""

_NORMAL = NormalDist()
_HALVINGS = 80
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Distribution:
    """Chances of 0, 1, 2, ...

    Attributes:
        chances: One for every number told by itself, from 0 on.
        beyond: The chance of any larger number.
    """

    chances: tuple[float, ...]
    beyond: float

    @property
    def total(self) -> float:
        """All chances together: 1, but for rounding."""
        return math.fsum(self.chances) + self.beyond

    def at_least(self, number: int) -> float:
        """The chance of ``number`` or more."""
        return min(1.0, max(0.0, 1.0 - math.fsum(self.chances[: max(0, number)])))


@dataclass(frozen=True, slots=True)
class Money:
    """How much is paid in all: nothing, or a sum that depends on the first demand.

    Given the number of payments the sum is log-normal, so that all of them together are a mixture.

    Attributes:
        payments: How many payments are made.
        median: Median of the first payment.
        spread: Standard deviation of its logarithm.
        growth: Size of a payment as a multiple of the one before.
    """

    payments: Distribution
    median: float
    spread: float
    growth: float

    def at_most(self, amount: float) -> float:
        """The chance that no more than ``amount`` is paid in all."""
        if amount < 0:
            return 0.0
        return math.fsum(
            chance * self._at_most(amount, number)
            for number, chance in enumerate(self.payments.chances)
        )

    def quantile(self, chance: float) -> float:
        """The smallest amount that is not exceeded with this chance."""
        if self.at_most(0.0) >= chance:
            return 0.0
        low, high = 0.0, max(self.median, 1.0)
        while self.at_most(high) < chance and high < 1e300:
            low, high = high, high * 4
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if self.at_most(middle) >= chance else (middle, high)
        return high

    def _at_most(self, amount: float, number: int) -> float:
        typical = self.median * sum(self.growth**k for k in range(number))
        if typical == 0 or self.spread == 0:
            return float(typical <= amount)
        if amount == 0:
            return 0.0
        return _NORMAL.cdf(math.log(amount / typical) / self.spread)


def count_rows(chain: Chain, rows: Array) -> Distribution:
    """How often ``rows`` (zeros and ones) come up in a case that starts in state 0.

    One step leads from one time to the next; its powers, by doubling, say how likely it is to come
    that far.
    """
    layout = chain.layout
    without = np.linalg.inv(layout.eye - chain.matrix(1 - rows))
    step = chain.matrix(rows) @ without
    reached = np.empty((LONGEST, len(step)))
    reached[0] = without[0]
    for doubling in range(_DOUBLINGS):
        half = 2**doubling
        np.matmul(reached[:half], step, out=reached[half : 2 * half])
        step = step @ step
    chances = reached @ chain.by_state((1 - rows) * chain.ends)
    chances[1:] += reached[:-1] @ chain.by_state(rows * chain.ends)
    beyond = max(0.0, 1.0 - float(chances.sum()))
    last = int(np.flatnonzero(chances)[-1]) if beyond < _ROUNDING else LONGEST - 1
    return Distribution(tuple(chances[: last + 1].tolist()), beyond)
