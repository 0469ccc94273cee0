"""How long Python takes to load us, beside a Python that loads nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from table import Row, paired_difference_row

ROUNDS = 15
BARE = ["-c", "pass"]
WIDGETS_ALONE = ["-c", "import anywidget, ipywidgets"]
QUIET = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}


def measure() -> Iterator[Row]:
    """Compare each start with the one that it is named after, in turn."""
    for what, ours, beside, most in (
        ("import breakcontact", ["-c", "import breakcontact"], BARE, 60.0),
        ("breakcontact --help", ["-m", "breakcontact", "--help"], BARE, None),
        (
            "from breakcontact.ui import Lesson",
            ["-c", "from breakcontact.ui import Lesson"],
            WIDGETS_ALONE,
            None,
        ),
    ):
        pairs = [(_start(ours), _start(beside)) for _ in range(ROUNDS + 1)][1:]
        yield paired_difference_row(f"{what}, p50 of {ROUNDS}", pairs, unit="ms", most=most)


def _start(arguments: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=QUIET)
    return (time.perf_counter() - started) * 1000
