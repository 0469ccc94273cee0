"""Looking again, now and then, whether a quiz's answers still lie where they were put."""

from __future__ import annotations

import asyncio
import weakref
from typing import Protocol

SECONDS = 3.0
"""How long a file that was deleted by hand, or written by another kernel, may go unnoticed."""


class Watched(Protocol):
    """What can be looked after."""

    def look(self) -> None:
        """Put right what is not as it should be."""


def watch(watched: Watched, seconds: float = SECONDS) -> None:
    """Have ``look`` called between the cells of a notebook, for as long as anybody holds it.

    Outside of a kernel, where no loop runs, nothing is watched.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return
    held = weakref.ref(watched)

    def turn() -> None:
        still = held()
        if still is not None:
            try:
                still.look()
            finally:
                loop.call_later(seconds, turn)

    loop.call_later(seconds, turn)
