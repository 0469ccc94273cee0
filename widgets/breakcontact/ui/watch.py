"""Check every few seconds that what was saved is still in its file."""

from __future__ import annotations

import asyncio
import weakref
from typing import Protocol

SECONDS = 3.0
"""Longest time until a file deleted by hand, or written by another kernel, is noticed."""


class Watched(Protocol):
    """Something to synchronise regularly."""

    def sync(self) -> None:
        """Restore what another process changed or deleted."""


def watch(watched: Watched, seconds: float = SECONDS) -> None:
    """Call ``sync`` between the cells of a notebook for as long as the object is alive.

    Does nothing outside a kernel, where no event loop is running.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return
    reference = weakref.ref(watched)

    def run() -> None:
        current = reference()
        if current is not None:
            try:
                current.sync()
            finally:
                loop.call_later(seconds, run)

    loop.call_later(seconds, run)
