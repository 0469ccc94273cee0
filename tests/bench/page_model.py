"""Whether a page of the site draws the same people as Python, from 10,000 sets of numbers."""

from __future__ import annotations

from collections.abc import Iterator

from people_in_the_page import TOLERANCE, find_differences
from table import Row, bound_row

SETS = 10_000
PEOPLE = 3


def measure() -> Iterator[Row]:
    """Count the people of whom anything differs."""
    differences = find_differences(SETS, PEOPLE)
    for each in differences[:3]:
        print(each, flush=True)
    what = f"people of {SETS * PEOPLE:,} whose days differ, or sums by more than {TOLERANCE:g}"
    yield bound_row(what, len(differences), unit="of them", most=0)
