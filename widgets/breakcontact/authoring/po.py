"""PO files: read entries with their line numbers, and write them in the order of the source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polib

from breakcontact.authoring.lines import Line
from breakcontact.authoring.plurals import list_translated_lines
from breakcontact.authoring.problems import Problem, UnreadableError

MOST_ROWS = 50_000
"""The most lines of a PO file: ten times a very long scenario. polib is slow with more."""

_LINE = re.compile(
    r'\s*(?:#.*|(?:msgctxt|msgid|msgstr)\s+"(?:[^"\\]|\\.)*"|"(?:[^"\\]|\\.)*")?\s*', re.ASCII
)
_SYNTAX = re.compile(r"line ([0-9]+)")
_KEYWORD = re.compile(r"\s*(msgctxt|msgid|msgstr)\s")


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation.

    Attributes:
        id: The line that it translates; empty where the entry does not say.
        english: The English words that were translated.
        text: The translation.
        is_fuzzy: Whether it needs another look.
        comment: The translator's comment.
        previous: The English that a fuzzy translation was made from.
        places: The lines of the file on which its parts begin, by keyword.
    """

    id: str
    english: str
    text: str
    is_fuzzy: bool
    comment: str
    previous: str | None
    places: Mapping[str, int]


def parse_entries(text: str, file: str) -> list[Entry]:
    """Read the entries of a PO file, without its header and obsolete entries.

    Raises:
        UnreadableError: At the first line that is not valid, or if there are too many.
    """
    rows = text.splitlines()
    if len(rows) > MOST_ROWS:
        sentence = f"The file has more than {MOST_ROWS:,} lines; split it and its source."
        raise UnreadableError(Problem(file, 1, 1, "BC101", sentence))
    for number, row in enumerate(rows, 1):
        if not _LINE.fullmatch(row):
            raise _unreadable(file, number)
    try:
        found = polib.pofile(text + "\n")
    except (OSError, ValueError, IndexError) as error:
        line = _SYNTAX.search(str(error))
        raise _unreadable(file, int(line.group(1)) if line else 1) from None
    return [_entry(entry, rows) for entry in found if not entry.obsolete]


def render_entries(lines: Sequence[Line], entries: Sequence[Entry], language: str) -> str:
    """Write a PO file for lines, and keep existing translations.

    A translation whose English has changed is marked ``fuzzy`` and keeps the English that it was
    made from. Translations of lines that no longer exist are dropped.
    """
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    known = {entry.id: entry for entry in reversed(entries)}
    for line in list_translated_lines(lines, language):
        po.append(_renew(line, known.get(line.id)))
    return str(po).removeprefix("#\n").rstrip("\n") + "\n"


def _renew(line: Line, old: Entry | None) -> polib.POEntry:
    """The new entry of a line, with the translation of its old entry."""
    if old is None or not old.text:
        return polib.POEntry(msgctxt=line.id, msgid=line.text, tcomment=old.comment if old else "")
    is_stale = old.english.strip() != line.text
    return polib.POEntry(
        msgctxt=line.id,
        msgid=line.text,
        msgstr=old.text,
        flags=["fuzzy"] if is_stale or old.is_fuzzy else [],
        previous_msgid=old.english if is_stale else old.previous,
        tcomment=old.comment,
    )


def _entry(entry: polib.POEntry, rows: Sequence[str]) -> Entry:
    places: dict[str, int] = {}
    for number in range(entry.linenum or 1, len(rows) + 1):
        keyword = _KEYWORD.match(rows[number - 1])
        if keyword:
            if keyword.group(1) in places:
                break
            places[keyword.group(1)] = number
        if "msgstr" in places:
            break
    return Entry(
        id=entry.msgctxt or "",
        english=entry.msgid,
        text=entry.msgstr,
        is_fuzzy="fuzzy" in entry.flags,
        comment=entry.tcomment,
        previous=entry.previous_msgid or None,
        places=places,
    )


def _unreadable(file: str, line: int) -> UnreadableError:
    sentence = (
        'This is not a line of a PO file: expected msgctxt, msgid, msgstr or a continued "text", '
        'with quotation marks inside written as \\".'
    )
    return UnreadableError(Problem(file, line, 1, "BC601", sentence))
