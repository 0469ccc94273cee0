"""A country's steps and services as a page shows them, read from the built files."""

from __future__ import annotations

import json
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT
from breakcontact.i18n import list_languages
from breakcontact.i18n.countries import COUNTRIES
from breakcontact.invocation import tell_damaged
from breakcontact.vocabulary import STORY_AUDIENCES

__all__ = ["COUNTRIES", "home_country", "known_country", "load_pack"]


def home_country(language: str, otherwise: str = COUNTRIES[0]) -> str:
    """The country whose advice comes first for a language, until the reader chooses.

    Args:
        language: A language's code.
        otherwise: The country for a language that is not in the list.
    """
    known = list_languages().get(language)
    return known.country if known and known.country in COUNTRIES else otherwise


def known_country(country: str) -> str:
    """Give back a country that there is advice for.

    Raises:
        BreakContactError: If there is none.
    """
    if country in COUNTRIES:
        return country
    offered = ", ".join(COUNTRIES)
    raise BreakContactError(f"There is no advice for '{country}'; there is for: {offered}.")


def load_pack(country: str, language: str, audience: str = STORY_AUDIENCES[0]) -> dict[str, Any]:
    """The advice of one country for one audience, told in one language.

    Language and country are two settings: the advice for Norway can be read in English. The
    audience is that of the story: teenagers see neither services nor wording for adults only.

    Args:
        country: The code of a country.
        language: The code of a language.
        audience: One of :data:`breakcontact.vocabulary.STORY_AUDIENCES`.

    Returns:
        ``country``, ``audience``, ``name``, ``reviewed``, ``days`` (each day of review in words),
        ``order_note``, ``safety`` (what comes before all steps), ``steps``, ``services`` and
        ``sources``, as plain data for the page.

    Raises:
        BreakContactError: If there is no advice for the country, or not in that language or for
            that audience, or the built file is damaged.
    """
    path = BUILT / f"{known_country(country)}.advice.json"
    if not path.is_file():
        raise BreakContactError(f"The advice for '{country}' is not built yet.")
    try:
        pages: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["pages"]
    except (OSError, ValueError, KeyError, TypeError):
        raise BreakContactError(tell_damaged(path)) from None
    if language not in pages:
        raise BreakContactError(
            f"The advice for '{country}' is not written in '{language}'; "
            f"it is in: {', '.join(pages)}."
        )
    if audience not in pages[language]:
        raise BreakContactError(
            f"There is no advice for '{audience}'; there is for: {', '.join(pages[language])}."
        )
    page: dict[str, Any] = pages[language][audience]
    return page
