"""Answers kept beside the notebook: merged under a lock, written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.quiz.definition import Paper, PaperError, load_paper
from breakcontact.quiz.disk import name_again, take_place, write_partial
from breakcontact.quiz.lock import LockedError, hold_lock
from breakcontact.quiz.responses import (
    LARGEST_FILE,
    LARGEST_REVISION,
    Responses,
    read_responses,
    render_responses,
)

MOST_SET_ASIDE = 20
"""Damaged files kept beside the notebook; what is damaged after that is written over."""

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
}


class SaveError(BreakContactError):
    """Answers that could not be saved; what was saved before stands where it stood.

    Attributes:
        reason: ``full``, ``read-only``, ``gone``, ``busy``, ``newer``, ``large`` or ``refused``.
    """

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


Entries = dict[str, tuple[int, Any]]
"""Item id to the number of its last change and its value; ``None`` for an answer taken back."""


@dataclass(slots=True)
class Recorder:
    """Keeps the answers to one paper in one file, which other kernels may write too.

    What was once saved is known as long as the kernel lives, and is written again should the file
    be lost or damaged. Of two answers to one item the later is kept.

    Attributes:
        folder: Where the file lies, beside the notebook.
        paper: What is answered.
        language: The language shown; written with the next change.
        country: The country chosen; written with the next change.
        pending: Answers given that are not saved yet; ``None`` takes one back.
        set_aside: Names that unusable files were given.
    """

    folder: Path
    paper: Paper
    language: str = "en"
    country: str = "GB"
    pending: dict[str, Any] = field(default_factory=dict)
    set_aside: list[str] = field(default_factory=list)
    _entries: Entries = field(default_factory=dict)
    _revision: int = 0
    _saved_settings: tuple[str, str] | None = None
    _seen: tuple[int, ...] | None = None

    @property
    def path(self) -> Path:
        """The file that the answers are kept in."""
        return self.folder / self.paper.responses_name

    @property
    def answers(self) -> dict[str, Any]:
        """What is safely saved: item id to value, in the order of the paper."""
        saved = {item.id: self._entries.get(item.id, (0, None))[1] for item in self.paper.items}
        return {name: value for name, value in saved.items() if value is not None}

    def load(self) -> Responses:
        """Take up what an earlier kernel saved; a file that cannot be used is set aside.

        Raises:
            SaveError: If the file can be neither used nor moved.
        """
        with _told_in_words(self.path), hold_lock(self.path) as lock:
            found = read_responses(self.path, self.paper)
            if found.state == "unreadable":
                raise SaveError("refused", found.problems[0])
            if found.state in ("damaged", "foreign"):
                self._set_aside(os.rename)
            self._entries = _entries_of(found)
            self._revision = max(found.revision, lock.read_number())
            self.language = found.language or self.language
            self.country = found.country or self.country
            self._saved_settings = (self.language, self.country)
            self._seen = _sign_of(self.path)
            return found

    def save(self) -> None:
        """Have everything in the file: what is there, what is known, and what is pending.

        The file is replaced only where that changes it, and made only for an answer.

        Raises:
            SaveError: If it cannot be written; then all that was pending stays so.
        """
        with _told_in_words(self.path), hold_lock(self.path) as lock:
            found = self._read_ours()
            before = _entries_of(found)
            entries = _merge(before, self._entries)
            revision = max(found.revision, self._revision, lock.read_number())
            for name, value in self.pending.items():
                if not _stands(name, value, before, entries):
                    revision += 1
                    entries[name] = (revision, value)
            if revision > LARGEST_REVISION:  # a number set by hand
                entries, revision = _number_again(entries), len(entries)
            settings = self._choose_settings(found)
            as_it_is = (before, (found.language, found.country), ())
            if (entries or found.problems) and as_it_is != (entries, settings, found.problems):
                self._write(entries, revision, settings, aside=bool(found.problems))
                lock.leave_number(revision)
            self._entries, self._revision = entries, revision
            self._saved_settings = (self.language, self.country)
            self._seen = _sign_of(self.path)
            self.pending.clear()

    def has_changed(self) -> bool:
        """Whether another hand has been at the file since it was last read or written here."""
        return _sign_of(self.path) != self._seen

    def find_unsaved(self) -> list[str]:
        """Items whose answer does not stand in the file as it was given, for whatever reason."""
        in_file = read_responses(self.path, self.paper).answers
        given = {**self.answers, **self.pending}
        return [i.id for i in self.paper.items if given.get(i.id) != in_file.get(i.id)]

    def _choose_settings(self, found: Responses) -> tuple[str, str]:
        """What was chosen here since the last save goes before what another kernel has saved."""
        if self._saved_settings == (self.language, self.country):
            return (found.language or self.language, found.country or self.country)
        return (self.language, self.country)

    def _read_ours(self) -> Responses:
        """Read the file; do not fight with a kernel that runs a newer version of the quiz."""
        found = read_responses(self.path, self.paper)
        if found.state == "unreadable":
            raise SaveError("refused", found.problems[0])
        if found.state == "foreign" and not self._is_current():
            raise SaveError("newer", f"The quiz '{self.paper.slug}' has changed; run it again.")
        return found

    def _is_current(self) -> bool:
        try:
            on_disk = load_paper(self.folder / f"{self.paper.slug}.quiz.json")
        except PaperError:
            return True
        return on_disk.version == self.paper.version

    def _write(
        self, entries: Entries, revision: int, settings: tuple[str, str], *, aside: bool
    ) -> None:
        language, country = settings
        content = render_responses(
            self.paper, entries, revision=revision, language=language, country=country
        ).encode()
        if len(content) > LARGEST_FILE:
            raise SaveError("large", f"The answers take more than {LARGEST_FILE} bytes.")
        partial = write_partial(self.path, content)
        try:
            if aside:
                self._set_aside(name_again)
        except OSError:
            with suppress(OSError):
                partial.unlink()
            raise
        take_place(partial, self.path)

    def _set_aside(self, give_name: Callable[[Path, Path], None]) -> None:
        for number in range(1, MOST_SET_ASIDE + 1):
            aside = self.path.with_name(f"{self.paper.slug}.responses.damaged-{number}.json")
            if not os.path.lexists(aside):
                give_name(self.path, aside)
                self.set_aside.append(aside.name)
                return


@contextmanager
def _told_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except LockedError:
        raise SaveError("busy", f"'{path.name}' is being written by another notebook.") from None
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "refused")
        words = error.strerror or "the disk refused"
        raise SaveError(reason, f"'{path.name}' cannot be saved: {words}.") from None


def _sign_of(path: Path) -> tuple[int, ...] | None:
    """What changes when a file is written again; ``None`` where there is none."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode)


def _entries_of(found: Responses) -> Entries:
    return {name: (number, found.answers.get(name)) for name, number in found.revisions.items()}


def _stands(name: str, value: Any, in_file: Entries, entries: Entries) -> bool:
    """Whether an answer needs no new number: it is the last one known, and in the file as such."""
    last = entries.get(name)
    return last is not None and last[1] == value and in_file.get(name) == last


def _merge(one: Entries, other: Entries) -> Entries:
    """Per item the later of two; of equal ones that of ``one``."""
    merged = dict(one)
    for name, entry in other.items():
        if name not in merged or entry[0] > merged[name][0]:
            merged[name] = entry
    return merged


def _number_again(entries: Entries) -> Entries:
    in_turn = sorted(entries.items(), key=lambda entry: entry[1][0])
    return {name: (turn, value) for turn, (name, (_, value)) in enumerate(in_turn, 1)}
