"""Answers kept in memory only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from breakcontact.i18n.countries import SOURCE_COUNTRY
from breakcontact.i18n.languages import SOURCE_LANGUAGE


@dataclass(slots=True)
class MemoryStore:
    """Replaces ``ResponseStore`` in practice and in a teacher's preview, where no file is written.

    Attributes:
        answers: Item id to value.
        language: The language shown.
        country: The country chosen.
        pending: Answers for the next save; ``None`` takes an answer back.
        set_aside: Always empty, as there is no file.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    language: str = SOURCE_LANGUAGE
    country: str = SOURCE_COUNTRY
    pending: dict[str, Any] = field(default_factory=dict)
    set_aside: list[str] = field(default_factory=list)

    def save(self) -> None:
        """Move pending answers to ``answers``."""
        given = {**self.answers, **self.pending}
        self.answers = {name: value for name, value in given.items() if value is not None}
        self.pending.clear()

    def has_changed(self) -> bool:
        """Always false: no other process can reach these answers."""
        return False

    def find_unsaved(self) -> list[str]:
        """Ids of items whose answer is still pending."""
        return list(self.pending)
