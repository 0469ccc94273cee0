"""The lessons of the course and their order, as built from ``course.yaml``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT
from breakcontact.vocabulary import STORY_AUDIENCES

FILE_NAME: Final = "course.json"
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

    @property
    def story_file(self) -> Path | None:
        """The compiled story, if there is one to play."""
        return self.folder / f"{self.story}.story.json" if self.story else None

    @property
    def story_audience(self) -> str:
        """The story audience whose help it shows: adults, unless it is for others and not for them.

        It is one of :data:`breakcontact.vocabulary.STORY_AUDIENCES`.
        """
        first = STORY_AUDIENCES[0]
        if first in self.audience:
            return first
        return next((each for each in STORY_AUDIENCES if each in self.audience), first)

    @property
    def practice_file(self) -> Path | None:
        """The built practice questions, if there are any."""
        return self.folder / f"{self.practice}.questions.json" if self.practice else None


def load_lessons(folder: Path = BUILT) -> tuple[LessonEntry, ...]:
    """All lessons, in the order of teaching.

    Args:
        folder: A folder of built files.

    Raises:
        BreakContactError: If the list of lessons is missing or cannot be read.
    """
    lessons = _read(folder)["lessons"]
    return tuple(_parse_entry(lesson, folder) for lesson in lessons)


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


def list_assignments(folder: Path = BUILT) -> list[str]:
    """The slugs of all quizzes that are handed in, in the order of teaching.

    Raises:
        BreakContactError: If the list of lessons is missing or cannot be read.
    """
    quizzes = _read(folder)["quizzes"]
    checks = [lesson.check for lesson in load_lessons(folder)]
    slugs = [quizzes.get("before"), *checks, quizzes.get("after"), quizzes.get("later")]
    return [slug for slug in slugs if slug]


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
