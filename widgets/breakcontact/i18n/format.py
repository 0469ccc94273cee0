"""Numbers, percentages, money and dates, formatted for each language with Babel.

Babel is imported by the first call, so that a quiz, which formats no numbers, does not wait for it.
"""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from breakcontact.i18n.languages import SOURCE_LANGUAGE, find_language

if TYPE_CHECKING:
    from babel import Locale

NO_BREAK = "\u00a0"
"""A space at which no line breaks."""

_PLURAL_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_WHOLE = "#,##0"
_LETTERS_BEFORE_A_NUMBER = "¤#"


def render_decimal(value: float, places: int, language: str) -> str:
    """Write a number with ``places`` digits after the decimal mark.

    Raises:
        BreakContactError: If there is no such language.
    """
    return _write(f"{value:.{places}f}", _with_places(_WHOLE, places), language)


def render_plain(value: float, language: str) -> str:
    """Write a number with as many digits as it has, at most six."""
    return _write(f"{value:.15g}" if abs(value) >= 1000 else f"{value:g}", "#,##0.######", language)


def render_percent(chance: float, language: str, places: int | None = None) -> str:
    """Write a chance in per cent.

    Args:
        chance: From 0 to 1.
        language: A code of the list of languages.
        places: Digits after the decimal mark; else none, or one for a chance between 0 and 1 %.

    Raises:
        BreakContactError: If there is no such language.
    """
    percent = 100 * chance
    if places is None:
        places = 1 if 0 < percent < 1 else 0
    pattern = _find_locale(language).percent_formats[None].pattern
    # Babel multiplies by 100; dividing a decimal by 100 loses no digit.
    return _write(
        str(Decimal(f"{percent:.{places}f}") / 100), _with_places(pattern, places), language
    )


def render_money(amount: float, currency: str, language: str, digits: int | None = 2) -> str:
    """Write an amount of money, rounded to whole units unless it is small.

    Args:
        amount: How much.
        currency: An ISO 4217 code, such as NOK.
        language: A code of the list of languages.
        digits: Significant digits; more would suggest too much certainty. ``None`` for all.

    Raises:
        BreakContactError: If there is no such language.
    """
    from babel.numbers import format_currency

    rounded = _round(amount, digits)
    is_small = abs(rounded) < 10 and rounded != int(rounded)
    number = f"{rounded:.2g}" if is_small else f"{rounded:.0f}"
    form = find_language(language).currencies.get(currency)
    if form:
        return form.format(_write(number, "#,##0.##", language))
    pattern = _money_pattern(language, currency)
    return format_currency(
        Decimal(number),
        currency,
        pattern,
        locale=_find_locale(language),
        currency_digits=False,
        decimal_quantization=False,
    )


def describe_money(currency: str, language: str) -> dict[str, str]:
    """How a page writes sums of money: decimal ``mark``, ``group`` of thousands, and ``form``.

    Raises:
        BreakContactError: If there is no such language.
    """
    mark, group = find_marks(language)
    shown = render_money(1000, currency, language)
    return {"mark": mark, "group": group, "form": shown.replace(f"1{group}000", "{amount}")}


def find_currency_sign(currency: str) -> str:
    """The sign of a currency, such as ``£``, or "" if it is known by its letters alone."""
    from babel.numbers import get_currency_symbol

    symbol = get_currency_symbol(currency, _find_locale(SOURCE_LANGUAGE))
    return "".join(letter for letter in symbol if not letter.isalpha())


def render_day(day: str, language: str) -> str:
    """Write a day such as 2026-11-21 in words.

    Raises:
        BreakContactError: If there is no such language.
    """
    from babel.dates import format_date

    return format_date(date.fromisoformat(day), "long", locale=_find_locale(language))


def find_plural(number: float, language: str) -> str:
    """The plural category of a number, by the rules of the CLDR: ``one``, ``few``, ``other``.

    Raises:
        BreakContactError: If there is no such language.
    """
    exact = int(number) if number == int(number) else Decimal(str(number))
    return _find_locale(language).plural_form(exact)


def list_plural_categories(language: str) -> list[str]:
    """All plural categories of a language, in the order of the CLDR.

    A language that is unknown to Babel gets those of English.
    """
    from babel import Locale, UnknownLocaleError

    try:
        tags = Locale.parse(language).plural_form.tags
    except (UnknownLocaleError, ValueError):
        tags = frozenset(("one",))
    return [each for each in _PLURAL_CATEGORIES if each in tags or each == "other"]


def find_marks(language: str) -> tuple[str, str]:
    """The decimal mark of a language, and its separator of groups of three digits.

    Raises:
        BreakContactError: If there is no such language.
    """
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = _find_locale(language)
    return get_decimal_symbol(locale), get_group_symbol(locale)


@cache
def _find_locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse(find_language(language).locale)


@cache
def _money_pattern(language: str, currency: str) -> str:
    from babel.numbers import get_currency_symbol

    locale = _find_locale(language)
    pattern: str = locale.currency_formats["standard"].pattern.replace("0.00", "0.##")
    # "NOK 1,200", not "NOK1,200": the CLDR puts a space after letters, which Babel leaves out.
    if get_currency_symbol(currency, locale)[-1].isalpha():
        pattern = pattern.replace(_LETTERS_BEFORE_A_NUMBER, f"¤{NO_BREAK}#")
    return pattern


def _write(number: str, pattern: str, language: str) -> str:
    from babel.numbers import format_decimal

    # A pattern may end in "%"; Babel writes it by the same rules.
    return format_decimal(
        Decimal(number), pattern, locale=_find_locale(language), decimal_quantization=False
    )


def _with_places(pattern: str, places: int) -> str:
    return pattern.replace(_WHOLE, f"{_WHOLE}.{'0' * places}") if places else pattern


def _round(amount: float, digits: int | None) -> float:
    if digits is None or amount == 0 or not math.isfinite(amount):
        return amount
    return round(amount, digits - 1 - math.floor(math.log10(abs(amount))))
