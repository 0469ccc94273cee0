"""The notebook for the formgrader: the teacher's cells with the learner's answers."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from breakcontact.grading.source_assignment import SourceCell
from breakcontact.grading.submission_reader import MarkedNotebook
from breakcontact.quiz import Item, QuizDefinition
from breakcontact.quiz.items import AnswerPart, LabelRef, LineRef, Phrase, type_of

NOTHING = "Not answered"


def render_notebook(marked: MarkedNotebook) -> str:
    """The notebook as text; none of its cells was handed in.

    It does not contain the key, because nbgrader's own feedback would show it to learners. It
    contains the rubrics, which the teacher needs beside the answer.
    """
    notebook = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": dict(marked.quiz.kernelspec),
            "language_info": {"name": "python"},
        },
        "cells": [_render_cell(cell, marked) for cell in marked.quiz.cells],
    }
    # On one line: Python writes that several times as fast.
    return json.dumps(notebook, ensure_ascii=False) + "\n"


def describe_answer(definition: QuizDefinition, item: Item, value: Any, language: str) -> list[str]:
    """An answer in words, one line for each part."""

    def say(phrase: Phrase) -> str:
        if isinstance(phrase, LineRef):
            return definition.line(language, f"{item.id}.{phrase.name}")
        return _say_label(phrase.name) if isinstance(phrase, LabelRef) else phrase

    def join(part: AnswerPart) -> str:
        text = say(part.text)
        if part.beside is None:
            return text
        beside = say(part.beside)
        is_pair = type_of(item).layout == "pairs"
        return f"{text} → {beside}" if is_pair else f"{text.capitalize()} ({beside})"

    parts = type_of(item).describe(item, value, {})
    lines = [line for part in parts if part.is_chosen for line in join(part).split("\n")]
    return lines or [NOTHING]


def _say_label(name: str) -> str:
    """Turn the name of a label into English, as the formgrader is in English: ``sure.fairly``."""
    return name.rpartition(".")[2].replace("-", " ")


def _render_cell(cell: SourceCell, marked: MarkedNotebook) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "schema_version": 3,
        "grade_id": cell.name,
        "grade": cell.points is not None and not cell.is_task,
        "solution": False,
        "locked": cell.is_locked,
        "task": cell.is_task,
        "cell_type": cell.cell_type,
    }
    if cell.checksum:
        metadata["checksum"] = cell.checksum
    if cell.points is not None:
        metadata["points"] = cell.points
    rendered: dict[str, Any] = {
        "cell_type": cell.cell_type,
        "id": cell.name[:64],
        "metadata": {"deletable": False, "editable": False, "nbgrader": metadata},
        "source": cell.source if cell.is_task else cell.released,
    }
    if cell.cell_type == "code":
        item = marked.quiz.definition.find_item(cell.name)
        rendered["execution_count"] = None
        rendered["outputs"] = [_render_output(item, marked)] if item else []
    return rendered


def _render_output(item: Item, marked: MarkedNotebook) -> dict[str, Any]:
    definition = marked.quiz.definition
    language = marked.responses.language or definition.languages[0]
    value = marked.responses.answers.get(item.id)
    answer = describe_answer(definition, item, value, language)
    score = marked.scores.get(item.id)
    result = [] if score is None else [f"<p>{score:g} / {item.points:g}</p>"]
    prompt = escape(definition.line(language, f"{item.id}.prompt"))
    return {
        "output_type": "execute_result",
        "execution_count": None,
        "metadata": {},
        "data": {
            "text/plain": repr(score) if score is not None else "\n".join(answer),
            "text/html": "".join(
                [f"<p><strong>{prompt}</strong></p>", _render_parts(item, answer), *result]
            ),
        },
    }


def _render_parts(item: Item, answer: list[str]) -> str:
    lines = [escape(line) for line in answer]
    layout = type_of(item).layout
    if layout == "quote":
        return f"<blockquote>{'<br>'.join(lines)}</blockquote>"
    tag = "ol" if layout == "numbered" and len(lines) > 1 else "ul"
    return f"<{tag}>{''.join(f'<li>{line}</li>' for line in lines)}</{tag}>"
