"""The chat: a story played in the page, and a record of it kept by Python."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ipywidgets import Widget
from traitlets import Bool, Dict, Enum, Int, List, Unicode, observe

from breakcontact.i18n.countries import SOURCE_COUNTRY
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.story import (
    FoundRecord,
    PathError,
    Playthrough,
    Record,
    RecordError,
    RecordFile,
    Story,
)
from breakcontact.story.record import check_marks
from breakcontact.ui.watch import watch
from breakcontact.ui.widget import BundledWidget

PACES = ("usual", "quick", "off")
_NOTICES = {"damaged": "set-aside", "shortened": "shortened", "unreadable": "unreadable"}
_SET_BY_PYTHON = frozenset(
    (
        "story",
        "language",
        "labels",
        "audience",
        "packs",
        "found",
        "notice",
        "saved",
        "storage_key",
        "memory_only",
    )
)


class Chat(BundledWidget):
    """A chat in which the learner plays one of the story's people.

    The page plays from the story's table and tells Python the path and the marks; each is checked
    before it is taken, and what is good is saved.

    Args:
        story: What is played.
        language: One of the story's languages.
        country: Whose help is shown first.
        packs: The advice of each country, as ``load_pack`` gives it.
        labels: The words of the interface.
        record_file: Where the play is kept; ``None`` keeps it in memory only, as for a class.
        follows: As for every ``BundledWidget``.

    Attributes:
        story: The story's table as the page gets it.
        path: Ids of the picks taken.
        marks: Messages saved as evidence or flagged as a tactic.
        gentle: Whether the narrator tells of threats instead of the page showing them.
        pace: How fast messages are typed.
        found: The play that an earlier reader left, with those that others left beside it, or
            ``None``.
        notice: What to tell before the start, such as a record that could not be read.
        number: How often the page has sent something. ``saved`` repeats it when Python has dealt
            with it, so that the page sees when a state is older than what it sent.
        saved: What is safely kept of path and marks, and whether saving failed.
        storage_key: Key under which the page keeps what Python has not saved yet.
        memory_only: Whether nothing is written to the disk.
    """

    bundle = "chat"

    story = Dict().tag(sync=True)
    path: List[str] = List().tag(sync=True)
    marks: List[list[str]] = List().tag(sync=True)
    gentle = Bool(False).tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    country = Unicode(SOURCE_COUNTRY).tag(sync=True)
    labels = Dict().tag(sync=True)
    packs = Dict().tag(sync=True)
    pace = Enum(PACES, "usual").tag(sync=True)
    found = Dict(None, allow_none=True).tag(sync=True)
    notice = Unicode("").tag(sync=True)
    number = Int(0).tag(sync=True)
    saved = Dict().tag(sync=True)
    storage_key = Unicode("").tag(sync=True)
    memory_only = Bool(False).tag(sync=True)

    def __init__(
        self,
        story: Story,
        *,
        language: str,
        country: str,
        packs: Mapping[str, object],
        labels: Mapping[str, str],
        record_file: RecordFile | None = None,
        follows: Mapping[str, Widget] | None = None,
    ) -> None:
        self._story = story
        self._file = record_file
        self._kept: Record | None = None
        # The page's messages may be handled on a thread of their own while a cell runs.
        self._lock = threading.RLock()
        found = record_file.load() if record_file else FoundRecord(None)
        super().__init__(
            story=story.page_table(language),
            language=language,
            country=country,
            packs=dict(packs),
            labels=dict(labels),
            found=_page_record(story, found),
            notice=_notice(found, labels),
            saved=_saved("none"),
            storage_key=_make_storage_key(story, record_file),
            memory_only=record_file is None,
            follows=follows,
        )
        watch(self)

    @property
    def playthrough(self) -> Playthrough:
        """The play so far."""
        return Playthrough.replay(self._story, self.path)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Apply traits from the page; reject invalid ones and send our values back."""
        with self._lock:
            faults = {name: self._find_fault(name, value) for name, value in sync_data.items()}
            refused = [name for name, fault in faults.items() if fault]
            super().set_state({n: value for n, value in sync_data.items() if n not in refused})
            for name in refused:
                self.log.warning("The page's '%s' was refused: %s", name, faults[name])
            if self.saved.get("number") != self.number:
                self.saved = {**self.saved, "number": self.number}
            if refused:
                self.send_state(refused)

    def _find_fault(self, name: str, value: Any) -> str:
        settings = {"gentle": (True, False), "pace": PACES, "country": tuple(self.packs)}
        try:
            if name == "path":
                Playthrough.replay(self._story, value)
            elif name == "marks":
                check_marks(self._story, value)
            elif name == "number" and not (type(value) is int and value >= 0):
                return f"{str(value)[:60]!r} is no count."
            elif name in settings and not _is_one_of(value, settings[name]):
                return f"{str(value)[:60]!r} is not on offer."
        except (PathError, RecordError) as error:
            return str(error)
        return "Only Python sets it." if name in _SET_BY_PYTHON else ""

    def sync(self) -> None:
        """Save again what another process took out of the file, or what could not be saved.

        A file that was deleted stays deleted until the learner plays on; the page says so.
        """
        with self._lock:
            if self._file is None:
                return
            if self.saved.get("state") == "failed":
                self._keep(None)
            elif self._kept is not None and self._file.has_changed():
                state = self._file.find_state(self._kept)
                if state == "deleted":
                    self._kept = None
                    self.saved = {**_saved("deleted"), "number": self.number}
                elif state == "lost":
                    self._kept = None
                    self._keep(None)

    def close(self) -> None:
        """End the chat; what it has kept stays on the disk."""
        if self._file is not None:
            self._file.close()
        super().close()

    @observe("path", "marks")
    def _keep(self, change: object) -> None:
        """Save what was picked and marked, and tell the page that it is safe."""
        with self._lock:
            try:
                record = Record(
                    self.playthrough.path,
                    check_marks(self._story, self.marks),
                    self.language,
                    self.country,
                )
                if self._file and record != self._kept:
                    self._file.save(record)
            except (PathError, RecordError) as error:
                failed = {"state": "failed", "sentence": self._explain(error)}
                self.saved = {**self.saved, **failed, "number": self.number}
                return
            self._kept = record
            others = self._file.others if self._file else 0
            state = "saved" if self._file else "memory"
            self.saved = {**_saved(state, record), "others": others, "number": self.number}

    def _explain(self, error: Exception) -> str:
        """Why the play is not saved, and what to do, in the reader's language."""
        reason = error.reason if isinstance(error, RecordError) else "refused"
        sentence = self.labels.get(f"chat.fault.{reason}", str(error))
        return str(sentence).replace("{name}", self._file.path.name if self._file else "")

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Say where the chat can be played, for places that show no widgets."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is not None:
            title = self._story.line(self.language, "title")
            sentence = self.labels.get("chat.fallback", "{title}")
            bundle[0]["text/plain"] = sentence.replace("{title}", title)
        return bundle


def _is_one_of(value: object, offered: tuple[object, ...]) -> bool:
    return any(type(value) is type(good) and value == good for good in offered)


def _saved(state: str, record: Record | None = None) -> dict[str, Any]:
    path = list(record.path) if record else []
    marks = [list(mark) for mark in record.marks] if record else []
    about = {"sentence": "", "others": 0, "number": 0}
    return {"state": state, "path": path, "marks": marks, **about}


def _page_record(told: Story, found: FoundRecord) -> dict[str, Any] | None:
    """A record as the start screen needs it; one without picks is none."""
    plays = [play for play in (found.record, *found.others) if play is not None and play.path]
    if not plays:
        return None
    first, *others = (_page_play(told, play) for play in plays)
    return {**first, "others": others} if others else first


def _page_play(told: Story, record: Record) -> dict[str, Any]:
    ended = Playthrough.replay(told, record.path).ending is not None
    marks = [list(mark) for mark in record.marks]
    return {"path": list(record.path), "marks": marks, "ended": ended}


def _notice(found: FoundRecord, labels: Mapping[str, str]) -> str:
    if not found.fault:
        return ""
    name = found.set_aside or ""
    return labels.get(f"chat.notice.{_NOTICES[found.fault]}", "{name}").replace("{name}", name)


def _make_storage_key(story: Story, record_file: RecordFile | None) -> str:
    """The same for the same play, whichever kernel it runs in; it tells nobody where that is."""
    home = record_file.path.resolve() if record_file else Path.cwd()
    return hashlib.sha256(f"{home} {story.id}".encode()).hexdigest()[:16]
