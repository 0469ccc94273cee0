"""A progress bar for long work, drawn by tqdm."""

from __future__ import annotations

import sys

from tqdm import tqdm

QUIET_SECONDS = 2.0
"""Seconds of work before the bar appears."""

_FORMAT = "{percentage:3.0f}% |{bar:40}| {n_fmt}/{total_fmt}  {elapsed} < {remaining}"


def make_bar(total: int) -> tqdm:
    """Make a bar on standard error; call ``update`` with what is newly done, and ``close``.

    It appears only on a terminal and only if the work takes long, holds no words, so that it needs
    no translation, and is wiped away at the end.

    Args:
        total: How much there is to do.
    """
    return tqdm(
        total=total,
        file=sys.stderr,
        disable=None,  # tqdm's way to say: unless it is a terminal
        delay=QUIET_SECONDS,
        leave=False,
        bar_format=_FORMAT,
    )
