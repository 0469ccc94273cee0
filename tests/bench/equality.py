"""Whether our marks are those of stock nbgrader, over 500 generated hand-ins.

The test of the same name compares a few in seconds; this takes some ten minutes. What "stock" is
here: nbgrader's own converter and preprocessors, with one IPython shell in place of its kernels.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from stock_grading import grade_in_one_shell, make_course, read_marks, use_penalty
from table import Row, bound_row

MANY = 500
SLUG = "before"


def measure() -> Iterator[Row]:
    """Grade the same hand-ins in both ways, and count what differs."""
    with tempfile.TemporaryDirectory(prefix="breakcontact-equality-") as folder:
        ours = make_course(Path(folder) / "ours", ours=True, many=MANY)
        ours.autograde(SLUG, adjust=use_penalty)
        stock = make_course(Path(folder) / "stock", ours=False, many=MANY)
        grade_in_one_shell(stock)
        one, other = read_marks(ours), read_marks(stock)
        unlike = sum(one.get(key) != other.get(key) for key in one.keys() | other.keys())
    what = f"unlike of {len(one):,} scores, flags, comments, times in {MANY} hand-ins"
    yield bound_row(what, unlike, unit="of them", most=0)
