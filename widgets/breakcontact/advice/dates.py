"""The day on which somebody last looked something over, as a reader says it."""

from __future__ import annotations

from datetime import date

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
}
_FORMS = {"en": "{day} {month} {year}", "nb": "{day}. {month} {year}"}


def render_day(day: str, language: str) -> str:
    """Write a day such as 2026-11-21 as words; in a language that we lack it stays as it is."""
    if language not in _FORMS:
        return day
    at = date.fromisoformat(day)
    month = _MONTHS[language].split()[at.month - 1]
    return _FORMS[language].format(day=at.day, month=month, year=at.year)
