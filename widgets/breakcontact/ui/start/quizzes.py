"""The quizzes that a learner was given: folders beside those of the lessons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from breakcontact.quiz import load_definition
from breakcontact.quiz.course_location import find_course_step
from breakcontact.quiz.definition import DefinitionError, QuizDefinition
from breakcontact.ui.start.links import link_notebook

_DEPTHS = ("*/*.quiz.json", "*/*/*.quiz.json")
"""Unpacked into the course's folder, or there into a folder of one person."""


def find_quizzes(home: Path, language: str) -> list[dict[str, Any]]:
    """The quizzes in a course's folder: title, link, and whether there are answers.

    Args:
        home: The course's folder, such as ``lessons``.
        language: Of the titles, if a quiz is written in it.
    """
    return [
        {
            **link_notebook(notebook),
            "title": _find_title(quiz, language),
            "folder": notebook.parent.relative_to(home).as_posix(),
            "begun": (notebook.parent / quiz.responses_name).is_file(),
        }
        for notebook, quiz in _list_quizzes(home)
    ]


def _list_quizzes(home: Path) -> Iterator[tuple[Path, QuizDefinition]]:
    for path in sorted(path for depth in _DEPTHS for path in home.glob(depth)):
        notebook = path.with_name(path.name.replace(".quiz.json", ".ipynb"))
        if not notebook.is_file() or find_course_step(path.parent):
            continue
        try:
            yield notebook, load_definition(path)
        except DefinitionError:  # the notebook itself tells what is wrong
            continue


def _find_title(quiz: QuizDefinition, language: str) -> str:
    try:
        return quiz.line(language if language in quiz.languages else quiz.languages[0], "title")
    except DefinitionError:
        return quiz.slug
