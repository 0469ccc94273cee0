"""Numbers of the registry as text, with their units."""

from __future__ import annotations

from typing import Final

from breakcontact.i18n.format import render_money, render_percent, render_plain
from breakcontact.i18n.messages import GUIDE, Messages
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.registry import Number

SEEN_LABELS: Final = {
    "own page": "steps.seen.own",
    "secondary report": "steps.seen.secondary",
    "mirror": "steps.seen.mirror",
    "seed text": "steps.seen.seed",
    "own choice": "sources.seen.choice",
}
"""The label that says how a source was read."""

_CHANCES: Final = frozenset(("chance", "chance per day", "part"))
# Not written by Babel, whose Norwegian for "3 days" is "3 døgn": three times 24 hours.
_UNITS: Final = ("days", "hours")


def render_number(value: float, unit: str, language: str) -> str:
    """Write a number of the registry with its unit.

    Raises:
        BreakContactError: If there is no such language.
    """
    if unit in _CHANCES:
        return render_percent(value, language)
    if is_currency(unit):
        return render_money(value, unit, language, digits=None)
    text = render_plain(value, language)
    if unit in _UNITS:
        return Messages(language, GUIDE, "unit.").count(unit, value, shown=text)
    return text


def is_currency(unit: str) -> bool:
    """Whether a unit of the registry is money: its name is then an ISO 4217 code, such as NOK."""
    return unit.isupper()


def fill_words(number: Number, language: str) -> str:
    """The sentence for learners about a number, with the number filled in.

    Raises:
        OutcomeError: If the registry is not written in the language.
    """
    if language not in number.words:
        raise OutcomeError(
            f"The numbers are not written in '{language}'; they are in: {', '.join(number.words)}."
        )
    words = number.words[language]
    for gap in ("value", "low", "high"):
        shown = render_number(getattr(number, gap), number.unit, language)
        words = words.replace(f"{{{gap}}}", shown)
    return words
