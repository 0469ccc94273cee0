"""What the number of a fault stands for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for.

    Attributes:
        title: The fault in a few words.
        remedy: What to do about it.
        is_warning: Whether it is only something to look at, which stops nothing.
    """

    title: str
    remedy: str
    is_warning: bool = False
