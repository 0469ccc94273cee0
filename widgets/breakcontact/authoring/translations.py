"""Translations: gettext PO files beside the source, keyed by line id."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from glob import escape
from pathlib import Path
from unicodedata import category

from breakcontact.authoring.content_rules import Reader
from breakcontact.authoring.lines import Line
from breakcontact.authoring.plurals import list_translated_lines
from breakcontact.authoring.po import Entry, parse_entries
from breakcontact.authoring.problems import Problem, UnreadableError, shorten, suggest
from breakcontact.authoring.source_text import read_text
from breakcontact.invocation import command

UNFINISHED = frozenset({"BC602", "BC603", "BC605"})
"""The codes of translations that are missing, stale or marked: work to be done, no mistakes."""

_GAP = re.compile(r"\{[A-Za-z_]+\}")
_WORD = re.compile(r"\w+")
_ALIKE = 0.9
_RELATED = 0.6
_LONG = 5
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")


@dataclass(frozen=True)
class Translated:
    """The translations of one file.

    Attributes:
        texts: By language and line id.
        problems: What is wrong with them.
    """

    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def tells_the_same(text: str, gentle: str) -> bool:
    """Whether a gentle form says the same as what it stands for, but for a few letters."""
    full, short = (" ".join(_WORD.findall(each.casefold())) for each in (text, gentle))
    if not short:
        return False
    return full in short or SequenceMatcher(None, full, short).ratio() >= _ALIKE


def _is_alike(text: str, other: str) -> bool:
    """Whether two English texts may have the same translation."""
    return SequenceMatcher(None, text.casefold(), other.casefold()).ratio() >= _RELATED


def _has_words(text: str) -> bool:
    """Whether there is a letter, a digit or a sign such as an emoji to read."""
    return any(category(character)[0] in "LNS" for character in text)


def find_translations(path: Path) -> dict[str, Path]:
    """The PO files of a source by language: ``match.nb.po`` beside ``match.yaml``."""
    found = {
        other.name[len(path.stem) + 1 : -len(".po")]: other
        for other in path.parent.glob(f"{escape(path.stem)}.*.po")
    }
    return {
        language: found[language] for language in sorted(found) if _LANGUAGE.fullmatch(language)
    }


def check_translations(
    path: Path, lines: Sequence[Line], *, own: Sequence[Line], is_whole: bool
) -> Translated:
    """Read all translations of a file and compare them with its lines.

    Args:
        path: The source file.
        lines: All of its lines.
        own: The lines whose English could be read, so that no fault is reported twice.
        is_whole: Whether the whole source could be read.
    """
    result = Translated()
    for language, po_path in find_translations(path).items():
        try:
            entries = parse_entries(read_text(po_path), str(po_path))
        except UnreadableError as error:
            result.problems.append(error.problem)
            continue
        wanted = list_translated_lines(lines, language)
        comparison = _Comparison(
            str(po_path),
            language,
            wanted,
            list_translated_lines(own, language),
            renewal=command("po", path, "--language", language),
            is_whole=is_whole,
        )
        result.problems.extend(comparison.check(entries))
        result.texts[language] = {
            line.id: comparison.texts[line.id] for line in wanted if line.id in comparison.texts
        }
    return result


def find_faulty_languages(problems: Iterable[Problem], source: Path) -> set[str] | None:
    """The languages whose translation has faults; ``None`` if the source itself has some.

    A translation that is missing altogether is no fault of the source.
    """
    language_of = {str(path): language for language, path in find_translations(source).items()}
    faulty = {
        language_of.get(problem.file)
        for problem in problems
        if problem.file != str(source) or problem.code not in UNFINISHED
    }
    return None if None in faulty else {language for language in faulty if language}


def sum_up_unfinished(problems: Iterable[Problem], source: Path) -> list[Problem]:
    """The problems, but with one for each translation that isn't finished instead of many."""
    rest: list[Problem] = []
    unfinished: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        is_told = problem.code not in UNFINISHED or problem.file == str(source)
        (rest if is_told else unfinished[problem.file]).append(problem)
    for file, found in unfinished.items():
        count = "1 line is" if len(found) == 1 else f"{len(found):,} lines are"
        sentence = (
            f"{count} not translated yet, or to be looked at again; until then this language is "
            f"left out. To see all: {command('check', source)}"
        )
        rest.append(Problem(file, found[0].line, 1, found[0].code, sentence))
    return sorted(rest)


class _Comparison:
    """Compares one PO file with the lines of its source."""

    def __init__(
        self,
        file: str,
        language: str,
        lines: Sequence[Line],
        own: Sequence[Line],
        *,
        renewal: str,
        is_whole: bool,
    ) -> None:
        self.texts: dict[str, str] = {}
        self._file = file
        self._language = language
        self._renewal = renewal
        self._known = {line.id for line in lines}
        self._is_whole = is_whole
        self._own = {line.id: line for line in own}

    def check(self, entries: Sequence[Entry]) -> Iterator[Problem]:
        last = 1
        reader = Reader(self._language, self._file)
        for entry in entries:
            last = max(entry.places.values(), default=last)
            if entry.id in self.texts:
                yield self._problem(
                    entry, "msgctxt", "BC607", f"'{entry.id}' is translated above already."
                )
                continue
            yield from self._check_entry(entry, reader)
            self.texts[entry.id] = entry.text.strip()
        yield from self._check_copies(entries)
        yield from self._check_variants(entries)
        for line_id in self._own:
            if line_id not in self.texts:
                sentence = (
                    f"'{line_id}' has no translation to '{self._language}'; run '{self._renewal}'."
                )
                yield Problem(self._file, last, 1, "BC602", sentence)

    def _check_copies(self, entries: Sequence[Entry]) -> Iterator[Problem]:
        """Lines that differ in the source, and say the same here: gentle forms, and choices."""
        said: dict[tuple[object, ...], str] = {}
        long: dict[str, Line] = {}
        for entry in entries:
            line = self._own.get(entry.id)
            text = entry.text.strip().casefold()
            if line is None or not text:
                continue
            full = self.texts.get(entry.id.removesuffix(".gentle"), "")
            if line.path[-1] == "gentle" and tells_the_same(full, text):
                sentence = f"'{line.id}' says the same as the message that it stands for."
                yield self._problem(entry, "msgstr", "BC411", sentence)
            elif line.path[-1] in ("say", "do") and line.path[:1] == ("scenes",):
                first = said.setdefault((*line.path[:3], text), line.id)
                if first != line.id:
                    sentence = f"'{line.id}' says the same as the choice '{first}'."
                    yield self._problem(entry, "msgstr", "BC314", sentence)
                    continue
            other = long.setdefault(" ".join(_WORD.findall(text)), line)
            is_long = len(_WORD.findall(text)) >= _LONG
            if other is not line and is_long and not _is_alike(other.text, line.text):
                sentence = (
                    f"'{line.id}' has the translation of '{other.id}', whose English is different; "
                    "one of them is wrong."
                )
                yield self._problem(entry, "msgstr", "BC608", sentence)

    def _check_variants(self, entries: Sequence[Entry]) -> Iterator[Problem]:
        """Texts that are the same in English and not here, unless a comment says why."""
        first: dict[str, Entry] = {}
        for entry in entries:
            line = self._own.get(entry.id)
            if line is None or not entry.text.strip() or entry.is_fuzzy or entry.comment:
                continue
            other = first.setdefault(line.text, entry)
            if entry.text.strip().casefold() != other.text.strip().casefold():
                sentence = (
                    f"'{entry.id}' and '{other.id}' are the same in English, and here "
                    f"'{shorten(entry.text)}' and '{shorten(other.text)}'. Translate them alike, "
                    "or say in a comment (# ...) above one why they differ."
                )
                yield self._problem(entry, "msgstr", "BC609", sentence)

    def _check_entry(self, entry: Entry, reader: Reader) -> Iterator[Problem]:
        if entry.id not in self._known:
            if not self._is_whole:
                return  # its line may be one that could not be read
            sentence = (
                f"The source has no line '{entry.id}'.{suggest(entry.id, self._known)}"
                if entry.id
                else "An entry needs 'msgctxt' with the id of its line."
            )
            yield self._problem(entry, "msgctxt", "BC604", sentence)
        elif entry.id in self._own:
            yield from self._check_text(entry, self._own[entry.id], reader)

    def _check_text(self, entry: Entry, line: Line, reader: Reader) -> Iterator[Problem]:
        if not entry.text.strip():
            yield self._problem(entry, "msgstr", "BC605", f"'{line.id}' is not translated yet.")
            return
        if _has_words(line.text) and not _has_words(entry.text):
            sentence = f"The translation of '{line.id}' has nothing to read; write it."
            yield self._problem(entry, "msgstr", "BC605", sentence)
        if entry.english.strip() != line.text:
            sentence = (
                f"The English of '{line.id}' has changed since it was translated; look at the "
                f"translation again and take over the new English: run '{self._renewal}'."
            )
            yield self._problem(entry, "msgid", "BC603", sentence)
        elif entry.is_fuzzy:
            sentence = (
                f"'{line.id}' is marked fuzzy: look at the translation and take the mark away."
            )
            yield self._problem(entry, "msgctxt", "BC605", sentence)
        gaps, filled = sorted(_GAP.findall(line.text)), sorted(_GAP.findall(entry.text))
        if gaps != filled:
            sentence = (
                f"'{line.id}' has the gaps {' '.join(gaps) or 'none'} in English, "
                f"and {' '.join(filled) or 'none'} here."
            )
            yield self._problem(entry, "msgstr", "BC606", sentence)
        for code, sentence in reader.find_breaches(entry.text, line.voice):
            yield self._problem(entry, "msgstr", code, f"In '{line.id}': {sentence}")

    def _problem(self, entry: Entry, keyword: str, code: str, sentence: str) -> Problem:
        place = entry.places.get(keyword) or min(entry.places.values(), default=1)
        return Problem(self._file, place, 1, code, sentence)
