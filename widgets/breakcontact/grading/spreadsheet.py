"""Tables for spreadsheets in which no cell can run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from breakcontact.errors import BreakContactError
from breakcontact.files import PRIVATE, replace_file
from breakcontact.i18n import list_languages
from breakcontact.i18n.format import find_marks

EXCEL = ("", *list_languages())
"""Spreadsheets that a table can be made for: "" for any, or Excel in a language."""

# A spreadsheet treats a cell that begins with one of these as a formula.
_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
_UNWRITABLE = {code: None for code in range(32) if chr(code) not in "\t\r\n"}


def make_harmless(text: str) -> str:
    """The text without control characters, with an apostrophe if it could be a formula."""
    cleaned = text.translate(_UNWRITABLE)
    is_dangerous = cleaned.startswith(_DANGEROUS) or cleaned.lstrip().startswith(_DANGEROUS)
    return f"'{cleaned}" if is_dangerous else cleaned


def render_rows(header: Sequence[str], rows: Iterable[Sequence[object]], excel: str = "") -> str:
    """A table as text: every cell quoted, every text harmless, numbers as numbers.

    Args:
        header: The names of the columns.
        rows: Text, numbers, and None for nothing.
        excel: One of ``EXCEL``. Excel in Norwegian wants semicolons and decimal commas: it reads
            ``1.5`` as the first of May.
    """
    has_comma = bool(excel) and find_marks(excel)[0] == ","
    target = io.StringIO()
    delimiter = ";" if has_comma else ","
    writer = csv.writer(target, quoting=csv.QUOTE_ALL, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_render_cell(cell, decimal_comma=has_comma) for cell in row])
    return target.getvalue()


def write_table(
    file: str, header: Sequence[str], rows: Iterable[Sequence[object]], excel: str = ""
) -> None:
    """Write a table, whole or not at all.

    Raises:
        BreakContactError: If it cannot be written there.
    """
    path = Path(file)
    text = render_rows(header, rows, excel)
    encoding = "utf-8-sig" if excel else "utf-8"
    try:
        # Only the teacher may read the marks.
        replace_file(path, text.encode(encoding, errors="replace"), mode=PRIVATE)
    except OSError as error:
        raise BreakContactError(
            f"The table could not be written to {file}: {error.strerror}. Close it if it is open "
            "in a spreadsheet, or name another file with --to."
        ) from error


def _render_cell(cell: object, *, decimal_comma: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return str(cell).replace(".", ",") if decimal_comma else str(cell)
    return make_harmless(str(cell))
