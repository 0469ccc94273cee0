"""The record of a play: ids only, read whatever the file in its place holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.files import read_bounded
from breakcontact.i18n.countries import SOURCE_COUNTRY
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.kept_files import parse_json
from breakcontact.story.play import Playthrough
from breakcontact.story.table import Story

FORMAT = 1
LARGEST_FILE = 1024 * 1024
"""Bytes above which a file is taken as damaged: it has room for the longest plays of a lesson."""
DEEPEST = 8
"""The deepest nesting that is parsed; a record needs five levels."""
MOST_OTHERS = 8
"""Plays kept beside the newest one; the oldest that nobody has open makes room."""

Mark = tuple[str, ...]
"""``(message id, "evidence")`` or ``(message id, "tactic", tactic)``."""


class RecordError(BreakContactError):
    """A record that could not be read or written.

    Attributes:
        reason: ``full``, ``read-only``, ``gone``, ``busy``, ``large`` or ``refused``.
    """

    def __init__(self, sentence: str, reason: str = "refused") -> None:
        super().__init__(sentence)
        self.reason = reason


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

    def holds(self, other: Record) -> bool:
        """Whether the other play is the beginning of this one, with no marks of its own."""
        begins = self.path[: len(other.path)] == other.path
        return begins and set(other.marks) <= set(self.marks)


@dataclass(frozen=True, slots=True)
class KeptPlay:
    """One of the plays in a file.

    Attributes:
        record: The play.
        writer: A random name of the chat that wrote it; empty in files of earlier versions.
        fits: Whether all of what was kept fits the story as it is now.
    """

    record: Record
    writer: str = ""
    fits: bool = True


def read_plays(path: Path, story: Story) -> list[KeptPlay]:
    """The plays that a file keeps, the newest first, each as far as the story still allows it.

    Raises:
        OSError: If there is no file, or none that can be read.
        ValueError: If it is not JSON.
        RecordError: If it is no record of this story.
        PathError: If a path is no list.
    """
    fields = parse_json(read_bounded(path, LARGEST_FILE, follow_links=True), DEEPEST)
    if not isinstance(fields, dict) or fields.get("format") != FORMAT:
        raise RecordError("not a record")
    if fields.get("story") != story.id:
        raise RecordError("of another story")
    others = fields.get("others", [])
    if not isinstance(others, list) or not all(isinstance(each, dict) for each in others):
        raise RecordError("no other plays")
    settings = (
        _text_of(fields, "language", SOURCE_LANGUAGE),
        _text_of(fields, "country", SOURCE_COUNTRY),
    )
    return [_read_play(each, story, settings) for each in (fields, *others)]


def read_newest(path: Path, story: Story) -> Playthrough | None:
    """The newest play in a file; ``None`` if it cannot be used, which its lesson tells."""
    try:
        return Playthrough.replay(story, read_plays(path, story)[0].record.path)
    except (OSError, ValueError, BreakContactError):
        return None


def check_marks(story: Story, marks: Any) -> tuple[Mark, ...]:
    """Take marks from outside.

    Raises:
        RecordError: If they are not a list of marks on messages of this story.
    """
    messages = story.table["messages"]
    if not isinstance(marks, (list, tuple)) or len(marks) > 20 * len(messages):
        raise RecordError("Marks are a list of [message, 'evidence'] or [message, 'tactic', name].")
    fitting = tuple(_list_fitting(story, marks))
    if len(fitting) < len(marks):
        wrong = next(mark for mark in marks if not list(_list_fitting(story, [mark])))
        raise RecordError(f"{str(wrong)[:80]!r} is no mark on a message of '{story.id}'.")
    return fitting


def _read_play(fields: dict[str, Any], story: Story, settings: tuple[str, str]) -> KeptPlay:
    path, marks = fields.get("path", ()), fields.get("marks", ())
    play = Playthrough.replay_as_far_as_possible(story, path)
    most = 20 * len(story.table["messages"])
    given = marks[:most] if isinstance(marks, (list, tuple)) else ()
    fitting = tuple(_list_fitting(story, given))
    is_whole = play.path == tuple(path) and fitting == tuple(map(_as_tuple, _as_list(marks)))
    return KeptPlay(
        Record(play.path, fitting, *settings), _text_of(fields, "writer", ""), fits=is_whole
    )


def _list_fitting(story: Story, marks: Any) -> Iterator[Mark]:
    messages, tactics = story.table["messages"], _tactics(story)
    for mark in marks:
        match mark:
            case [str(message), "evidence"] if message in messages:
                yield (message, "evidence")
            case [str(message), "tactic", str(tactic)] if message in messages and tactic in tactics:
                yield (message, "tactic", tactic)


def _as_list(marks: object) -> Any:
    return marks if isinstance(marks, (list, tuple)) else [marks]


def _as_tuple(mark: object) -> object:
    return tuple(mark) if isinstance(mark, list) else mark


def _text_of(fields: dict[str, Any], name: str, otherwise: str) -> str:
    value = fields.get(name)
    return value[:40] if isinstance(value, str) else otherwise


def _tactics(story: Story) -> set[str]:
    return {about["tactic"] for about in story.table["messages"].values() if "tactic" in about}
