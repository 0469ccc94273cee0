"""Numbers, money and days are written as people in the country write them."""

from __future__ import annotations

import pytest

from breakcontact.errors import BreakContactError
from breakcontact.i18n.format import (
    render_day,
    render_decimal,
    render_money,
    render_percent,
    render_plain,
)


@pytest.mark.parametrize(
    ("amount", "currency", "language", "written"),
    [
        (15_892.7, "NOK", "en", "NOK 16,000"),
        (15_892.7, "NOK", "nb", "16 000 kr"),
        (512, "GBP", "en", "£510"),
        (512, "GBP", "nb", "510 pund"),
        (0, "NOK", "nb", "0 kr"),
        (0.5, "GBP", "en", "£0.5"),
        (1_234_567, "USD", "en", "US$1,200,000"),
    ],
)
def test_money(amount: float, currency: str, language: str, written: str) -> None:
    """Two figures count, and the currency stands where it is used to."""
    assert render_money(amount, currency, language).replace("\u00a0", " ") == written


def test_money_to_the_last_digit() -> None:
    """An amount that was published is not rounded."""
    assert render_money(1_234, "GBP", "en", digits=None) == "£1,234"


@pytest.mark.parametrize(
    ("chance", "language", "written"),
    [(0.22, "en", "22%"), (0.22, "nb", "22 %"), (0.005, "en", "0.5%"), (0, "en", "0%")],
)
def test_percent(chance: float, language: str, written: str) -> None:
    """Whole per cent, but for what would otherwise be none."""
    assert render_percent(chance, language).replace("\u00a0", " ") == written


@pytest.mark.parametrize(
    ("value", "places", "language", "written"),
    [(2, 1, "en", "2.0"), (2.5, 1, "nb", "2,5"), (1234.5, 1, "en", "1,234.5")],
)
def test_decimals(value: float, places: int, language: str, written: str) -> None:
    """As many digits after the decimal mark as asked for."""
    assert render_decimal(value, places, language) == written


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [(2.0, "nb", "2"), (0.25, "nb", "0,25"), (1_250_000, "en", "1,250,000")],
)
def test_plain_numbers(value: float, language: str, written: str) -> None:
    """No digit more than the number has."""
    assert render_plain(value, language) == written


@pytest.mark.parametrize(("language", "written"), [("en", "3 May 2026"), ("nb", "3. mai 2026")])
def test_days(language: str, written: str) -> None:
    """The month is a word."""
    assert render_day("2026-05-03", language) == written


def test_other_languages_are_refused() -> None:
    """The sentence says which there are."""
    for write in (
        lambda: render_money(1, "NOK", "se"),
        lambda: render_decimal(1, 0, "se"),
        lambda: render_day("2026-05-03", "se"),
    ):
        with pytest.raises(BreakContactError, match="There is no language 'se'; there are: en, nb"):
            write()
