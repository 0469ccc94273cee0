"""A quiz that nbgrader executes: no page, no widget, a score in place of each item."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.quiz import Item, QuizDefinition, load_definition, read_responses, score_response
from breakcontact.ui.labels import load_labels

GRADING = "autograde"
VALIDATING = "validate"
EXECUTIONS = (GRADING, VALIDATING)
"""What nbgrader says in ``NBGRADER_EXECUTION``."""
NOTHING = "0.0"
"""The one output that nbgrader counts as no points; anything that is no number counts as all."""


class Shown:
    """An output without a widget.

    Args:
        text: What stands in ``text/plain``, where nbgrader looks for a score.
        lines: What a reader sees.
    """

    def __init__(self, text: str, lines: list[str]) -> None:
        self._text = text
        self._html = "".join(f'<p dir="auto">{escape(line)}</p>' for line in lines)

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, str]:
        return {"text/plain": self._text, "text/html": f"<div>{self._html}</div>"}


class QuizExecuted:
    """One quiz in a kernel of nbgrader: the answers are read, none is taken.

    No fault raises, and none is written to the error stream; an item is then worth nothing.

    Args:
        slug: The name of the quiz.
        folder: Where the quiz and the answers lie.
        execution: One of ``EXECUTIONS``.
    """

    def __init__(self, slug: str, folder: Path, execution: str) -> None:
        self._execution = execution
        self._keys: dict[str, Any] = {}
        self._definition: QuizDefinition | None = None
        self._answers: Mapping[str, Any] = {}
        self._language = "en"
        self._fault = ""
        try:
            self._definition = load_definition(folder / f"{slug}.quiz.json")
            found = read_responses(folder / self._definition.responses_name, self._definition)
            self._answers = found.answers
            self._language = found.language or self._definition.languages[0]
            self._fault = " ".join(found.problems)
        except BreakContactError as error:
            self._fault = str(error)

    def show(self, name: str) -> Shown:
        """The score of an item, or a title for start and end."""
        item = self._definition.find_item(name) if self._definition else None
        if self._definition is None or item is None:
            return Shown(NOTHING, [self._fault or name])
        value = self._answers.get(name)
        try:
            lines = _word_answer(self._definition, item, value, self._language)
            return Shown(self._word_score(item, value), lines)
        except Exception as error:
            # Whatever goes wrong, an exception or an empty output would be the wrong score.
            return Shown(NOTHING, [str(error)])

    def take_key(self, item_id: str, key: object) -> None:
        """Keep the key of an item."""
        self._keys[item_id] = key

    def _word_score(self, item: Item, value: Any) -> str:
        if self._execution == VALIDATING:
            return NOTHING if value is None else "Answered."
        if item.id not in self._keys:
            return NOTHING
        return repr(score_response(item.kind, self._keys[item.id], value, item.points))


def _word_answer(definition: QuizDefinition, item: Item, value: Any, language: str) -> list[str]:
    """The question, and the answer in the words of the quiz."""
    labels = load_labels(language)

    def line(part: str) -> str:
        return definition.line(language, f"{item.id}.{part}")

    match value:
        case None:
            answer = [labels["quiz.saved.none"]]
        case {"genuine": bool(genuine), "sure": str(sure)}:
            certainty = "sure-very" if sure == "sure" else sure
            verdict = labels[f"quiz.judge.{'genuine' if genuine else 'not'}"]
            answer = [verdict, labels[f"quiz.judge.{certainty}"]]
        case dict():
            answer = [f"{line(row)} → {line(option)}" for row, option in value.items()]
        case list():
            answer = [line(part) for part in value]
        case _:
            answer = value.split("\n") if item.kind == "text" else [line(value)]
    return [line("prompt"), *answer]
