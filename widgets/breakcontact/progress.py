"""Progress of long work, on standard error, and only where the work is long."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

QUIET_SECONDS = 2.0
"""Seconds of work before anything is shown."""

_BAR = 40
_WIDTH = 79
_BETWEEN = {True: 0.1, False: 2.0}
"""Seconds between two updates, on a terminal and in a log."""


def make_progress(
    total: int, stream: TextIO, clock: Callable[[], float] = time.monotonic
) -> Callable[[int], None]:
    """Something to call with the number done so far.

    On a terminal it draws a bar and wipes it away at the end; in a log it writes a line at times.

    Args:
        total: How many there are to do.
        stream: Where to write.
        clock: Seconds that pass.
    """
    is_terminal = stream.isatty()
    due = clock() + QUIET_SECONDS
    drawn = False

    def show(done: int) -> None:
        nonlocal due, drawn
        now = clock()
        if done >= total:
            if drawn and is_terminal:
                stream.write(f"\r{' ' * _WIDTH}\r")
        elif now >= due:
            drawn = True
            due = now + _BETWEEN[is_terminal]
            told = f"{done:,} of {total:,}"
            bar = "#" * (_BAR * done // total)
            stream.write(f"\r[{bar:<{_BAR}}] {told}" if is_terminal else f"{told}\n")
            stream.flush()

    return show
