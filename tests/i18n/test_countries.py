"""The list of countries: what is in it, and what is said about a bad one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from breakcontact import files
from breakcontact.errors import BreakContactError
from breakcontact.i18n.countries import COUNTRIES, list_countries
from breakcontact.i18n.languages import list_languages
from breakcontact.outcomes.registry import load_registry

NORWAY = {"code": "NO", "currency": "NOK", "harm": 50_000}


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_has_its_currency_in_the_registry(country: str) -> None:
    """First demands are in the currency that the list names."""
    assert load_registry().currency(country) == list_countries()[country].currency


def test_languages_begin_with_a_country_that_exists() -> None:
    """The advice that a reader sees first is that of a country in the list."""
    assert {language.country for language in list_languages().values()} <= set(COUNTRIES)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is no list of countries"),
        ('[{"code": "NO"}]', "Each entry needs code, currency and harm"),
        (json.dumps([{**NORWAY, "colour": "red"}]), "unexpected keyword argument 'colour'"),
        ("[]", "lists no country"),
    ],
)
def test_a_bad_list_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, sentence: str
) -> None:
    """It names the file and what an entry needs."""
    (tmp_path / "countries.json").write_text(text)
    monkeypatch.setattr(files, "DATA", tmp_path)

    with pytest.raises(BreakContactError, match=sentence):
        list_countries.__wrapped__()
