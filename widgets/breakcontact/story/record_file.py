"""Keep a play on disk: merged with what other kernels wrote, and read back before it is "saved"."""

from __future__ import annotations

import json
import os
import secrets
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from breakcontact.errors import BreakContactError
from breakcontact.files import PRIVATE, LockedError, hold_lock, is_sign_shown, show_sign
from breakcontact.kept_files import (
    find_free_name,
    fingerprint,
    list_partial_files,
    move_aside,
    name_reason,
    remove_files,
    write_kept,
)
from breakcontact.story.record import (
    FORMAT,
    LARGEST_FILE,
    MOST_OTHERS,
    KeptPlay,
    Record,
    RecordError,
    read_plays,
)
from breakcontact.story.table import Story

Fault = Literal["", "damaged", "shortened", "unreadable"]
State = Literal["kept", "deleted", "lost"]


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """What was found on disk when a lesson was opened.

    Attributes:
        record: The newest play, or ``None`` if there was none that can be used.
        set_aside: The name under which a file that does not fit is kept, or ``None``.
        fault: ``damaged`` (unusable), ``shortened`` (the story has changed, and the play is given
            as far as it still goes) or ``unreadable`` (it could not even be set aside).
        others: Plays that other tabs or notebooks have left, the newest first.
    """

    record: Record | None
    set_aside: str | None = None
    fault: Fault = ""
    others: tuple[Record, ...] = ()


@dataclass(slots=True, weakref_slot=True, eq=False)
class RecordFile:
    """The file of one lesson's record, which other kernels may also write.

    Each chat that has the lesson open keeps one play in the file, and replaces only that one. A
    play that another chat has kept stays beside it, unless that chat is closed and its reader's
    play was gone on with here.

    Attributes:
        path: The file.
        story: The story that its path must be valid in.
        others: How many plays of other chats the file held when it was last saved.
    """

    path: Path
    story: Story
    others: int = 0
    _writer: str = field(default_factory=lambda: secrets.token_hex(8))
    _offered: tuple[tuple[Record, str], ...] = ()
    _opened: tuple[tuple[Record, str], ...] = ()
    _end: weakref.finalize[..., Any] | None = None
    _seen: tuple[int, ...] | None = None

    def save(self, record: Record) -> None:
        """Put the play into the file; afterwards it is on the disk and has been read back.

        Raises:
            RecordError: If that is impossible; what the file held then stands.
        """
        with _as_record_errors(self.path), hold_lock(self.path):
            self._show_sign()
            aside = None
            try:
                found = read_plays(self.path, self.story)
            except FileNotFoundError:
                found = []
            except (OSError, ValueError, BreakContactError):
                found = []
                aside = find_free_name(self.path, "damaged")
            if not all(play.fits for play in found):
                aside = find_free_name(self.path, "earlier")
            others = self._list_others(found, record)
            content = self._render(record, others)
            if len(content) > LARGEST_FILE:
                raise RecordError(f"'{self.path.name}' cannot be saved: it is too long.", "large")
            write_kept(self.path, content, mode=PRIVATE, aside=aside)
            self.others = len(others)
            self._seen = fingerprint(self.path)

    def load(self) -> FoundRecord:
        """Read the record; what is damaged, or does not fit the story any more, is kept aside."""
        try:
            with _as_record_errors(self.path), hold_lock(self.path) as lock:
                if lock.descriptor is not None:
                    remove_files(list_partial_files(self.path))
                found = self._load()
                self._seen = fingerprint(self.path)
                return found
        except RecordError:
            return FoundRecord(None, fault="unreadable")

    def has_changed(self) -> bool:
        """Whether another process changed the file since it was last read or written here."""
        return fingerprint(self.path) != self._seen

    def find_state(self, record: Record) -> State:
        """What has become of a play that was saved here."""
        seen = fingerprint(self.path)
        try:
            plays = read_plays(self.path, self.story)
        except FileNotFoundError:
            return "deleted"
        except (OSError, ValueError, BreakContactError):
            return "lost"
        own = (record.path, record.marks, self._writer)
        if any((p.record.path, p.record.marks, p.writer) == own for p in plays):
            self._seen = seen
            return "kept"
        return "lost"

    def close(self) -> None:
        """Tell other chats that this one will write no more."""
        if self._end is not None:
            self._end()

    def _load(self) -> FoundRecord:
        try:
            plays = read_plays(self.path, self.story)
        except FileNotFoundError:
            return FoundRecord(None)
        except (OSError, ValueError, BreakContactError):
            aside = move_aside(self.path, "damaged")
            return FoundRecord(None, aside, "damaged" if aside else "unreadable")
        newest, *rest = plays
        self._offered = tuple((play.record, play.writer) for play in plays)
        self._opened = tuple(each for each in self._offered if newest.record.holds(each[0]))
        found = _list_distinct(newest.record, [play.record for play in rest])
        if all(play.fits for play in plays):
            return FoundRecord(newest.record, others=found)
        return FoundRecord(newest.record, self._keep_earlier(plays), "shortened", found)

    def _keep_earlier(self, plays: list[KeptPlay]) -> str | None:
        """Set a file aside that does not fit the story, and write what still does."""
        aside = find_free_name(self.path, "earlier")
        if aside is None:
            return None
        with suppress(OSError):
            if any(play.record.path for play in plays):
                newest, *others = plays
                write_kept(
                    self.path,
                    self._render(newest.record, others, newest.writer),
                    mode=PRIVATE,
                    aside=aside,
                )
            else:
                os.rename(self.path, aside)
            return aside.name
        return None

    def _list_others(self, found: list[KeptPlay], record: Record) -> list[KeptPlay]:
        """The plays of others that stay in the file, the newest first."""
        others: list[KeptPlay] = []
        for play in found:
            if play.writer == self._writer:
                continue
            is_open = bool(play.writer) and is_sign_shown(self.path, play.writer)
            has_room = len(others) < MOST_OTHERS and bool(play.record.path)
            if is_open or (has_room and not self._replaces(record, play)):
                others.append(play)
        return others

    def _replaces(self, record: Record, play: KeptPlay) -> bool:
        """Whether a play was opened here, or offered and gone on with."""
        one = (play.record, play.writer)
        return one in self._opened or (one in self._offered and record.holds(play.record))

    def _render(self, record: Record, others: list[KeptPlay], writer: str = "") -> bytes:
        fields: dict[str, Any] = {
            "format": FORMAT,
            "story": self.story.id,
            "version": self.story.version,
            "path": record.path,
            "marks": record.marks,
            "language": record.language,
            "country": record.country,
            "writer": writer or self._writer,
        }
        if others:
            fields["others"] = [
                {"path": play.record.path, "marks": play.record.marks, "writer": play.writer}
                for play in others
            ]
        return f"{json.dumps(fields)}\n".encode()

    def _show_sign(self) -> None:
        if self._end is None:
            sign = show_sign(self.path, self._writer)
            self._end = weakref.finalize(self, _close_sign, self.path, self._writer, sign)


def _list_distinct(newest: Record, others: list[Record]) -> tuple[Record, ...]:
    """The plays that are not the beginning of another one."""
    distinct = [newest]
    for play in sorted(others, key=lambda each: -len(each.path)):
        if not any(each.holds(play) for each in distinct):
            distinct.append(play)
    return tuple(play for play in others if any(play is each for each in distinct))


def _close_sign(path: Path, writer: str, descriptor: int | None) -> None:
    if descriptor is not None:
        os.close(descriptor)
        is_sign_shown(path, writer)  # removes what is left of it


@contextmanager
def _as_record_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except LockedError:
        sentence = f"'{path.name}' cannot be saved: another notebook is writing it."
        raise RecordError(sentence, "busy") from None
    except OSError as error:
        words = error.strerror or "the disk refused"
        raise RecordError(f"'{path.name}' cannot be saved: {words}.", name_reason(error)) from None
