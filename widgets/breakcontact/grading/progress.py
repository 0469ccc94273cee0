"""How far the grading of a cohort has come."""

from __future__ import annotations

import sys
import time
from typing import TextIO

PATIENCE = 2.0
"""Seconds after which somebody wants to know."""
BETWEEN = 0.5
"""Seconds between two reports on a screen; a file gets one every ``PATIENCE``."""


class Progress:
    """Tells on stderr how many hand-ins are graded, once it takes longer than a moment.

    Args:
        what: The assignment.
        total: How many hand-ins there are.
        stream: Where it is told.
    """

    def __init__(self, what: str, total: int, stream: TextIO | None = None) -> None:
        self._what, self._total, self._done = what, total, 0
        self._stream = stream or sys.stderr
        self._is_screen = self._stream.isatty()
        self._next = time.monotonic() + PATIENCE
        self._has_told = False

    def advance(self) -> None:
        """One more is graded."""
        self._done += 1
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + (BETWEEN if self._is_screen else PATIENCE)
            self._tell("\r" if self._is_screen else "\n")

    def finish(self) -> None:
        """All are graded, or it has been given up."""
        if self._has_told:
            self._tell("\n")

    def _tell(self, end: str) -> None:
        self._has_told = True
        text = f"Grading '{self._what}': {self._done} of {self._total} hand-ins"
        print(text, end=end, file=self._stream, flush=True)
