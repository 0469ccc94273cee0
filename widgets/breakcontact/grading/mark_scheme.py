"""Read the mark scheme of a text: what gives points, a model answer, and why."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from breakcontact.grading.feedback.explanations import find_model
from breakcontact.i18n import list_languages

_HEADING = re.compile(r"^\*\*(.+?)\*\*$")
_POINTS = re.compile(r"^- (\d+(?:[.,]\d+)?) [^\W\d_]+: (.+)$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LIMITS: Final = ("=== BEGIN MARK SCHEME ===", "=== END MARK SCHEME ===")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a rubric.

    Attributes:
        text: What an answer has to do.
        points: What that gives.
    """

    text: str
    points: float


@dataclass(frozen=True, slots=True)
class MarkScheme:
    """How a text is marked, in one language.

    Attributes:
        criteria: The lines of the rubric; none if their points do not add up to those of the text.
        model: A model answer, or "".
        other: All of the scheme as it was written, if the lines of the rubric were not found in it.
    """

    criteria: tuple[Criterion, ...]
    model: str
    other: str


def read_scheme(source: str, most: float, language: str) -> MarkScheme:
    """Read the mark scheme of the cell in which a text is marked.

    The lines of the rubric are read from the text that the formgrader shows, so that a teacher who
    changed it there finds the same here.

    Args:
        source: The cell, with its mark scheme.
        most: The points of the text.
        language: What the teacher reads; another one is taken where the scheme lacks it.
    """
    begin, end = _LIMITS
    scheme = source.partition(begin)[2].partition(end)[0]
    rubrics = _find_rubrics(scheme)
    chosen = language if language in rubrics else next(iter(rubrics), language)
    criteria = rubrics.get(chosen, ())
    if not criteria or abs(sum(one.points for one in criteria) - most) > 1e-9:
        criteria = ()
    model = html.unescape(find_model(scheme, chosen))
    other = "" if criteria else _COMMENT.sub("", scheme or source).strip()
    return MarkScheme(criteria, model, other)


def _find_rubrics(scheme: str) -> Mapping[str, tuple[Criterion, ...]]:
    """The rubrics by language; each stands under a heading that begins with its language."""
    languages = {one.name: code for code, one in list_languages().items()}
    found: dict[str, list[Criterion]] = {}
    language = None
    for line in scheme.splitlines():
        if heading := _HEADING.match(line):
            language = languages.get(heading[1].partition(":")[0])
        elif language:
            found.setdefault(language, []).extend(_read_criterion(line))
    return {code: tuple(criteria) for code, criteria in found.items() if criteria}


def _read_criterion(line: str) -> Iterator[Criterion]:
    if match := _POINTS.match(line):
        yield Criterion(html.unescape(match[2]), float(match[1].replace(",", ".")))
