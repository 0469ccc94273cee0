"""Tables that a teacher opens in a spreadsheet, and gives back as the spreadsheet saves them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from breakcontact.course.errors import CourseError
from breakcontact.files import read_bounded, write_text

_LARGEST = 2_000_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read_table(path: Path) -> list[dict[str, str]]:
    """Read rows by column name in lower case: comma, semicolon or tab, with or without a BOM.

    Raises:
        CourseError: If the file cannot be read, or is no table.
    """
    try:
        content = read_bounded(path, _LARGEST, follow_links=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CourseError("table.unreadable", file=path, reason=reason) from error
    text = _decode(content)
    head = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise CourseError("table.unreadable", file=path, reason=error) from error
    if not rows:
        raise CourseError("table.unreadable", file=path, reason="0")
    names = [name.strip().casefold() for name in rows[0]]
    return [
        dict(zip(names, (_unquote(cell.strip()) for cell in row), strict=False))
        for row in rows[1:]
        if any(cell.strip() for cell in row)
    ]


def write_table(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table with a BOM, so that spreadsheets read its letters; no cell is a formula.

    Raises:
        BreakContactError: If it cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(head)
    writer.writerows([_quote(cell) for cell in row] for row in rows)
    write_text(path, "\ufeff" + text.getvalue())


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # an older Excel's "CSV"


def _quote(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) and cell != "-" else cell


def _unquote(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:2] in {*_FORMULA, "'"} else cell
