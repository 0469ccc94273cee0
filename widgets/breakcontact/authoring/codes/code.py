"""What the number of a fault stands for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for.

    Attributes:
        title: The fault in a few words.
        remedy: What to do about it.
    """

    title: str
    remedy: str
