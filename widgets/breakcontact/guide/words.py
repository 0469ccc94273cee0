"""The words of the guide's tables, handouts and site, and those of the interface, as built."""

from __future__ import annotations

import json
from functools import cache

from breakcontact.files import BUILT
from breakcontact.guide.pages import check_language


@cache
def load_words(language: str) -> dict[str, str]:
    """All words that the guide's tables, handouts and site use, in one language, by id.

    Raises:
        BreakContactError: If the guide is not written in that language.
    """
    check_language(language)
    words: dict[str, str] = {}
    for name in ("labels", "guide"):
        path = BUILT / f"{name}.{language}.json"
        words.update(json.loads(path.read_text(encoding="utf-8")))
    return words
