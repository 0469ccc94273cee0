"""The end of a quiz for practice: links to the lessons, and more questions from all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, zip_longest
from typing import Any

from breakcontact.lessons import LessonEntry, load_lessons
from breakcontact.quiz import QuizDefinition, load_definition
from breakcontact.ui.quiz.practice import list_topics
from breakcontact.ui.start.links import link_notebook, open_folder


def find_further(audience: str, language: str) -> dict[str, Any]:
    """What the end of practice offers to an audience, in one language.

    Returns:
        ``reading``, a link and a title for each lesson beside the notebook, and ``pool``, the
        questions after those lessons, which ask about them in turn.
    """
    lessons = [each for each in load_lessons() if audience in each.audience]
    files = {each.slug: each.practice_file for each in lessons}
    practised = {slug: file for slug, file in files.items() if file and file.is_file()}
    return {
        "reading": dict(_link(lessons, language)),
        "pool": _gather(
            {slug: load_definition(file) for slug, file in practised.items()}, language
        ),
    }


def _link(lessons: list[LessonEntry], language: str) -> Iterator[tuple[str, dict[str, str]]]:
    for lesson in lessons:
        file = open_folder() / f"{lesson.slug}.ipynb"
        if file.is_file():
            yield lesson.slug, {**link_notebook(file), "title": lesson.titles[language]}


def _gather(found: Mapping[str, QuizDefinition], language: str) -> dict[str, Any]:
    """The questions of several lessons as one; every id begins with the slug of its lesson."""
    pool: dict[str, Any] = {"items": [], "answer_keys": {}, "lines": {}, "topics": []}
    topics = []
    for slug, definition in found.items():
        if language not in definition.languages:
            continue
        pool["items"] += [{**item.table, "id": f"{slug}-{item.id}"} for item in definition.items]
        pool["answer_keys"] |= {f"{slug}-{key}": each for key, each in definition.keys.items()}
        for line, text in definition.table["lines"][language].items():
            topic = line.removeprefix("topic.")
            name = f"{slug}-{line}" if topic == line else f"topic.{slug}-{topic}"
            pool["lines"][name] = text
        topics.append([_rename(slug, topic) for topic in list_topics(definition)])
    # One lesson after the other, so that a round has something of each.
    pool["topics"] = [each for each in chain(*zip_longest(*topics)) if each]
    return pool


def _rename(slug: str, topic: Mapping[str, Any]) -> dict[str, Any]:
    items = [f"{slug}-{item}" for item in topic["items"]]
    return {"id": f"{slug}-{topic['id']}", "lesson": slug, "items": items}
