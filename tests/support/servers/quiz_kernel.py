"""A quiz in a kernel without a page: what the page would say, and what it would hear."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import quiz_definitions

from breakcontact.quiz import QuizDefinition, read_responses
from breakcontact.ui.quiz.quiz import Quiz
from breakcontact.ui.quiz.widget import QuizItem


@dataclass
class QuizKernel:
    """A notebook whose cells have been run.

    Attributes:
        folder: Where it lies.
        definition: What is asked.
        heard: What the page was told, message by message.
    """

    folder: Path
    definition: QuizDefinition
    quiz: Quiz
    heard: list[dict[str, Any]] = field(default_factory=list)
    number: int = 1_700_000_000_000

    def say(self, name: str, message: Any) -> None:
        """Have the page say something through the widget of that name."""
        self.widget(name)._receive(None, message, [])

    def answer(self, item_id: str, value: Any, number: int | None = None) -> dict[str, Any]:
        """Have the learner answer, and return what the page hears first."""
        self.number += 1
        number = self.number if number is None else number
        before = len(self.heard)
        self.say(item_id, {"kind": "answer", "number": number, "value": value})
        return self.heard[before]

    def widget(self, name: str) -> QuizItem:
        """The widget of the start, the end or an item."""
        bars = {"start": self.quiz.start, "finish": self.quiz.finish}
        widget = bars[name]() if name in bars else self.quiz.ask(name)
        assert isinstance(widget, QuizItem)
        return widget

    def sync(self) -> None:
        """Let some seconds pass."""
        self.quiz._backend.sync()

    @property
    def path(self) -> Path:
        """The file that answers are kept in."""
        return self.folder / self.definition.responses_name

    @property
    def in_file(self) -> dict[str, Any]:
        """The answers that a grader would read."""
        return dict(read_responses(self.path, self.definition).answers)


@contextmanager
def run_quiz(folder: Path, patch: pytest.MonkeyPatch, slug: str = "small") -> Iterator[QuizKernel]:
    """Start a kernel in a folder with the small quiz, and run all of its cells."""
    definition = quiz_definitions.write_definition(folder, slug)
    patch.chdir(folder)
    patch.delenv("NBGRADER_EXECUTION", raising=False)
    # A browser test before may have left a loop running; here time passes when a test says so.
    patch.setattr("breakcontact.ui.quiz.session.watch", lambda session: None)
    kernel = QuizKernel(folder, definition, Quiz(slug))
    for name in ("start", *(item.id for item in definition.items), "finish"):
        widget = kernel.widget(name)
        patch.setattr(widget, "send", lambda content, buffers=None: kernel.heard.append(content))
    yield kernel
    for widget in kernel.quiz._backend._widgets.values():
        widget.close()
