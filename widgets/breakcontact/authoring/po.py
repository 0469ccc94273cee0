"""PO files: read entries with their line numbers, and write them in the order of the source.

No translation is lost by writing: what belongs to no line any more stays at the end of the file, as
an obsolete entry (``#~``), and comes back with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polib

from breakcontact.authoring.characters import refuse_line_breaks
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
_FUZZY = "fuzzy"
_CONTENT_TYPE = "text/plain; charset=UTF-8"


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
        flags: Its flags other than ``fuzzy``.
    """

    id: str
    english: str
    text: str
    is_fuzzy: bool = False
    comment: str = ""
    previous: str | None = None
    places: Mapping[str, int] = field(default_factory=dict, compare=False)
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PoFile:
    """The content of a PO file.

    Attributes:
        entries: The translations, in the order of the file.
        obsolete: Translations of lines that no longer exist.
        head: The comment at the top of the file, such as the translator's name.
        metadata: The fields of the header.
        is_head_fuzzy: Whether the header is marked fuzzy.
    """

    entries: Sequence[Entry] = ()
    obsolete: Sequence[Entry] = ()
    head: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    is_head_fuzzy: bool = False


def parse_po(text: str, file: str) -> PoFile:
    """Read a PO file.

    Raises:
        UnreadableError: At the first line that is not valid, or if there are too many.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse_line_breaks(text, file)
    rows = text.split("\n")
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
    return PoFile(
        entries=[_entry(entry, rows) for entry in found if not entry.obsolete],
        obsolete=[_entry(entry, rows) for entry in found.obsolete_entries()],
        head=found.header.strip("\n"),
        metadata=found.metadata,
        is_head_fuzzy=bool(found.metadata_is_fuzzy),
    )


def parse_entries(text: str, file: str) -> Sequence[Entry]:
    """Read the entries of a PO file, without its header and obsolete entries.

    Raises:
        UnreadableError: As for ``parse_po``.
    """
    return parse_po(text, file).entries


def renew(lines: Sequence[Line], old: PoFile, language: str) -> PoFile:
    """A PO file for lines that keeps everything a translator wrote.

    A translation whose English has changed is marked ``fuzzy`` and keeps the English that it was
    made from. If the id of a line has changed, its translation follows by the English. A
    translation that belongs to no line becomes obsolete.
    """
    wanted = list_translated_lines(lines, language)
    known, surplus = _sort_out(old.entries, {line.id for line in wanted})
    attic = _Attic(surplus, old.obsolete)
    entries = [
        _renew(line, known.get(line.id) or attic.take_by_id(line.id), attic) for line in wanted
    ]
    return replace(old, entries=entries, obsolete=attic.list_rest())


def render_po(lines: Sequence[Line], po: PoFile, language: str) -> str:
    """Write a PO file. Each entry gets a comment for translators, where its line has one.

    Args:
        lines: The lines of the source, in English.
        po: The result of ``renew``.
        language: The language of the translations.
    """
    written = polib.POFile(wrapwidth=0)
    written.header = po.head
    written.metadata_is_fuzzy = po.is_head_fuzzy
    written.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        **po.metadata,
        "Content-Type": _CONTENT_TYPE,
        "Content-Transfer-Encoding": "8bit",
    }
    about = {line.id: line.about for line in list_translated_lines(lines, language)}
    for entry in po.entries:
        written.append(_write(entry, about.get(entry.id, "")))
    for entry in po.obsolete:
        written.append(_write(entry, is_obsolete=True))
    return str(written).removeprefix("#\n").rstrip("\n") + "\n"


class _Attic:
    """Translations that belong to no line, until a line takes them.

    Args:
        gone: Of lines that were taken out, or given another id, since the file was written.
        obsolete: Of lines that were taken out earlier.
    """

    def __init__(self, gone: Iterable[Entry], obsolete: Iterable[Entry]) -> None:
        self._gone = [entry for entry in gone if entry.text.strip() or entry.comment]
        self._obsolete = list(obsolete)

    def take_by_id(self, line_id: str) -> Entry | None:
        """The latest translation of a line that has come back."""
        for kept in (self._gone, self._obsolete):
            for entry in reversed(kept):
                if line_id and entry.id == line_id:
                    kept.remove(entry)
                    return entry
        return None

    def take_by_english(self, english: str) -> Entry | None:
        """The translation of the same English under another id; fuzzy unless it is just renamed."""
        for kept in (self._gone, self._obsolete):
            same = [each for each in kept if each.english.strip() == english and each.text.strip()]
            if same:
                kept.remove(same[0])
                is_sure = kept is self._gone and len({each.text for each in same}) == 1
                return same[0] if is_sure else replace(same[0], is_fuzzy=True)
        return None

    def list_rest(self) -> list[Entry]:
        """What no line has taken, each once; polib does not keep their earlier English."""
        rest = (replace(each, previous=None) for each in (*self._obsolete, *self._gone))
        return list(dict.fromkeys(rest))


def _sort_out(entries: Iterable[Entry], ids: set[str]) -> tuple[dict[str, Entry], list[Entry]]:
    """The entry of each line, by its id, and the entries that are left over."""
    known: dict[str, Entry] = {}
    surplus = []
    for entry in entries:
        if entry.id not in ids:
            surplus.append(entry)
        elif entry.id not in known:
            known[entry.id] = entry
        elif entry.text.strip() and not known[entry.id].text.strip():
            surplus.append(known[entry.id])
            known[entry.id] = entry
        else:
            surplus.append(entry)
    return known, surplus


def _renew(line: Line, old: Entry | None, attic: _Attic) -> Entry:
    """The entry of a line, with its old translation."""
    old = old or attic.take_by_english(line.text)
    if old is None:
        return Entry(line.id, line.text, "")
    is_stale = bool(old.text) and old.english.strip() != line.text
    return replace(
        old,
        id=line.id,
        english=line.text,
        is_fuzzy=is_stale or old.is_fuzzy,
        previous=(old.english or None) if is_stale else old.previous,
    )


def _write(entry: Entry, about: str = "", *, is_obsolete: bool = False) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=entry.id or None,
        msgid=entry.english,
        msgstr=entry.text,
        comment=about,
        tcomment=entry.comment,
        flags=[*([_FUZZY] if entry.is_fuzzy else []), *entry.flags],
        previous_msgid=entry.previous,
        obsolete=is_obsolete,
    )


def _entry(entry: polib.POEntry, rows: Sequence[str]) -> Entry:
    return Entry(
        id=entry.msgctxt or "",
        english=entry.msgid,
        text=entry.msgstr,
        is_fuzzy=_FUZZY in entry.flags,
        comment=entry.tcomment,
        previous=entry.previous_msgid or None,
        places=dict(_find_places(entry.linenum or 1, rows)),
        flags=tuple(flag for flag in entry.flags if flag != _FUZZY),
    )


def _find_places(first: int, rows: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The keywords of the entry that begins on a line of the file, and where they are."""
    found = set()
    for number in range(first, len(rows) + 1):
        keyword = _KEYWORD.match(rows[number - 1])
        if keyword:
            if keyword.group(1) in found:
                return
            found.add(keyword.group(1))
            yield keyword.group(1), number
        if "msgstr" in found:
            return


def _unreadable(file: str, line: int) -> UnreadableError:
    sentence = (
        'This is not a line of a PO file: expected msgctxt, msgid, msgstr or a continued "text", '
        'with quotation marks inside written as \\".'
    )
    return UnreadableError(Problem(file, line, 1, "BC601", sentence))
