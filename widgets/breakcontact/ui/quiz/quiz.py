"""What the notebook of a quiz calls, cell by cell."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from breakcontact.files import BUILT
from breakcontact.quiz import load_definition
from breakcontact.ui.quiz.executed import EXECUTIONS, QuizExecuted
from breakcontact.ui.reader import notebook_folder

if TYPE_CHECKING:
    from breakcontact.ui.quiz.session import QuizSession

PRACTICE = "practice"


class Quiz:
    """A quiz as a notebook shows it.

    Where nbgrader executes the notebook, each item gives its score and nothing needs a page.

    Args:
        slug: The name of the quiz, such as ``before``; ``practice`` is the one that is not graded.
        folder: Where the quiz lies, instead of the notebook's own folder.

    Raises:
        BreakContactError: If there is no such quiz.
    """

    def __init__(self, slug: str, folder: str | Path | None = None) -> None:
        execution = os.environ.get("NBGRADER_EXECUTION", "")
        home = Path(folder) if folder is not None else _find_folder(slug)
        self._side: QuizExecuted | QuizSession = (
            QuizExecuted(slug, home, execution)
            if execution in EXECUTIONS
            else _open_session(slug, home)
        )

    def start(self) -> Any:
        """What the quiz is about, the language, and how answers are kept."""
        return self._side.show("start")

    def ask(self, item_id: str) -> Any:
        """One item to answer."""
        return self._side.show(item_id)

    def finish(self) -> Any:
        """How many items are answered, the receipt, and how to hand in."""
        return self._side.show("finish")

    def key(self, item_id: str, key: object) -> None:
        """Keep the right answer to an item, in the notebook that learners do not get."""
        self._side.take_key(item_id, key)


def _find_folder(slug: str) -> Path:
    """The folder that the kernel works in, or else the notebook's, where the quiz lies there."""
    here, there = Path.cwd(), notebook_folder()
    name = f"{slug}.quiz.json"
    return there if not (here / name).is_file() and (there / name).is_file() else here


def _open_session(slug: str, folder: Path) -> QuizSession:
    # Loaded here, because nbgrader's kernel needs none of it.
    from breakcontact.ui.quiz.session import QuizSession

    place = BUILT if slug == PRACTICE else folder
    return QuizSession(load_definition(place / f"{slug}.quiz.json"), folder)
