"""Numbers are written as people in the country write them."""

from __future__ import annotations

import pytest

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.formatting import (
    LANGUAGES,
    fill_words,
    render_decimal,
    render_money,
    render_number,
    render_percent,
)
from breakcontact.outcomes.registry import load_registry


@pytest.mark.parametrize(
    ("amount", "currency", "language", "written"),
    [
        (15_892.7, "NOK", "en", "NOK 16,000"),
        (15_892.7, "NOK", "nb", "16 000 kr"),
        (512, "GBP", "en", "£510"),
        (512, "GBP", "nb", "510 pund"),
        (0, "NOK", "nb", "0 kr"),
        (0.5, "GBP", "en", "£0.5"),
        (1_234_567, "USD", "en", "$1,200,000"),
    ],
)
def test_money(amount: float, currency: str, language: str, written: str) -> None:
    """Two figures count, and the currency stands where it is used to."""
    assert render_money(amount, currency, language).replace("\u00a0", " ") == written


def test_money_to_the_last_digit() -> None:
    """A number of the registry is not rounded."""
    assert render_money(1_234, "GBP", "en", digits=None) == "£1,234"


@pytest.mark.parametrize(
    ("chance", "language", "written"),
    [(0.22, "en", "22%"), (0.22, "nb", "22 %"), (0.005, "en", "0.5%"), (0, "en", "0%")],
)
def test_percent(chance: float, language: str, written: str) -> None:
    """Whole per cent, but for what would otherwise be none."""
    assert render_percent(chance, language).replace("\u00a0", " ") == written


@pytest.mark.parametrize(
    ("value", "unit", "language", "written"),
    [
        (1, "days", "en", "1 day"),
        (14, "days", "nb", "14 dager"),
        (3, "hours", "en", "3 hours"),
        (0.3, "ratio", "nb", "0,3"),
        (6500, "posts", "en", "6,500"),
        (5000, "NOK", "en", "NOK 5,000"),
        (0.6, "chance per day", "en", "60%"),
    ],
)
def test_numbers_with_their_unit(value: float, unit: str, language: str, written: str) -> None:
    """One is not many, and Norwegian has a comma."""
    assert render_number(value, unit, language).replace("\u00a0", " ") == written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", load_registry().numbers)
def test_sentences_for_learners_are_filled(key: str, language: str) -> None:
    """Every number has a sentence in each language, with no gap left."""
    sentence = fill_words(load_registry()[key], language)

    assert "{" not in sentence
    assert sentence.endswith(".")


def test_other_languages_are_refused() -> None:
    """The sentence says which there are."""
    for write in (
        lambda: render_money(1, "NOK", "se"),
        lambda: render_decimal(1, 0, "se"),
        lambda: fill_words(load_registry()["unsure"], "se"),
    ):
        with pytest.raises(OutcomeError, match="en and nb"):
            write()
