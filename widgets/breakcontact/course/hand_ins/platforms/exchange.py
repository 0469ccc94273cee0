"""nbgrader's exchange: the folder ``inbound`` of a course.

The rule is that of nbgrader's code, ``exchange/default/submit.py``: the user's name, the
assignment, the time in UTC, and in newer versions a random part, with ``+`` between them.
Everyone who can hand in can make any folder there.
"""

from __future__ import annotations

from datetime import datetime

from nbgrader.utils import parse_utc

from breakcontact.course.hand_ins.origin import Origin, clean_name


def recognise(name: str) -> tuple[str, Origin] | None:
    """Read ``kari+before+2026-03-01 10:00:00.000000 UTC+x``: the assignment and the learner."""
    parts = name.split("+")
    for at in range(len(parts) - 2, 0, -1):
        time = _read_time(parts[at + 1])
        user = clean_name("+".join(parts[:at]))
        if time and user and parts[at] and at + 2 >= len(parts) - 1:
            origin = Origin("exchange", user, user, is_lasting=True, time=time)
            return parts[at], origin
    return None


def _read_time(text: str) -> datetime | None:
    try:
        time: datetime = parse_utc(text.strip())
        return time.replace(tzinfo=None)
    except (ValueError, OverflowError, TypeError):
        return None
