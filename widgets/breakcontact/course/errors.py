"""Errors of course steps; the command line turns their labels into sentences."""

from __future__ import annotations

from breakcontact.errors import BreakContactError


class CourseError(BreakContactError):
    """A step that could not be done.

    Attributes:
        label: The message that explains it, as in ``data/class.yaml`` without ``class.``.
        details: The values for the gaps of that message.
    """

    def __init__(self, label: str, **details: object) -> None:
        super().__init__(", ".join([label, *(f"{name}={one}" for name, one in details.items())]))
        self.label = label
        self.details = details


class NbgraderError(BreakContactError):
    """nbgrader failed; the text is the reason that it gave."""
