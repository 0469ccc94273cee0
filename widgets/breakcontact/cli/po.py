"""``breakcontact po``: make or update the translation of a source file."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from breakcontact.authoring.load import check_text
from breakcontact.authoring.po import PoFile, parse_po, render_po, renew
from breakcontact.authoring.problems import UnreadableError
from breakcontact.authoring.source_text import LARGEST_FILE, read_text
from breakcontact.authoring.source_types import Kind
from breakcontact.cli import FAULTS_FOUND
from breakcontact.cli.source_types import list_kinds
from breakcontact.errors import BreakContactError
from breakcontact.files import write_text
from breakcontact.i18n import SOURCE_LANGUAGE
from breakcontact.own_lessons.find import list_sources

_NO_PO_WITHOUT = ("BC1", "BC2", "BC512")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "po",
        help="make or update the translation of a scenario",
        description="Write FILE.LANGUAGE.po beside each FILE with an entry for every line. "
        "Existing translations are kept; where the English has changed, the entry is marked fuzzy. "
        "A translation whose line is gone moves to the end of the file, and returns with the line.",
    )
    parser.add_argument(
        "path",
        metavar="FILE|FOLDER",
        type=Path,
        help="a scenario, pack or questions file, or a folder of such files",
    )
    parser.add_argument("--language", required=True, metavar="CODE", help="such as nb")


def run(args: argparse.Namespace) -> int:
    """Write the PO files, except of sources with faults in their lines."""
    if not _LANGUAGE.fullmatch(args.language) or args.language == SOURCE_LANGUAGE:
        raise BreakContactError(
            f"--language takes the code of a language other than {SOURCE_LANGUAGE}, such as nb."
        )
    kinds = list_kinds()
    codes = [_renew(source, args.language, kinds) for source in list_sources(args.path)]
    return max(codes)


def _renew(source: Path, language: str, kinds: Sequence[Kind]) -> int:
    """Write one PO file, or print why it is left as it was; the exit code."""
    path = source.with_name(f"{source.stem}.{language}.po")
    try:
        checked = check_text(read_text(source), str(source), kinds)
        old = parse_po(read_text(path), str(path)) if os.path.lexists(path) else PoFile()
    except UnreadableError as error:
        print(error.problem)
        return FAULTS_FOUND
    problems = [p for p in checked.problems if p.code.startswith(_NO_PO_WITHOUT)]
    if problems:
        for problem in problems:
            print(problem)
        return FAULTS_FOUND
    new = renew(checked.lines, old, language)
    text = render_po(checked.lines, new, language)
    _check_readable(path, text, new)
    if not path.is_file() or path.read_bytes() != text.encode():
        write_text(path.resolve(), text)  # a link stays a link
    print(f"{path}: {_count(new)}")
    return 0


def _check_readable(path: Path, text: str, wanted: PoFile) -> None:
    """Refuse to write what could not be read again.

    Raises:
        BreakContactError: If the text is too large, or does not read as what was meant.
    """
    if len(text.encode(errors="replace")) > LARGEST_FILE:
        raise BreakContactError(
            f"{path} was left as it was: it would be larger than 1 MB. Split its source."
        )
    try:
        read = parse_po(text, str(path))
    except UnreadableError as error:
        raise BreakContactError(
            f"{path} was left as it was, because it could not be read again: {error.problem}"
        ) from None
    for meant, found in zip_longest(
        (*wanted.entries, *wanted.obsolete), (*read.entries, *read.obsolete)
    ):
        if meant != found:
            raise BreakContactError(
                f"{path} was left as it was: the entry '{(meant or found).id}' could not be read "
                "again. Look for unusual characters in its texts and comments."
            )


def _count(po: PoFile) -> str:
    untranslated = sum(not entry.text.strip() for entry in po.entries)
    fuzzy = sum(entry.is_fuzzy for entry in po.entries)
    kept = f", {len(po.obsolete)} kept for lines that are gone" if po.obsolete else ""
    return f"{len(po.entries)} lines, {untranslated} to translate, {fuzzy} to look at again{kept}."
