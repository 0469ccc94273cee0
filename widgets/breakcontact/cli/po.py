"""``breakcontact po``: make or update the translation of a source file."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from breakcontact.authoring.load import check_text
from breakcontact.authoring.po import Entry, parse_entries, render_entries
from breakcontact.authoring.problems import UnreadableError
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.source_types import Kind
from breakcontact.cli import FAULTS_FOUND
from breakcontact.cli.source_types import list_kinds
from breakcontact.errors import BreakContactError
from breakcontact.files import write_text
from breakcontact.i18n import SOURCE_LANGUAGE
from breakcontact.own_lessons.find import list_sources

_NO_PO_WITHOUT = ("BC1", "BC2")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "po",
        help="make or update the translation of a scenario",
        description="Write FILE.LANGUAGE.po beside each FILE with an entry for every line. "
        "Existing translations are kept; where the English has changed, the entry is marked fuzzy.",
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
    """Write one PO file, or print what is wrong with its source; the exit code."""
    try:
        checked = check_text(read_text(source), str(source), kinds)
        problems = [p for p in checked.problems if p.code.startswith(_NO_PO_WITHOUT)]
        path = source.with_name(f"{source.stem}.{language}.po")
        old = parse_entries(read_text(path), str(path)) if path.exists() else []
    except UnreadableError as error:
        problems = [error.problem]
    if problems:
        for problem in problems:
            print(problem)
        return FAULTS_FOUND
    write_text(path, render_entries(checked.lines, old, language))
    entries = parse_entries(read_text(path), str(path))
    print(f"{path}: {_count(old, entries)}")
    return 0


def _count(old: list[Entry], new: list[Entry]) -> str:
    untranslated = sum(not entry.text for entry in new)
    fuzzy = sum(entry.is_fuzzy for entry in new)
    gone = len({entry.id for entry in old} - {entry.id for entry in new})
    return f"{len(new)} lines, {untranslated} to translate, {fuzzy} to look at again, {gone} gone."
