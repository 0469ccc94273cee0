"""The list of languages, ``data/languages.json``; no other module names a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from breakcontact import files
from breakcontact.errors import BreakContactError
from breakcontact.i18n.entries import read_entries

SOURCE_LANGUAGE: Final = "en"
"""The language that authors write in; PO files translate from it into the others."""

_LIST: Final = "languages.json"


@dataclass(frozen=True, slots=True)
class Language:
    """One entry of the list.

    Attributes:
        code: What files and folders are named after: ``labels.nb.po``, ``lessons/nb``.
        name: What the language calls itself.
        locale: The Babel locale that writes its numbers and days, such as ``nb_NO``.
        country: Whose advice comes first until the reader chooses, such as ``NO``.
        also: Other prefixes of a machine's language setting that mean this language.
        currencies: How an amount is written where people say it differently from Babel:
            ``{"GBP": "{} pund"}``.
        number_words: Words by which the lint for numbers finds percentages (``percent``), counts
            out of 100 (``of``) and amounts of money (by currency) in a text.
    """

    code: str
    name: str
    locale: str
    country: str
    also: tuple[str, ...] = ()
    currencies: Mapping[str, str] = field(default_factory=dict)
    number_words: Mapping[str, Sequence[str]] = field(default_factory=dict)


@cache
def list_languages() -> Mapping[str, Language]:
    """All languages by code, the source language first.

    Raises:
        BreakContactError: If the list cannot be read or lacks the source language.
    """
    listed = read_entries(_LIST, _read_entry, "languages", "code, name, locale and country")
    languages = {language.code: language for language in listed}
    if SOURCE_LANGUAGE not in languages:
        raise BreakContactError(
            f"{files.DATA / _LIST} lacks '{SOURCE_LANGUAGE}', which all texts are written in."
        )
    return {SOURCE_LANGUAGE: languages.pop(SOURCE_LANGUAGE), **languages}


def find_language(code: str) -> Language:
    """The entry of a language.

    Raises:
        BreakContactError: If it is not in the list.
    """
    languages = list_languages()
    if code not in languages:
        raise BreakContactError(
            f"There is no language '{code}'; there are: {', '.join(languages)}."
        )
    return languages[code]


def match_language(setting: str) -> str:
    """The code of the language that a machine's setting asks for, such as ``nn_NO.UTF-8``.

    Settings that match no entry give the source language.
    """
    setting = setting.lower().replace("-", "_")
    for language in list_languages().values():
        if setting.startswith((language.code.lower(), *language.also)):
            return language.code
    return SOURCE_LANGUAGE


def _read_entry(entry: Mapping[str, Any]) -> Language:
    return Language(**{**entry, "also": tuple(entry.get("also", ()))})
