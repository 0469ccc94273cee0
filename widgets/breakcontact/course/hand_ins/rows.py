"""What became of each file of a source: the lines of the preview, and of the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DONE = frozenset({"new", "again", "same", "known", "older", "twin", "left-out", "other-time"})
"""The verdicts after which nothing is left for the teacher to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line about one thing in the source.

    Attributes:
        file: Where it lies below the source.
        verdict: What became of it or will: a key of ``data/class.yaml`` after
            ``class.collect.why.``.
        learner: Their name as people write it, or "".
        id: What nbgrader calls them, or "".
        assignment: The assignment, or "".
        time: When it was handed in, as the platform says, or "".
        details: The values for the gaps of the message.
    """

    file: str
    verdict: str
    learner: str = ""
    id: str = ""
    assignment: str = ""
    time: str = ""
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether the teacher has to do something about it."""
        return self.verdict not in DONE
