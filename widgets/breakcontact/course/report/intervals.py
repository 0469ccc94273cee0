"""How far a share may be from that of a larger group, and what a difference can be by chance.

Two formulas of one line each; the libraries that have them, SciPy and statsmodels, are larger than
all of this project.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

QUANTILE: Final = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: intervals hold 95 times of 100."""

TENTHS: Final = 10


class Interval(NamedTuple):
    """The least and the greatest value that go well with what was counted."""

    low: float
    high: float


def estimate_share(share: float, of: float) -> Interval:
    """Wilson's score interval for a share, from 0 to 1.

    It is good for small groups and for shares near 0 and 1, where the usual "plus or minus" leaves
    the range: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    JASA 22 (1927); L. D. Brown, T. T. Cai and A. DasGupta, "Interval estimation for a binomial
    proportion", Statistical Science 16 (2001), who recommend it for up to 40.

    Args:
        share: The share that was counted, from 0 to 1.
        of: How many were counted, at least 1. Where people give several answers each, count the
            people: the answers of one person go together, and do not tell as much as those of
            several people would.
    """
    square = QUANTILE**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    around = math.sqrt(share * (1 - share) / of + square / (4 * of**2)) * QUANTILE
    around /= 1 + square / of
    return Interval(max(0.0, middle - around), min(1.0, middle + around))


def estimate_difference(before: float, of: float, after: float, among: float) -> Interval:
    """Newcombe's interval for the difference of two shares, the second minus the first.

    Made of two of Wilson's: R. G. Newcombe, "Interval estimation for the difference between
    independent proportions", Statistics in Medicine 17 (1998), method 10. For the same people asked
    twice it is wider than it need be, as a rule, and so says "by chance" rather too often.

    Args:
        before: The first share, from 0 to 1.
        of: How many people that was.
        after: The second share, from 0 to 1.
        among: How many people that was.
    """
    first, second = estimate_share(before, of), estimate_share(after, among)
    less = math.hypot(after - second.low, first.high - before)
    more = math.hypot(second.high - after, before - first.low)
    return Interval(after - before - less, after - before + more)


def estimate_noise(of: float, among: float) -> int:
    """Up to how many of ten two groups can differ by chance alone, where half of each are right."""
    return min(TENTHS, math.ceil(estimate_difference(0.5, of, 0.5, among).high * TENTHS))


def in_tenths(interval: Interval) -> tuple[int, int]:
    """An interval of shares as "between 4 and 8 of 10", never narrower than it is."""
    # What is a whole number but for rounding in the machine is that number.
    low, high = (round(bound * TENTHS, 9) for bound in interval)
    return math.floor(low), math.ceil(high)
