"""Codes that learners hand in with, one for each name on a list."""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from breakcontact.errors import BreakContactError
from breakcontact.files import PRIVATE, read_bounded, write_text
from breakcontact.serving.hand_in_folder import make_file_name, normalize_code

CODES: Final = "codes.csv"
"""The file in a course that says whose code is whose."""

LETTERS: Final = "ACDEFHJKMNPRTUVWXY34679"
"""Letters and figures that nobody mistakes for others."""
_LENGTH: Final = 8
_LARGEST: Final = 1024 * 1024


def read_names(path: Path) -> list[str]:
    """The names in a file, one to a line; of a table that is no ``.txt``, the first column.

    Raises:
        BreakContactError: If it cannot be read, is empty, or has a name twice.
    """
    text = _read(path)
    # In a list of names a comma is part of a name: "Nordmann, Kari".
    rows = [[line] for line in text.splitlines()] if path.suffix == ".txt" else _read_table(text)
    names = []
    seen: dict[str, int] = {}
    for line, row in enumerate(rows, 1):
        name = row[0].strip() if row else ""
        if not name:
            continue
        names.append(name)
        key = make_file_name(name).casefold()
        if not key:
            raise BreakContactError(f"{path}, line {line}: '{name}' has no letter in it.")
        if key in seen:
            raise BreakContactError(
                f"{path}, line {line}: '{name}' is also in line {seen[key]}. Add something that "
                "tells the two apart, such as a class or a middle name."
            )
        seen[key] = line
    if not names:
        raise BreakContactError(f"There are no names in {path}.")
    return names


def write_codes(course: Path, names: Sequence[str]) -> Mapping[str, str]:
    """Give each name a code, and keep them in the course; names that have one keep it.

    Returns:
        Codes by name.

    Raises:
        BreakContactError: If the file cannot be read or written.
    """
    known = {name: code for code, name in read_codes(course, formatted=True).items()}
    codes = {name: known.get(name) or _make_code() for name in [*known, *names]}
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows([("name", "code"), *codes.items()])
    write_text(course / CODES, table.getvalue(), mode=PRIVATE)
    return codes


def read_codes(course: Path, *, formatted: bool = False) -> dict[str, str]:
    """The names by code; empty if the course has no codes.

    Args:
        course: Its folder.
        formatted: Whether codes are as they are printed, with a hyphen.

    Raises:
        BreakContactError: If the file cannot be read.
    """
    path = course / CODES
    if not path.exists():
        return {}
    found = {}
    for line, row in enumerate(_read_table(_read(path))[1:], 2):
        if len(row) < 2 or len(normalize_code(row[1])) < _LENGTH:
            raise BreakContactError(f"{path}, line {line}: expected a name and a code.")
        found[row[1].strip() if formatted else normalize_code(row[1])] = row[0]
    return found


def _make_code() -> str:
    code = "".join(secrets.choice(LETTERS) for _ in range(_LENGTH))
    return f"{code[:4]}-{code[4:]}"


def _read(path: Path) -> str:
    try:
        return read_bounded(path, _LARGEST, follow_links=True).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BreakContactError(f"{path} is not UTF-8 text. Save it as CSV UTF-8.") from None
    except OSError as error:
        reason = error.strerror or str(error) or "the disk refused"
        raise BreakContactError(f"{path} cannot be read: {reason}.") from None


def _read_table(text: str) -> list[list[str]]:
    first = text.partition("\n")[0]
    return list(csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count)))
