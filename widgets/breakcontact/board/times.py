"""Dates and times as people write them, with their time zone.

``ui/board/times.js`` does the same in the page; ``tests/board`` holds one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from breakcontact.board.normalise import tidy

DAY: Final = 24 * 60
"""The minutes of a day."""

_MONTHS: Final = (
    ("january", "januar", "jan"),
    ("february", "februar", "feb"),
    ("march", "mars", "mar"),
    ("april", "apr"),
    ("may", "mai"),
    ("june", "juni", "jun"),
    ("july", "juli", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oktober", "oct", "okt"),
    ("november", "nov"),
    ("december", "desember", "dec", "des"),
)
_MONTH = "|".join(name for names in _MONTHS for name in names)
_DAY = "(0?[1-9]|[12][0-9]|3[01])"
_NUMBER = "(0?[1-9]|1[0-2])"
_YEAR = "(20[0-9]{2}|[0-9]{2})"
_FREE, _ENDS = "(?<![0-9])", "(?![0-9])"
_BEGIN, _END = r"(?<![^\W_])", r"(?![^\W_])"
_ISO = re.compile(f"{_FREE}([0-9]{{4}})[-./]{_NUMBER}[-./]{_DAY}{_ENDS}t?")
_FULL = re.compile(f"{_FREE}{_DAY}[./-] ?{_NUMBER}[./-] ?{_YEAR}{_ENDS}(?![:.][0-9])")
_SHORT = re.compile(f"{_FREE}{_DAY}(?:\\. ?{_NUMBER}\\.|/{_NUMBER}){_ENDS}")
_DAY_MONTH = re.compile(
    f"{_FREE}{_DAY}(?:st|nd|rd|th|\\.)? ?(?:of )?({_MONTH}){_END}\\.?,?"
    f"(?: (20[0-9]{{2}}){_ENDS}(?!:))?"
)
_MONTH_DAY = re.compile(
    f"{_BEGIN}({_MONTH}){_END}\\.? {_DAY}(?:st|nd|rd|th)?{_ENDS}(?![:.][0-9]),?"
    f"(?: (20[0-9]{{2}}){_ENDS}(?!:))?"
)
_CLOCK = re.compile(f"{_FREE}([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?:[:.][0-5][0-9])?{_ENDS}")
_BARE_CLOCK = re.compile(f"{_FREE}([01][0-9]|2[0-3])([0-5][0-9]){_ENDS}")
_HALF = re.compile(f"^ ?(a|p)\\.?m{_END}\\.?")
_OFFSET = re.compile(f"(?:utc|gmt|z)? ?([+-]) ?(0?[0-9]|1[0-4])(?::?([0-5][0-9]))?{_ENDS}")
_ZONES: Final = {"utc": 0, "gmt": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120}
_ZONE = re.compile(rf"(?<![^\W\d_])(utc|gmt|z|bst|cest|cet){_END}")


class When(NamedTuple):
    """A time as far as it was written.

    Attributes:
        year: ``None`` if it was left out.
        month: ``None`` if there is no date.
        day: ``None`` if there is no date.
        minutes: After midnight; ``None`` if there is no time of day.
        offset: Minutes ahead of UTC; ``None`` if no time zone is named.
    """

    year: int | None
    month: int | None
    day: int | None
    minutes: int | None
    offset: int | None


class Local(NamedTuple):
    """The local time of a case.

    Attributes:
        offset: Minutes ahead of UTC.
        names: What it is called, in small letters.
    """

    offset: int
    names: Sequence[str]


def parse_local(offset: str, names: str) -> Local:
    """The local time from an offset such as ``UTC+1`` and its names between commas."""
    found, _ = _take_offset(tidy(offset))
    listed = [tidy(each) for each in names.split(",")]
    return Local(found or 0, [each for each in listed if each])


def parse_time(text: str, local: Local) -> When:
    """Parse what somebody wrote; whatever is not found in it is ``None``."""
    year, month, day, rest = _take_date(tidy(text))
    minutes, rest = _take_clock(rest)
    named = any(re.search(f"{_BEGIN}{re.escape(each)}{_END}", rest) for each in local.names)
    offset, _ = _take_offset(rest)
    if offset is None and named:
        offset = local.offset
    return When(year, month, day, minutes, offset)


def _take_date(text: str) -> tuple[int | None, int | None, int | None, str]:
    for pattern, order in (
        (_ISO, (1, 2, 3)),
        (_FULL, (3, 2, 1)),
        (_DAY_MONTH, (3, 2, 1)),
        (_MONTH_DAY, (3, 1, 2)),
    ):
        if found := pattern.search(text):
            year, month, day = (found.group(each) for each in order)
            return _read_year(year), _read_month(month), int(day), _cut(text, found)
    if found := _SHORT.search(text):
        month = found.group(2) or found.group(3)
        return None, int(month), int(found.group(1)), _cut(text, found)
    return None, None, None, text


def _read_year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _read_month(text: str) -> int:
    named = [place for place, names in enumerate(_MONTHS, 1) if text in names]
    return named[0] if named else int(text)


def _take_clock(text: str) -> tuple[int | None, str]:
    found = _CLOCK.search(text) or _BARE_CLOCK.search(text)
    if found is None:
        return None, text
    hour, minute = int(found.group(1)), int(found.group(2))
    half = _HALF.match(text[found.end() :])
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.group(1) == "p" else 0)
    return hour * 60 + minute, _cut(text, found)


def _take_offset(text: str) -> tuple[int | None, str]:
    if found := _OFFSET.search(text):
        minutes = int(found.group(2)) * 60 + int(found.group(3) or 0)
        return (-minutes if found.group(1) == "-" else minutes), _cut(text, found)
    if found := _ZONE.search(text):
        return _ZONES[found.group(1)], _cut(text, found)
    return None, text


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def is_same_day(one: When, right: When) -> bool:
    """Whether the dates as written agree; a year that is left out agrees with any."""
    return (one.month, one.day) == (right.month, right.day) and one.year in (None, right.year)


def to_minutes(when: When, year: int) -> int | None:
    """The minutes of a whole time since the year 1, in UTC; ``None`` if there is no such day."""
    if None in (when.month, when.day, when.minutes, when.offset):
        return None
    try:
        day = date(when.year or year, when.month or 1, when.day or 1)
    except ValueError:
        return None
    return day.toordinal() * DAY + (when.minutes or 0) - (when.offset or 0)
