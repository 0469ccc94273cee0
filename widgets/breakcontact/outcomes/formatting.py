"""Numbers as words: money, chances and days in the two languages of the kit."""

from __future__ import annotations

import math
from typing import Final

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.registry import Number

LANGUAGES: Final = ("en", "nb")

NO_BREAK: Final = "\u00a0"
"""A space that keeps the digits of a number together on a line."""

_MONEY: Final = {
    ("NOK", "en"): "NOK\u00a0{}",
    ("NOK", "nb"): "{}\u00a0kr",
    ("GBP", "en"): "£{}",
    ("GBP", "nb"): "{} pund",
    ("EUR", "en"): "€{}",
    ("EUR", "nb"): "{} euro",
    ("USD", "en"): "${}",
    ("USD", "nb"): "{} dollar",
}
_UNITS: Final = {
    ("days", "en"): ("{} day", "{} days"),
    ("days", "nb"): ("{} dag", "{} dager"),
    ("hours", "en"): ("{} hour", "{} hours"),
    ("hours", "nb"): ("{} time", "{} timer"),
}

SEEN_LABELS: Final = {
    "own page": "steps.seen.own",
    "secondary report": "steps.seen.secondary",
    "mirror": "steps.seen.mirror",
    "seed text": "steps.seen.seed",
    "own choice": "sources.seen.choice",
}
"""The label that tells how a source was seen."""

_CHANCES: Final = frozenset(("chance", "chance per day", "part"))
_THOUSAND = 1000


def render_money(amount: float, currency: str, language: str, digits: int | None = 2) -> str:
    """Write an amount as people say it.

    Args:
        amount: How much.
        currency: NOK, GBP, EUR or USD.
        language: en or nb.
        digits: Figures that count; more would look more certain than we are. ``None`` for all.
    """
    _check_language(language)
    return _MONEY[currency, language].format(_group(_round(amount, digits), language))


def render_percent(chance: float, language: str, places: int | None = None) -> str:
    """Write a chance in per cent.

    Args:
        chance: From 0 to 1.
        language: en or nb.
        places: Digits after the point; else none, but for a small chance that is not none.
    """
    percent = 100 * chance
    if places is None:
        places = 1 if 0 < percent < 1 else 0
    text = render_decimal(percent, places, language)
    return f"{text}{NO_BREAK}%" if language == "nb" else f"{text}%"


def render_decimal(value: float, places: int, language: str) -> str:
    """Write a number with so many digits after the point or comma."""
    _check_language(language)
    return _decimal(f"{value:.{places}f}", language)


def render_number(value: float, unit: str, language: str) -> str:
    """Write a number of the registry in its unit."""
    _check_language(language)
    if unit in _CHANCES:
        return render_percent(value, language)
    if (unit, language) in _MONEY:
        return render_money(value, unit, language, digits=None)
    text = _group(value, language) if value >= _THOUSAND else _decimal(f"{value:g}", language)
    if (unit, language) in _UNITS:
        one, more = _UNITS[unit, language]
        return (one if value == 1 else more).format(text)
    return text


def fill_words(number: Number, language: str) -> str:
    """The sentence for learners about a number, with the number put in.

    Raises:
        OutcomeError: If the registry is not written in the language.
    """
    _check_language(language)
    words = number.words[language]
    for gap in ("value", "low", "high"):
        shown = render_number(getattr(number, gap), number.unit, language)
        words = words.replace(f"{{{gap}}}", shown)
    return words


def _round(amount: float, digits: int | None) -> float:
    if digits is None or amount == 0 or not math.isfinite(amount):
        return amount
    return round(amount, digits - 1 - math.floor(math.log10(abs(amount))))


def _group(amount: float, language: str) -> str:
    if amount < 10 and amount != int(amount):
        return _decimal(f"{amount:.2g}", language)
    grouped = f"{amount:,.0f}"
    return grouped.replace(",", NO_BREAK) if language == "nb" else grouped


def _decimal(text: str, language: str) -> str:
    return text.replace(".", ",") if language == "nb" else text


def _check_language(language: str) -> None:
    if language not in LANGUAGES:
        raise OutcomeError(f"Outcomes are not told in '{language}', only in en and nb.")
