"""A progress bar for long work, drawn by tqdm."""

from __future__ import annotations

import sys

from tqdm import tqdm

QUIET_SECONDS = 2.0
"""Seconds of work before the bar appears."""

_SHARE = "{percentage:3.0f}% |{bar:40}|"
_TIME = "{elapsed} < {remaining}"


def make_bar(total: int, *, has_count: bool = True) -> tqdm:
    """Make a bar on standard error; call ``update`` with the number of new steps, then ``close``.

    It appears only on a terminal and only if the work takes long. It has no words to translate and
    is erased at the end.

    Args:
        total: How much there is to do.
        has_count: Whether to show how many steps are done, if they mean something to the reader.
    """
    count = " {n_fmt}/{total_fmt} " if has_count else ""
    return tqdm(
        total=total,
        file=sys.stderr,
        disable=None,  # tqdm disables the bar unless it is on a terminal
        delay=QUIET_SECONDS,
        leave=False,
        bar_format=f"{_SHARE}{count} {_TIME}",
    )
