"""Keep a play on disk: ids only, in a file that is replaced as a whole."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.files import PRIVATE, read_bounded, replace_file
from breakcontact.i18n.countries import SOURCE_COUNTRY
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.story.play import PathError, Playthrough
from breakcontact.story.table import Story

FORMAT = 1
LARGEST_FILE = 256 * 1024
"""Bytes above which a file is taken as damaged: a full path and all marks fit ten times over."""

Mark = tuple[str, ...]
"""``(message id, "evidence")`` or ``(message id, "tactic", tactic)``."""


class RecordError(BreakContactError):
    """A record that could not be read or written."""


@dataclass(frozen=True, slots=True)
class Record:
    """A play as it is kept.

    Attributes:
        path: Pick ids, valid for the story that the record was checked against.
        marks: What the learner saved as evidence or flagged as a tactic.
        language: Such as ``nb``.
        country: Such as ``NO``.
    """

    path: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    language: str = SOURCE_LANGUAGE
    country: str = SOURCE_COUNTRY


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """What was found on disk when a lesson was opened.

    Attributes:
        record: The record, or ``None`` if there was none that can be used.
        set_aside: The name that an unusable file was moved to, or ``None``.
    """

    record: Record | None
    set_aside: str | None = None


@dataclass(frozen=True, slots=True)
class RecordFile:
    """The file of one lesson's record.

    Attributes:
        path: The file.
        story: The story that its path must be valid in.
    """

    path: Path
    story: Story

    def save(self, record: Record) -> None:
        """Replace the file, so that a reader sees the old record or the new one, never half.

        Raises:
            RecordError: If the folder cannot be written; the old record then stands.
        """
        text = json.dumps(
            {
                "format": FORMAT,
                "story": self.story.id,
                "version": self.story.version,
                "path": record.path,
                "marks": record.marks,
                "language": record.language,
                "country": record.country,
            }
        )
        try:
            replace_file(self.path, f"{text}\n".encode(), mode=PRIVATE, durable=True)
        except OSError as error:
            reason = error.strerror or "the disk refused"
            raise RecordError(f"'{self.path.name}' cannot be saved: {reason}.") from None

    def load(self) -> FoundRecord:
        """Read the record; one that is damaged or of another story is moved aside, never lost."""
        try:
            found = self._read()
        except FileNotFoundError:
            return FoundRecord(None)
        except (OSError, ValueError, RecordError, PathError):
            return FoundRecord(None, self._set_aside())
        return FoundRecord(found)

    def _read(self) -> Record:
        fields = json.loads(read_bounded(self.path, LARGEST_FILE, follow_links=True))
        if not isinstance(fields, dict) or fields.get("format") != FORMAT:
            raise RecordError("not a record")
        if (fields.get("story"), fields.get("version")) != (self.story.id, self.story.version):
            raise RecordError("of another story")
        language, country = fields.get("language"), fields.get("country")
        if not isinstance(language, str) or not isinstance(country, str):
            raise RecordError("no language or country")
        play = Playthrough.replay(self.story, fields.get("path", ()))
        return Record(play.path, check_marks(self.story, fields.get("marks")), language, country)

    def _set_aside(self) -> str | None:
        for number in range(1, 1000):
            aside = self.path.with_name(f"{self.path.name}.damaged-{number}")
            if not aside.exists():
                try:
                    os.replace(self.path, aside)
                except OSError:
                    return None
                return aside.name
        return None


def check_marks(story: Story, marks: Any) -> tuple[Mark, ...]:
    """Take marks from outside.

    Raises:
        RecordError: If they are not a list of marks on messages of this story.
    """
    messages, tactics = story.table["messages"], _tactics(story)
    if not isinstance(marks, (list, tuple)) or len(marks) > 20 * len(messages):
        raise RecordError("Marks are a list of [message, 'evidence'] or [message, 'tactic', name].")
    for mark in marks:
        match mark:
            case [str(message), "evidence"] if message in messages:
                continue
            case [str(message), "tactic", str(tactic)] if message in messages and tactic in tactics:
                continue
        raise RecordError(f"{str(mark)[:80]!r} is no mark on a message of '{story.id}'.")
    return tuple(tuple(mark) for mark in marks)


def _tactics(story: Story) -> set[str]:
    return {about["tactic"] for about in story.table["messages"].values() if "tactic" in about}
