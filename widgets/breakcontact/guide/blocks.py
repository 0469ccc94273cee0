"""Generated blocks in the guide's pages, made from stories, lessons, plans, numbers and advice.

A block is between two comments, ``<!-- made: NAME WORDS -->`` and ``<!-- end -->``, so that readers
of the plain file see it too. ``breakcontact guide --write-tables`` writes all blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from breakcontact.errors import BreakContactError
from breakcontact.guide.advice import render_order, render_services, render_steps
from breakcontact.guide.authoring import (
    render_codes,
    render_keys,
    render_limits,
    render_tactics,
    render_voices,
    render_weights,
)
from breakcontact.guide.instruments import render_instrument_sources, render_instruments
from breakcontact.guide.lessons import render_course, render_lesson, render_lessons
from breakcontact.guide.minutes import render_minutes
from breakcontact.guide.numbers import (
    render_conflicts,
    render_figures,
    render_numbers,
    render_sources,
    render_young,
)
from breakcontact.guide.pages import list_pages
from breakcontact.guide.plans import render_plan, render_slot
from breakcontact.guide.procedures import render_procedures
from breakcontact.guide.quizzes import render_quizzes
from breakcontact.i18n import SOURCE_LANGUAGE, list_languages

MAKERS: Final[Mapping[str, Callable[..., str]]] = {
    "minutes": render_minutes,
    "lesson": render_lesson,
    "lessons": render_lessons,
    "course": render_course,
    "quizzes": render_quizzes,
    "plan": render_plan,
    "slot": render_slot,
    "procedures": render_procedures,
    "numbers": render_numbers,
    "figures": render_figures,
    "young": render_young,
    "sources": render_sources,
    "conflicts": render_conflicts,
    "instruments": render_instruments,
    "instrument-sources": render_instrument_sources,
    "steps": render_steps,
    "order": render_order,
    "services": render_services,
    "steps-teenagers": partial(render_steps, audience="teenagers"),
    "order-teenagers": partial(render_order, audience="teenagers"),
    "services-teenagers": partial(render_services, audience="teenagers"),
    "codes": render_codes,
    "tactics": render_tactics,
    "weights": render_weights,
    "limits": render_limits,
    "voices": render_voices,
    "keys": render_keys,
}
"""The functions that make blocks, by name; they take the words after the name and a language."""

_BLOCK: Final = re.compile(r"<!-- made: ([\w -]+?) -->\n.*?<!-- end -->", re.DOTALL)
_BEGINS: Final = "<!-- made:"


def plan_tables(folder: Path) -> dict[Path, str]:
    """The new text of every page with outdated blocks.

    Args:
        folder: The folder of the guide; the project's README beside it has blocks too.
    """
    pages = {
        page: language for language in list_languages() for page in list_pages(folder, language)
    }
    readme = folder.parent / "README.md"
    if readme.is_file():
        pages[readme] = SOURCE_LANGUAGE
    stale = {}
    for page, language in pages.items():
        old = page.read_text(encoding="utf-8")
        new = fill_blocks(old, language, page.name)
        if new != old:
            stale[page] = new
    return stale


def fill_blocks(text: str, language: str, page: str) -> str:
    """A page's text with all its blocks regenerated.

    Raises:
        BreakContactError: If a block has an unknown name, wrong words or no end.
    """
    new = _BLOCK.sub(lambda block: _make(block[1].split(), language, page), text)
    if new.count(_BEGINS) != len(_BLOCK.findall(new)):
        raise BreakContactError(f"{page}: a generated block has no line '<!-- end -->'.")
    return new


def _make(words: list[str], language: str, page: str) -> str:
    name, *rest = words
    if name not in MAKERS:
        raise BreakContactError(
            f"{page}: there is no block called '{name}'. There are: {', '.join(MAKERS)}."
        )
    try:
        made = MAKERS[name](*rest, language)
    except TypeError:
        raise BreakContactError(
            f"{page}: '{' '.join(words)}' has too many or too few words."
        ) from None
    return f"<!-- made: {' '.join(words)} -->\n\n{made.strip()}\n\n<!-- end -->"
