"""Questions to think about after a lesson; nothing of them is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from traitlets import Dict, List, Unicode

from breakcontact.errors import BreakContactError
from breakcontact.ui.widget import BundledWidget


class Questions(BundledWidget):
    """Formative questions, each answer with its explanation.

    What is chosen stays in the page: there is no trait for it.

    Args:
        items: The questions, as ``load_items`` gives them.
        language: The language of items and labels.
        labels: The words of the interface.
    """

    bundle = "questions"

    items: List[dict[str, Any]] = List().tag(sync=True)
    language = Unicode("en").tag(sync=True)
    labels = Dict().tag(sync=True)


def load_items(path: Path, language: str) -> list[dict[str, Any]]:
    """The questions of a lesson in one language, from the file that was built.

    Raises:
        BreakContactError: If the lesson has no questions, or not in that language.
    """
    if not path.is_file():
        raise BreakContactError(f"There are no questions at {path.name}.")
    items: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))["items"]
    if language not in items:
        raise BreakContactError(
            f"The questions in {path.name} are not written in '{language}'; "
            f"they are in: {', '.join(items)}."
        )
    return items[language]
