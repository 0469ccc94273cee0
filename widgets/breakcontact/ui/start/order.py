"""Which lessons are for whom on the start page, and which comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from breakcontact.lessons import LessonEntry
from breakcontact.vocabulary import Audience

WHO: Final[Mapping[str, Sequence[Audience]]] = {
    "alone": ("adults",),
    "class": ("adults", "teenagers"),
    "young": ("teenagers",),
    "police": ("police", "adults"),
    "family": ("parents", "police", "teenagers", "adults"),
}
"""Whose lessons are shown, in this order, by how learners describe themselves."""


def find_next(
    lessons: Sequence[LessonEntry], slug: str, who: str, done: Sequence[str] = ()
) -> LessonEntry | None:
    """The lesson to go on with after one: the first one below it that is not done yet.

    Args:
        lessons: All lessons, in the order of teaching.
        slug: The lesson that was read.
        who: A key of :data:`WHO`; empty if nothing was chosen.
        done: The slugs of lessons that are done.
    """
    order = _list_order(lessons, WHO.get(who, ()))
    if slug not in [each.slug for each in order]:
        read = next((each for each in lessons if each.slug == slug), None)
        order = _list_order(lessons, read.audience if read else ())
    slugs = [each.slug for each in order]
    below = order[slugs.index(slug) + 1 :] if slug in slugs else []
    return next((each for each in below if each.slug not in done), None)


def _list_order(lessons: Sequence[LessonEntry], audiences: Sequence[str]) -> list[LessonEntry]:
    order = [each for audience in audiences for each in lessons if audience in each.audience]
    return list({each.slug: each for each in order}.values())
