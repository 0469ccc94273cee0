"""Plural forms that a language has and English lacks.

English distinguishes ``<id>.one`` and ``<id>.other``; these are the names that the CLDR gives to
plural categories. A translation needs a line for each category of its own language: Polish, for
example, also has ``few`` and ``many``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from breakcontact.authoring.lines import Line
from breakcontact.i18n.format import list_plural_categories

_ONE = ".one"
_OTHER = ".other"


def list_translated_lines(lines: Sequence[Line], language: str) -> list[Line]:
    """The lines that a translation consists of: those of the source, in all plural forms.

    Args:
        lines: The lines of the source file, in English.
        language: The language that they are translated to.
    """
    categories = list_plural_categories(language)
    if set(categories) == {"one", "other"}:
        return list(lines)
    return list(_expand(lines, categories))


def _expand(lines: Sequence[Line], categories: Sequence[str]) -> Iterator[Line]:
    ids = {line.id for line in lines}
    for line in lines:
        stem = line.id.removesuffix(_OTHER)
        if line.id.endswith(_OTHER) and f"{stem}{_ONE}" in ids:
            extra = [each for each in categories if each not in ("one", "other")]
            yield from (replace(line, id=f"{stem}.{category}") for category in extra)
        yield line
