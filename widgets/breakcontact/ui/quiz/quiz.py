"""The class that a quiz notebook uses, cell by cell."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from breakcontact.files import BUILT
from breakcontact.lessons import list_practice
from breakcontact.quiz import load_definition
from breakcontact.ui.quiz.executed import EXECUTIONS, QuizExecuted
from breakcontact.ui.reader import notebook_folder

if TYPE_CHECKING:
    from breakcontact.ui.quiz.session import QuizSession


class Quiz:
    """A quiz as a notebook shows it.

    Where nbgrader executes the notebook, each item gives its score and nothing needs a page.

    Args:
        slug: The name of the quiz, such as ``before``, or ``practice``, which is not graded.
        folder: The folder of the quiz, instead of the notebook's.

    Raises:
        BreakContactError: If there is no such quiz.
    """

    def __init__(self, slug: str, folder: str | Path | None = None) -> None:
        execution = os.environ.get("NBGRADER_EXECUTION", "")
        home = Path(folder) if folder is not None else _find_folder(slug)
        self._backend: QuizExecuted | QuizSession = (
            QuizExecuted(slug, home, execution)
            if execution in EXECUTIONS
            else _open_session(slug, home)
        )

    def start(self) -> Any:
        """What the quiz is about, the language, and how answers are saved."""
        return self._backend.show("start")

    def ask(self, item_id: str) -> Any:
        """One item to answer."""
        return self._backend.show(item_id)

    def finish(self) -> Any:
        """How many items are answered, the receipt, and how to hand in."""
        return self._backend.show("finish")

    def key(self, item_id: str, key: object) -> None:
        """Set the key of an item, in the source notebook that learners do not get."""
        self._backend.take_key(item_id, key)


def _find_folder(slug: str) -> Path:
    """The kernel's working folder, or the notebook's folder if only that has the quiz."""
    here, there = Path.cwd(), notebook_folder()
    name = f"{slug}.quiz.json"
    return there if not (here / name).is_file() and (there / name).is_file() else here


def _open_session(slug: str, folder: Path) -> QuizSession:
    # Imported here, because nbgrader's kernel does not need it.
    from breakcontact.ui.quiz.session import QuizSession

    source = BUILT if slug in list_practice() else folder
    return QuizSession(load_definition(source / f"{slug}.quiz.json"), folder)
