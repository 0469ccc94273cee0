"""Brightspace (D2L): *Download* in an assignment.

D2L documents the download, not the names. They are those that the public tools for it read and
test (kodiak, d2lmf; a published script names ``397063-2557369 - Mary-Ann Smith - Sep 24, 2024 926
PM``): two numbers, the learner's name, the time, and the file's own name, or
a folder without it. ``index.html`` is D2L's list of them. What the numbers count is not
documented, so they only keep people of one name apart.
"""

from __future__ import annotations

import re
from datetime import datetime

from breakcontact.course.hand_ins.origin import Origin, clean_name

_NAME = re.compile(
    r"(?P<number>\d+-\d+)\s*-\s+(?P<name>.+?)\s*-\s+"
    r"(?P<time>[A-Z][a-z]{2,8} \d{1,2}, \d{4} \d{3,4} ?[AP]M)(?:\s*-\s+(?P<file>.+))?",
    re.DOTALL,
)


def recognise(name: str, *, is_file: bool) -> Origin | None:
    """Read ``13394-80551 - Kari Nordmann - Mar 1, 2026 1005 AM - before.ipynb``."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    file = (found["file"] or "") if is_file else ""
    time = _read_time(found["time"])
    return Origin("brightspace", clean_name(found["name"]), found["number"], time=time, file=file)


def _read_time(text: str) -> datetime | None:
    day, _, clock = text.rpartition(", ")
    year, digits, half = re.split(r" |(?<=\d)(?=[AP]M)", clock, maxsplit=2)
    for pattern in ("%b %d %Y %I%M %p", "%B %d %Y %I%M %p"):
        try:
            return datetime.strptime(f"{day} {year} {digits.zfill(4)} {half}", pattern)
        except ValueError:
            continue
    return None
