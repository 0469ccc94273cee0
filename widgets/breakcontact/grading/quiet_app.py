"""nbgrader's application without its log on the screen, and why one of its steps failed."""

from __future__ import annotations

import logging
import re

from nbgrader.apps.baseapp import NbGrader

from breakcontact.errors import BreakContactError


class QuietApp(NbGrader):  # type: ignore[misc]
    """nbgrader's application as its own commands start it, but silent."""

    name = "nbgrader-quiet"

    def _configure_logging(self) -> None:
        """Do not log to the screen."""


class ErrorLog(logging.Handler):
    """Keeps the errors that nbgrader logs.

    Attributes:
        messages: What it logged, oldest first.
    """

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())


def find_reason(error: BaseException, errors: list[str]) -> str:
    """The most useful line: the first exception, or else the first error that nbgrader logged.

    Args:
        error: What ended the step.
        errors: The messages of an ``ErrorLog``.
    """
    if isinstance(error, BreakContactError):
        return str(error)
    raised = [text.strip().splitlines()[-1] for text in errors if text.startswith("Traceback")]
    logged = [text.strip().splitlines()[0] for text in errors if text.strip()]
    reason = next(iter([*raised, *logged]), str(error) or type(error).__name__)
    # "package.module.SomeError: the sentence"
    reason = re.sub(r"^[\w.]+(?:Error|Exception): ", "", reason)
    return reason if reason.endswith((".", "!", "?")) else f"{reason}."
