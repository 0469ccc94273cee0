"""Answers saved beside the notebook: merged under a lock and written atomically."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.files import LockedError, hold_lock
from breakcontact.i18n.countries import SOURCE_COUNTRY
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.kept_files import (
    fingerprint,
    list_partial_files,
    name_reason,
    remove_files,
    write_kept,
)
from breakcontact.quiz.definition import DefinitionError, QuizDefinition, load_definition
from breakcontact.quiz.responses import (
    LARGEST_FILE,
    LARGEST_REVISION,
    Responses,
    read_responses,
    render_responses,
)

MOST_SET_ASIDE = 20
"""Most damaged files kept beside the notebook; later ones are overwritten."""


class SaveError(BreakContactError):
    """Answers could not be saved; the file still holds what was saved before.

    Attributes:
        reason: ``full``, ``read-only``, ``gone``, ``busy``, ``newer``, ``large`` or ``refused``.
    """

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


Entries = dict[str, tuple[int, Any]]
"""Item id to revision and value; the value is ``None`` for an answer taken back."""


@dataclass(slots=True)
class ResponseStore:
    """The answers to one quiz in one file, which other kernels may also write.

    Saved answers stay in memory and are written again if the file is lost or damaged. The later of
    two answers to an item wins.

    Attributes:
        folder: The notebook's folder.
        definition: The quiz.
        language: The language shown; written with the next change.
        country: The country chosen; written with the next change.
        pending: Answers not saved yet; ``None`` takes an answer back.
        set_aside: New names of files that could not be used.
    """

    folder: Path
    definition: QuizDefinition
    language: str = SOURCE_LANGUAGE
    country: str = SOURCE_COUNTRY
    pending: dict[str, Any] = field(default_factory=dict)
    set_aside: list[str] = field(default_factory=list)
    _entries: Entries = field(default_factory=dict)
    _revision: int = 0
    _saved_settings: tuple[str, str] | None = None
    _seen: tuple[int, ...] | None = None

    @property
    def path(self) -> Path:
        """The responses file."""
        return self.folder / self.definition.responses_name

    @property
    def answers(self) -> dict[str, Any]:
        """Saved answers: item id to value, in the order of the quiz."""
        saved = {
            item.id: self._entries.get(item.id, (0, None))[1] for item in self.definition.items
        }
        return {name: value for name, value in saved.items() if value is not None}

    def load(self) -> Responses:
        """Load what an earlier kernel saved; rename a file that cannot be used.

        Raises:
            SaveError: If the file can be neither read nor renamed.
        """
        with _as_save_errors(self.path), hold_lock(self.path) as lock:
            if lock.descriptor is not None:
                remove_files(list_partial_files(self.path))
            found = read_responses(self.path, self.definition)
            if found.state == "unreadable":
                raise SaveError("refused", found.problems[0])
            if found.state in ("damaged", "foreign"):
                aside = self._name_aside()
                if aside is not None:
                    os.rename(self.path, aside)
                    self.set_aside.append(aside.name)
            self._entries = _entries_of(found)
            self._revision = max(found.revision, lock.read_number())
            self.language = found.language or self.language
            self.country = found.country or self.country
            self._saved_settings = (self.language, self.country)
            self._seen = fingerprint(self.path)
            return found

    def save(self) -> None:
        """Merge the file, the known answers and the pending ones, and write the result.

        The file is written only if its content changes, and created only for an answer.

        Raises:
            SaveError: If it cannot be written; pending answers then stay pending.
        """
        with _as_save_errors(self.path), hold_lock(self.path) as lock:
            found = self._read_ours()
            before = _entries_of(found)
            entries = _merge(before, self._entries)
            revision = max(found.revision, self._revision, lock.read_number())
            for name, value in self.pending.items():
                if not _is_current_entry(name, value, before, entries):
                    revision += 1
                    entries[name] = (revision, value)
            if revision > LARGEST_REVISION:  # someone edited the number
                entries, revision = _renumber(entries), len(entries)
            settings = self._choose_settings(found)
            as_it_is = (before, (found.language, found.country), ())
            if (entries or found.problems) and as_it_is != (entries, settings, found.problems):
                self._write(entries, revision, settings, aside=bool(found.problems))
                lock.leave_number(revision)
            self._entries, self._revision = entries, revision
            self._saved_settings = (self.language, self.country)
            self._seen = fingerprint(self.path)
            self.pending.clear()

    def has_changed(self) -> bool:
        """Whether another process changed the file since it was last read or written here."""
        return fingerprint(self.path) != self._seen

    def find_unsaved(self) -> list[str]:
        """Ids of items whose answer is not in the file as it was given."""
        in_file = read_responses(self.path, self.definition).answers
        given = {**self.answers, **self.pending}
        return [i.id for i in self.definition.items if given.get(i.id) != in_file.get(i.id)]

    def render_all(self) -> tuple[dict[str, Any], str]:
        """All answers, also those that are not saved, and the text of a file that holds them."""
        entries, revision = dict(self._entries), self._revision
        for name, value in self.pending.items():
            revision += 1
            entries[name] = (revision, value)
        given = {item.id: entries.get(item.id, (0, None))[1] for item in self.definition.items}
        answers = {name: value for name, value in given.items() if value is not None}
        text = render_responses(
            self.definition,
            entries,
            revision=revision,
            language=self.language,
            country=self.country,
        )
        return answers, text

    def _choose_settings(self, found: Responses) -> tuple[str, str]:
        """Language and country: a choice made here since the last save wins over the file."""
        if self._saved_settings == (self.language, self.country):
            return (found.language or self.language, found.country or self.country)
        return (self.language, self.country)

    def _read_ours(self) -> Responses:
        """Read the file; give way to a kernel that runs a newer version of the quiz."""
        found = read_responses(self.path, self.definition)
        if found.state == "unreadable":
            raise SaveError("refused", found.problems[0])
        if found.state == "foreign" and not self._is_current():
            raise SaveError(
                "newer", f"The quiz '{self.definition.slug}' has changed; run it again."
            )
        return found

    def _is_current(self) -> bool:
        try:
            on_disk = load_definition(self.folder / f"{self.definition.slug}.quiz.json")
        except DefinitionError:
            return True
        return on_disk.version == self.definition.version

    def _write(
        self, entries: Entries, revision: int, settings: tuple[str, str], *, aside: bool
    ) -> None:
        language, country = settings
        content = render_responses(
            self.definition, entries, revision=revision, language=language, country=country
        ).encode()
        if len(content) > LARGEST_FILE:
            raise SaveError("large", f"The answers take more than {LARGEST_FILE} bytes.")
        # With the rights of any new file, because a teacher must be able to read what is handed in.
        other = self._name_aside() if aside else None
        write_kept(self.path, content, aside=other)
        if other is not None:
            self.set_aside.append(other.name)

    def _name_aside(self) -> Path | None:
        """The name for a file that cannot be used; ``None`` if there are too many by now."""
        for number in range(1, MOST_SET_ASIDE + 1):
            aside = self.path.with_name(f"{self.definition.slug}.responses.damaged-{number}.json")
            if not os.path.lexists(aside):
                return aside
        return None


@contextmanager
def _as_save_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except LockedError:
        raise SaveError("busy", f"'{path.name}' is being written by another notebook.") from None
    except OSError as error:
        reason = name_reason(error)
        words = error.strerror or "the disk refused"
        raise SaveError(reason, f"'{path.name}' cannot be saved: {words}.") from None


def _entries_of(found: Responses) -> Entries:
    return {name: (number, found.answers.get(name)) for name, number in found.revisions.items()}


def _is_current_entry(name: str, value: Any, in_file: Entries, entries: Entries) -> bool:
    """Whether the file already holds this answer as the latest, so it needs no new revision."""
    last = entries.get(name)
    return last is not None and last[1] == value and in_file.get(name) == last


def _merge(one: Entries, other: Entries) -> Entries:
    """Keep the entry with the higher revision for each item; on a tie the one from ``one``."""
    merged = dict(one)
    for name, entry in other.items():
        if name not in merged or entry[0] > merged[name][0]:
            merged[name] = entry
    return merged


def _renumber(entries: Entries) -> Entries:
    in_turn = sorted(entries.items(), key=lambda entry: entry[1][0])
    return {name: (turn, value) for turn, (name, (_, value)) in enumerate(in_turn, 1)}
