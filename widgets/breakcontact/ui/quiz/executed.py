"""A quiz that nbgrader executes: without widgets, with a score for each item."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.i18n import load_messages
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.quiz import Item, QuizDefinition, load_definition, read_responses, score_response
from breakcontact.quiz.items import AnswerPart, LabelRef, LineRef, Phrase, type_of

GRADING = "autograde"
VALIDATING = "validate"
EXECUTIONS = (GRADING, VALIDATING)
"""The values of nbgrader's ``NBGRADER_EXECUTION``."""
NOTHING = "0.0"
"""The only output that nbgrader counts as no points; non-numbers count as full points."""


class PlainOutput:
    """An output without a widget.

    Args:
        text: The ``text/plain`` output, in which nbgrader looks for a score.
        lines: The lines that a reader sees.
    """

    def __init__(self, text: str, lines: list[str]) -> None:
        self._text = text
        self._html = "".join(f'<p dir="auto">{escape(line)}</p>' for line in lines)

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, str]:
        return {"text/plain": self._text, "text/html": f"<div>{self._html}</div>"}


class QuizExecuted:
    """A quiz in nbgrader's kernel: saved answers are read, and none can be given.

    Faults raise no errors and write nothing to the error stream; the item then scores 0.

    Args:
        slug: The name of the quiz.
        folder: The folder of the quiz and the answers.
        execution: One of ``EXECUTIONS``.
    """

    def __init__(self, slug: str, folder: Path, execution: str) -> None:
        self._execution = execution
        self._keys: dict[str, Any] = {}
        self._definition: QuizDefinition | None = None
        self._answers: Mapping[str, Any] = {}
        self._language = SOURCE_LANGUAGE
        self._fault = ""
        try:
            self._definition = load_definition(folder / f"{slug}.quiz.json")
            found = read_responses(folder / self._definition.responses_name, self._definition)
            self._answers = found.answers
            self._language = found.language or self._definition.languages[0]
            self._fault = " ".join(found.problems)
        except BreakContactError as error:
            self._fault = str(error)

    def show(self, name: str) -> PlainOutput:
        """The score of an item, or a title for start and end."""
        item = self._definition.find_item(name) if self._definition else None
        if self._definition is None or item is None:
            return PlainOutput(NOTHING, [self._fault or name])
        value = self._answers.get(name)
        try:
            lines = _describe_answer(self._definition, item, value, self._language)
            return PlainOutput(self._score_text(item, value), lines)
        except Exception as error:
            # Whatever goes wrong, an exception or an empty output would be the wrong score.
            return PlainOutput(NOTHING, [str(error)])

    def take_key(self, item_id: str, key: object) -> None:
        """Keep the key of an item."""
        self._keys[item_id] = key

    def _score_text(self, item: Item, value: Any) -> str:
        if self._execution == VALIDATING:
            return NOTHING if value is None else "Answered."
        if item.id not in self._keys:
            return NOTHING
        return repr(score_response(item.kind, self._keys[item.id], value, item.points))


def _describe_answer(
    definition: QuizDefinition, item: Item, value: Any, language: str
) -> list[str]:
    """The question, and the answer in the words of the quiz."""
    labels = load_messages(language)

    def say(phrase: Phrase) -> str:
        if isinstance(phrase, LineRef):
            return definition.line(language, f"{item.id}.{phrase.name}")
        if isinstance(phrase, LabelRef):
            return labels[f"quiz.{item.kind}.{phrase.name}"]
        return phrase

    def list_lines(part: AnswerPart) -> list[str]:
        texts = [say(phrase) for phrase in (part.text, part.beside) if phrase is not None]
        return [" → ".join(texts)] if type_of(item).layout == "pairs" else texts

    parts = [part for part in type_of(item).describe(item, value, {}) if part.is_chosen]
    lines = [line for part in parts for text in list_lines(part) for line in text.split("\n")]
    return [say(LineRef("prompt")), *(lines or [labels["quiz.saved.none"]])]
