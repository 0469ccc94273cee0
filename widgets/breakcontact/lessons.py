"""The lessons of the course and their order, as built from ``course.yaml``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT
from breakcontact.vocabulary import AUDIENCES, STORY_AUDIENCES, Audience

FILE_NAME: Final = "course.json"
FORMS: Final = ("before", "after", "later")
"""When an audience's parallel forms are given, in this order."""
START: Final = "00_start"
"""The name of the notebook that is the start page; it is no lesson."""
NOTEBOOK_KEY: Final = "breakcontact"
"""The key of our own metadata, in a notebook and in its cells."""


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """What the course says about one lesson.

    Attributes:
        slug: The name of its notebooks, such as ``01_match``.
        titles: Its title by language.
        story: The id of the story that is played in it, if any.
        practice: The id of its practice questions, if it has any.
        check: The slug of its quiz for nbgrader, if it has one.
        audience: Whom it is for, each a :data:`breakcontact.vocabulary.Audience`.
        minutes: How long it takes with a class.
        prerequisites: Slugs of lessons that come before it.
        folder: Where its built story and questions are.
        about: One or two sentences about it by language; empty if the course says nothing.
    """

    slug: str
    titles: Mapping[str, str]
    story: str | None
    practice: str | None
    check: str | None
    audience: tuple[str, ...]
    minutes: int
    prerequisites: tuple[str, ...]
    folder: Path
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def story_file(self) -> Path | None:
        """The compiled story, if there is one to play."""
        return self.folder / f"{self.story}.story.json" if self.story else None

    @property
    def story_audience(self) -> str:
        """The story audience whose help it shows if it has no story: adults, if it is for them.

        A story says itself whom its help is for. Parents are shown the help for their child. It is
        one of :data:`breakcontact.vocabulary.STORY_AUDIENCES`.
        """
        first = STORY_AUDIENCES[0]
        if first in self.audience:
            return first
        if "parents" in self.audience:
            return "teenagers"
        return next((each for each in STORY_AUDIENCES if each in self.audience), first)

    @property
    def practice_file(self) -> Path | None:
        """The built practice questions, if there are any."""
        return self.folder / f"{self.practice}.questions.json" if self.practice else None


def load_lessons(folder: Path = BUILT, audience: Audience | None = None) -> tuple[LessonEntry, ...]:
    """The lessons, in the order of teaching.

    Args:
        folder: A folder of built files.
        audience: Whose lessons; all of them if it is left out.

    Raises:
        BreakContactError: If the list of lessons is missing or cannot be read.
    """
    lessons = [_parse_entry(lesson, folder) for lesson in _read(folder)["lessons"]]
    return tuple(each for each in lessons if audience is None or audience in each.audience)


def load_lesson(slug: str, folder: Path = BUILT) -> LessonEntry:
    """One lesson.

    Raises:
        BreakContactError: If the course has no such lesson; the message lists those it has.
    """
    lessons = {lesson.slug: lesson for lesson in load_lessons(folder)}
    if slug not in lessons:
        raise BreakContactError(
            f"There is no lesson '{slug}'. The lessons listed in {folder / FILE_NAME} are: "
            f"{', '.join(lessons)}."
        )
    return lessons[slug]


def list_assignments(folder: Path = BUILT, audience: Audience | None = None) -> list[str]:
    """The slugs of the quizzes that are handed in, in the order of teaching.

    Args:
        folder: A folder of built files.
        audience: Whose quizzes; all of them if it is left out, those of each audience together.

    Raises:
        BreakContactError: If the list of lessons is missing or cannot be read.
    """
    if audience is None:
        every = [slug for each in AUDIENCES for slug in list_assignments(folder, each)]
        return list(dict.fromkeys(every))
    forms = load_forms(audience, folder)
    checks = [lesson.check for lesson in load_lessons(folder, audience)]
    slugs = [forms.get("before"), *checks, forms.get("after"), forms.get("later")]
    return [slug for slug in slugs if slug]


def load_forms(audience: Audience, folder: Path = BUILT) -> dict[str, str]:
    """The slugs of an audience's parallel forms by when they are given, one of ``FORMS``.

    Raises:
        BreakContactError: If the list of lessons is missing or cannot be read.
    """
    quizzes = _read(folder)["quizzes"].get(audience, {})
    return {when: quizzes[when] for when in FORMS if when in quizzes}


def list_practice(folder: Path = BUILT) -> list[str]:
    """The slugs of the quizzes for practice with the controls, which nobody hands in.

    Raises:
        BreakContactError: If the list of lessons is missing or cannot be read.
    """
    quizzes = _read(folder)["quizzes"].values()
    return [each["practice"] for each in quizzes if "practice" in each]


def find_practice(audience: Audience, folder: Path = BUILT) -> str | None:
    """The slug of an audience's quiz for practice with the controls, if it has one.

    Raises:
        BreakContactError: If the list of lessons is missing or cannot be read.
    """
    slug: str | None = _read(folder)["quizzes"].get(audience, {}).get("practice")
    return slug


def _parse_entry(lesson: Mapping[str, Any], folder: Path) -> LessonEntry:
    return LessonEntry(
        slug=lesson["slug"],
        titles=lesson["titles"],
        story=lesson["story"],
        practice=lesson["practice"],
        check=lesson["check"],
        audience=tuple(lesson["audience"]),
        minutes=lesson["minutes"],
        prerequisites=tuple(lesson["prerequisites"]),
        folder=folder,
        about=lesson.get("about", {}),
    )


def _read(folder: Path) -> Any:
    path = folder / FILE_NAME
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise BreakContactError(
            f"The list of lessons, {path}, cannot be read. Run 'breakcontact build', or get a "
            "fresh copy."
        ) from None
