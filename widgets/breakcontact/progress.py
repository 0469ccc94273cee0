"""A progress bar for long work, drawn by tqdm."""

from __future__ import annotations

import sys

from tqdm import tqdm

QUIET_SECONDS = 2.0
"""Seconds of work before the bar appears."""

_FORMAT = "{percentage:3.0f}% |{bar:40}| {n_fmt}/{total_fmt}  {elapsed} < {remaining}"


def make_bar(total: int) -> tqdm:
    """Make a bar on standard error; call ``update`` with the number of new steps, then ``close``.

    It appears only on a terminal and only if the work takes long. It has no words to translate and
    is erased at the end.

    Args:
        total: How much there is to do.
    """
    return tqdm(
        total=total,
        file=sys.stderr,
        disable=None,  # tqdm disables the bar unless it is on a terminal
        delay=QUIET_SECONDS,
        leave=False,
        bar_format=_FORMAT,
    )
