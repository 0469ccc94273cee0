"""The list of countries, ``data/countries.json``; no code names a country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from breakcontact import files
from breakcontact.errors import BreakContactError
from breakcontact.i18n.entries import read_entries
from breakcontact.i18n.languages import SOURCE_LANGUAGE, list_languages

_LIST: Final = "countries.json"


@dataclass(frozen=True, slots=True)
class Country:
    """One entry of the list.

    Attributes:
        code: An ISO 3166 code, such as ``NO``; advice packs and numbers are named after it.
        currency: An ISO 4217 code, such as ``NOK``.
        harm: Where the explorer's slider for harm starts, in that currency.
    """

    code: str
    currency: str
    harm: float


@cache
def list_countries() -> Mapping[str, Country]:
    """All countries that have advice and sums of money of their own, by code.

    Raises:
        BreakContactError: If the list cannot be read or is empty.
    """
    listed = read_entries(
        _LIST, lambda entry: Country(**entry), "countries", "code, currency and harm"
    )
    if not listed:
        raise BreakContactError(f"{files.DATA / _LIST} lists no country.")
    return {country.code: country for country in listed}


COUNTRIES: Final = tuple(list_countries())
"""The codes of all countries; the first is the default."""

SOURCE_COUNTRY: Final = list_languages()[SOURCE_LANGUAGE].country
"""The country whose advice comes first for readers of the source language."""
