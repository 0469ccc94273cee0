"""Numbers of the registry in sentences, with their units."""

from __future__ import annotations

import pytest

from breakcontact.errors import BreakContactError
from breakcontact.i18n import list_languages
from breakcontact.outcomes.formatting import fill_words, render_number
from breakcontact.outcomes.registry import load_registry


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


@pytest.mark.parametrize("language", list_languages())
@pytest.mark.parametrize("key", load_registry().numbers)
def test_sentences_for_learners_are_filled(key: str, language: str) -> None:
    """Every number has a sentence in each language, with no gap left."""
    sentence = fill_words(load_registry()[key], language)

    assert "{" not in sentence
    assert sentence.endswith(".")


def test_other_languages_are_refused() -> None:
    """The sentence says which there are."""
    for write in (
        lambda: render_number(1, "NOK", "se"),
        lambda: fill_words(load_registry()["unsure"], "se"),
    ):
        with pytest.raises(BreakContactError, match="en, nb"):
            write()
