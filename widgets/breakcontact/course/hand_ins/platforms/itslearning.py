"""itslearning: all answers to an assignment as one zip.

itslearning's help pages describe assignments, not the names in the download, and no public tool
for it was found. What teachers report is a folder for each learner, and in it a folder named after
the date for each time it was handed in. Nothing more is relied on.
"""

from __future__ import annotations

import re
from datetime import datetime

_DATE = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})"
    r"(?:[ T_-]+(?P<clock>\d{2}[.:_-]?\d{2})(?:[.:_-]?\d{2})?)?"
)


def find_order(folder: str) -> str | None:
    """The date in ``2026-03-01 10.05`` or ``01.03.2026`` as text that sorts, or ``None``."""
    found = _DATE.fullmatch(folder.strip())
    if not found:
        return None
    pattern = "%Y-%m-%d" if "-" in found["date"] else "%d.%m.%Y"
    try:
        day = datetime.strptime(found["date"], pattern)
    except ValueError:
        return None
    return f"{day:%Y-%m-%d} {re.sub(r'[.:_-]', '', found['clock'] or '')}"
