"""Tables of the quizzes that are handed in: when to give each, and what it holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from breakcontact.errors import BreakContactError
from breakcontact.files import PROJECT
from breakcontact.guide.escape import escape_text
from breakcontact.guide.numbers import render_table
from breakcontact.i18n.messages import GUIDE, Messages
from breakcontact.lessons import list_assignments, load_forms, load_lessons
from breakcontact.vocabulary import AUDIENCES, Audience

_HEAD: Final = ("quizzes.quiz", "quizzes.when", "quizzes.what")


def render_quizzes(language: str) -> str:
    """The quizzes of each audience as a table, in the order of teaching.

    Raises:
        BreakContactError: If a quiz is not built.
    """
    words = Messages(language, GUIDE)
    tables = []
    for audience in AUDIENCES:
        if rows := _list_rows(audience, words):
            table = render_table([escape_text(words.say(each)) for each in _HEAD], rows)
            group = escape_text(words.say(f"lessons.group.{audience}"))
            tables.append(f"**{group}**\n\n{table}")
    return "\n\n".join(tables)


def _list_rows(audience: Audience, words: Messages) -> list[list[str]]:
    given = {slug: words.say(f"quizzes.when.{when}") for when, slug in load_forms(audience).items()}
    for lesson in load_lessons(audience=audience):
        if lesson.check:
            title = lesson.titles[words.language]
            given[lesson.check] = words.say("quizzes.when.check", lesson=title)
    names = list_assignments(audience=audience)
    return [
        [f"`{name}`", escape_text(given[name]), escape_text(_describe(name, words))]
        for name in names
    ]


def _describe(name: str, words: Messages) -> str:
    """How many questions and points a quiz has."""
    items = json.loads(_find_definition(name).read_text(encoding="utf-8"))["items"]
    points = sum(item["points"] for item in items)
    return (
        f"{words.count('quizzes.questions', len(items))}, {words.count('quizzes.points', points)}"
    )


def _find_definition(name: str) -> Path:
    for folder in (PROJECT, Path.cwd()):
        path = folder / "assessments" / "source" / name / f"{name}.quiz.json"
        if path.is_file():
            return path
    raise BreakContactError(f"The quiz '{name}' is not built. Run 'breakcontact build'.")
