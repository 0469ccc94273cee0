"""Certificates of attendance and a class record as PDF: only what is entered is on them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from breakcontact.errors import BreakContactError
from breakcontact.guide.handouts import render_sheet
from breakcontact.i18n.messages import CLASS, load_messages

LONGEST: Final = 120
"""Letters in a name, and in every other entry."""

MOST_NAMES: Final = 500

_JOINERS: Final = "\u200c\u200d"
"""Invisible letters that names in some scripts need."""

_WORDS: Final = "certificate."


@dataclass(frozen=True, slots=True)
class Attendance:
    """What a trainer enters; an empty entry becomes a line to write on.

    Attributes:
        names: Those who took part, in this order.
        title: The course.
        date: As the trainer writes it.
        place: Where it was.
        signature: The name under the line for the signature.
    """

    names: tuple[str, ...]
    title: str = ""
    date: str = ""
    place: str = ""
    signature: str = ""


def read_names(path: Path) -> list[str]:
    """The names in a text file, one a line; empty lines are left out.

    Raises:
        BreakContactError: If the file cannot be read, or is no text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BreakContactError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        text = ""
    if (not text and path.stat().st_size) or "\0" in text:
        raise BreakContactError(
            f"{path} is not a text file in UTF-8. Save the names as plain text (UTF-8), one name "
            "a line."
        )
    return [line for line in map(str.strip, text.splitlines()) if line]


def collect_entries(
    names: Iterable[str], title: str = "", date: str = "", place: str = "", signature: str = ""
) -> Attendance:
    """Clean and check what was entered.

    Raises:
        BreakContactError: If there is no name, there are too many, or an entry is too long.
    """
    cleaned = tuple(name for name in map(_clean, names) if name)
    if not cleaned:
        raise BreakContactError(
            "There are no names. Type them in quotes after the command, or put them into a text "
            "file, one a line, and name it with --names."
        )
    if len(cleaned) > MOST_NAMES:
        raise BreakContactError(
            f"There are {len(cleaned)} names; at most {MOST_NAMES} fit. Make two sets."
        )
    entries = Attendance(cleaned, *map(_clean, (title, date, place, signature)))
    for entry in (*cleaned, entries.title, entries.date, entries.place, entries.signature):
        if len(entry) > LONGEST:
            raise BreakContactError(
                f"'{entry[:30]}...' has {len(entry)} letters; there is room for {LONGEST}. "
                "Shorten it."
            )
    return entries


def render_certificates(entries: Attendance, language: str) -> bytes:
    """A page for each name.

    Raises:
        BreakContactError: If Typst is not installed, or no font has a letter of an entry.
    """
    return _render("certificate", entries, language)


def render_record(entries: Attendance, language: str) -> bytes:
    """A list of all names, with room for signatures.

    Raises:
        BreakContactError: As :func:`render_certificates` does.
    """
    return _render("class_record", entries, language)


def _render(sheet: str, entries: Attendance, language: str) -> bytes:
    texts = load_messages(language, CLASS)
    words = {
        label.removeprefix(_WORDS): text
        for label, text in texts.items()
        if label.startswith(_WORDS)
    }
    data: dict[str, Any] = {"language": language, "words": words, **asdict(entries)}
    return render_sheet(sheet, data, any_font=True)


def _clean(entry: str) -> str:
    """An entry on one line, without letters that cannot be seen or that turn others round."""
    kept = (
        letter if letter in _JOINERS or unicodedata.category(letter)[0] != "C" else " "
        for letter in unicodedata.normalize("NFC", entry)
    )
    return " ".join("".join(kept).split())
