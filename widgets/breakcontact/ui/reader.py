"""Who reads: in which language, and whose country's advice comes first."""

from __future__ import annotations

import os
from pathlib import Path

from breakcontact.advice import COUNTRIES
from breakcontact.errors import BreakContactError
from breakcontact.i18n import SOURCE_LANGUAGE, list_languages

LANGUAGE = "BREAKCONTACT_LANGUAGE"
"""The variable in which ``breakcontact lab`` says the language that it was started in."""


def folder_language(otherwise: str = SOURCE_LANGUAGE) -> str:
    """The language folder that the notebook lies in, such as ``lessons/nb``; else that of Lab."""
    for folder in (notebook_folder(), Path.cwd()):
        if folder.name in list_languages():
            return folder.name
    started_in = os.environ.get(LANGUAGE, "")
    return started_in if started_in in list_languages() else otherwise


def notebook_folder() -> Path:
    """Where the notebook lies, as far as the Jupyter server tells."""
    return Path(os.environ.get("JPY_SESSION_NAME", "")).parent


def known_country(country: str) -> str:
    """Give back a country that there is advice for.

    Raises:
        BreakContactError: If there is none.
    """
    if country in COUNTRIES:
        return country
    offered = ", ".join(COUNTRIES)
    raise BreakContactError(f"There is no advice for '{country}'; there is for: {offered}.")
