"""Full distributions: how many payments, demands and days, and how much money."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from breakcontact.outcomes.model.chain import Array, Chain

_DOUBLINGS = 7
LONGEST = 2**_DOUBLINGS
"""Counts below this have a probability each; all higher counts share one."""

_NORMAL = NormalDist()
_HALVINGS = 80
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Distribution:
    """The probability distribution of a count.

    Attributes:
        chances: The probabilities of 0, 1, 2, ...
        beyond: The probability of any higher count.
    """

    chances: tuple[float, ...]
    beyond: float

    @property
    def total(self) -> float:
        """The sum of all probabilities: 1, except for rounding."""
        return math.fsum(self.chances) + self.beyond

    def at_least(self, number: int) -> float:
        """The chance of ``number`` or more."""
        return min(1.0, max(0.0, 1.0 - math.fsum(self.chances[: max(0, number)])))


@dataclass(frozen=True, slots=True)
class Money:
    """The distribution of the total paid: 0, or a sum that depends on the first demand.

    Given the number of payments, the sum is log-normal; the total is a mixture over that number.

    Attributes:
        payments: The distribution of the number of payments.
        median: The median of the first payment.
        spread: The standard deviation of its logarithm.
        growth: The size of a payment as a multiple of the previous one.
    """

    payments: Distribution
    median: float
    spread: float
    growth: float

    def at_most(self, amount: float) -> float:
        """The chance that the total is at most ``amount``."""
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
    """The distribution of how often ``rows`` (zeros and ones) occur in a case from state 0.

    One matrix leads from each occurrence to the next. Its powers, computed by doubling, give the
    chance of at least that many occurrences.
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
