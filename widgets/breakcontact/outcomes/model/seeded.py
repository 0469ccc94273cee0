"""Random numbers that the page of a site draws as well: the same people for the same number."""

from __future__ import annotations

import math
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

_MASK: Final = 0xFFFF_FFFF
_BEGINNINGS: Final = _MASK + 1
_WARM_UP: Final = 12
_HALF: Final = 2**26
_WHOLE: Final = 2.0**53


class SeededGenerator:
    """A small generator with numpy's names, which ``web/host/parts/randomness.js`` has, too.

    It is sfc32 of the test suite PractRand, by Chris Doty-Humphrey: 32-bit sums, shifts and no
    product, so that JavaScript computes it exactly.

    Args:
        seed: The same number gives the same draws; numbers above 2**32 begin again.
    """

    def __init__(self, seed: int) -> None:
        self._a, self._b, self._c, self._count = 0, abs(seed) % _BEGINNINGS, 0, 1
        for _ in range(_WARM_UP):
            self._step()

    def random(self, size: int) -> NDArray[np.float64]:
        """Numbers from 0 to just below 1, with 53 bits each."""
        return np.array([self._draw() for _ in range(size)], dtype=np.float64)

    def standard_normal(self, size: int) -> NDArray[np.float64]:
        """Numbers of the standard normal distribution, by Box and Muller's way."""
        return np.array([self._draw_normal() for _ in range(size)], dtype=np.float64)

    def geometric(self, p: float, size: int) -> NDArray[np.int64]:
        """How many attempts until the first success, each of which has the chance ``p``."""
        return np.array([self._draw_geometric(p) for _ in range(size)], dtype=np.int64)

    def _step(self) -> int:
        drawn = (self._a + self._b + self._count) & _MASK
        self._count = (self._count + 1) & _MASK
        self._a = self._b ^ (self._b >> 9)
        self._b = (self._c + (self._c << 3)) & _MASK
        turned = ((self._c << 21) | (self._c >> 11)) & _MASK
        self._c = (turned + drawn) & _MASK
        return drawn

    def _draw(self) -> float:
        high, low = self._step() >> 5, self._step() >> 6
        return (high * _HALF + low) / _WHOLE

    def _draw_normal(self) -> float:
        length = math.sqrt(-2 * math.log1p(-self._draw()))
        return length * math.cos(2 * math.pi * self._draw())

    def _draw_geometric(self, p: float) -> int:
        drawn = self._draw()
        if p >= 1:
            return 1
        return max(1, math.ceil(math.log1p(-drawn) / math.log1p(-p)))


Randomness: TypeAlias = np.random.Generator | SeededGenerator
"""What people can be drawn with."""
