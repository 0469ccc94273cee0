"""Answers that are kept as long as the kernel lives, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Memory:
    """Stands in for a ``Recorder`` where no file is wanted: in practice, and in a preview.

    Attributes:
        answers: Item id to value.
        language: The language shown.
        country: The country chosen.
        pending: Answers that the next save takes up; ``None`` takes one back.
        set_aside: Always empty; there is no file.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    language: str = "en"
    country: str = "GB"
    pending: dict[str, Any] = field(default_factory=dict)
    set_aside: list[str] = field(default_factory=list)

    def save(self) -> None:
        """Take up what is pending."""
        given = {**self.answers, **self.pending}
        self.answers = {name: value for name, value in given.items() if value is not None}
        self.pending.clear()

    def has_changed(self) -> bool:
        """Whether somebody else has changed the answers: nobody can."""
        return False

    def find_unsaved(self) -> list[str]:
        """Items whose answer is not kept as it was given."""
        return list(self.pending)
