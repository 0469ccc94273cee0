"""The questions after a lesson: a quiz that shows its key and saves nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ipywidgets import Widget
from traitlets import Dict, List, Unicode

from breakcontact.errors import BreakContactError
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.quiz import QuizDefinition, load_definition
from breakcontact.ui.widget import BundledWidget


class Practice(BundledWidget):
    """The questions of a practice quiz, each answer with its explanation, and a result at the end.

    Answers and result stay in the page: no trait holds them.

    Args:
        definition: The quiz, with its keys.
        language: The language of the questions and labels.
        labels: The words of the interface.
        follows: As for every ``BundledWidget``.

    Raises:
        BreakContactError: If the quiz is not written in the language.
    """

    bundle = "practice"

    items: List[dict[str, Any]] = List().tag(sync=True)
    answer_keys = Dict().tag(sync=True)
    lines = Dict().tag(sync=True)
    topics: List[dict[str, Any]] = List().tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    labels = Dict().tag(sync=True)

    def __init__(
        self,
        definition: QuizDefinition,
        *,
        language: str,
        labels: dict[str, str],
        follows: Mapping[str, Widget] | None = None,
    ) -> None:
        if language not in definition.languages:
            raise BreakContactError(
                f"The questions of {definition.slug} are not written in '{language}'; "
                f"they are in: {', '.join(definition.languages)}."
            )
        super().__init__(
            items=[dict(item.table) for item in definition.items],
            answer_keys=dict(definition.keys),
            lines=dict(definition.table["lines"][language]),
            topics=list_topics(definition),
            language=language,
            labels=labels,
            follows=follows,
        )


def list_topics(definition: QuizDefinition) -> list[dict[str, Any]]:
    """What a round asks about; a definition that names no topics asks every question."""
    every = [{"id": item.id, "items": [item.id]} for item in definition.items]
    return list(definition.table.get("topics", every))


def load_practice(
    path: Path,
    *,
    language: str,
    labels: dict[str, str],
    follows: Mapping[str, Widget] | None = None,
) -> Practice:
    """The questions of a lesson in one language, from the file that was built.

    Raises:
        BreakContactError: If there are no questions, or not in that language.
    """
    if not path.is_file():
        raise BreakContactError(f"There are no questions at {path.name}.")
    return Practice(load_definition(path), language=language, labels=labels, follows=follows)
