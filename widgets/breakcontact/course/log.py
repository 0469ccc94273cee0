"""``class.log``: what nbgrader says, kept in the course and never on the screen."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from pathlib import Path

from breakcontact.course.errors import CourseError

LOG = "class.log"
_FORM = "%(asctime)s %(levelname)s %(message)s"


class CourseLog(logging.FileHandler):
    """The log of a course; a message that cannot be written is lost, and nothing else is.

    Names that are no text, as some archives hold them, are written with their bytes as numbers.

    Attributes:
        fault: Why the last message that was lost could not be written, or "".
    """

    def __init__(self, path: Path) -> None:
        self.fault = ""
        super().__init__(path, encoding="utf-8", errors="backslashreplace")
        self.setFormatter(logging.Formatter(_FORM))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's name
        """Remember why, where logging itself would print a traceback."""
        error = sys.exc_info()[1]
        self.fault = getattr(error, "strerror", None) or str(error)

    def close(self) -> None:
        """Close it; what the disk does not take is lost."""
        with suppress(OSError):
            super().close()


def open_log(root: Path) -> CourseLog:
    """Open the log of a course.

    Raises:
        CourseError: If it cannot be written.
    """
    try:
        return CourseLog(root / LOG)
    except OSError as error:
        raise CourseError("not-writable", folder=root, reason=error.strerror) from error
