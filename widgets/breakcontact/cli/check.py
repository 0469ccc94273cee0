"""``breakcontact check``: report everything that is wrong with source files."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from breakcontact.authoring.codes import render_table
from breakcontact.authoring.load import Checked, check_file
from breakcontact.authoring.terms import is_checked
from breakcontact.cli import FAULTS_FOUND
from breakcontact.cli.claims import add_claims
from breakcontact.cli.playing_time import add_playing_time
from breakcontact.cli.source_types import list_kinds
from breakcontact.errors import BreakContactError
from breakcontact.invocation import command
from breakcontact.own_lessons.find import YAML, list_sources
from breakcontact.progress import make_bar
from breakcontact.scenario.prover.prove import PARTS

_MOST_SHOWN = 500
_CHECKED = (*YAML, ".ipynb", ".md", ".po")


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "check",
        help="say what is wrong with a scenario, with file and line",
        description="Check scenarios, advice packs, questions, labels, lessons and pages: one "
        "file, or all in a folder. Every fault is printed as 'file:line:column: CODE sentence'; "
        "the instructor guide explains the codes. The exit code is 0 without faults and 1 with "
        "some; warnings do not count.",
    )
    parser.add_argument("files", nargs="*", metavar="FILE|FOLDER", help="what to check")
    parser.add_argument("--codes", action="store_true", help="print what every code means")
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")


def run(args: argparse.Namespace) -> int:
    """Check the files and print what was found."""
    if args.codes:
        print(render_table(), end="")
        return 0
    if not args.files:
        help_command = command("check", "--help")
        raise BreakContactError(f"Name the files or folders to check. Try: {help_command}")
    files = [file for name in args.files for file in list_sources(Path(name), _CHECKED)]
    files = [file for file in files if file.suffix != ".md" or is_checked(str(file))]
    files = [file for file in files if not _has_source(file, args)]
    if not files:
        names = ", ".join(args.files)
        raise BreakContactError(
            f"Nothing was checked: {names} is not a source file, a notebook or one of our pages."
        )
    checked = _check(files)
    problems = sorted({problem for one in checked for problem in one.problems})
    warnings = sorted({warning for one in checked for warning in one.warnings})
    if args.json:
        print(json.dumps(_as_json(checked), ensure_ascii=False, indent=2))
    else:
        for problem in problems[:_MOST_SHOWN]:
            print(problem)
        for warning in warnings[:_MOST_SHOWN]:
            print(replace(warning, sentence=f"Only a warning: {warning.sentence}"))
        print(_sum_up(checked, len(problems), len(warnings)))
    return FAULTS_FOUND if problems else 0


def _check(files: Sequence[Path]) -> list[Checked]:
    """Check file by file, with a bar if it takes long."""
    checked: list[Checked] = []
    with make_bar(len(files) * PARTS, has_count=False) as bar:
        kinds = list_kinds(progress=bar.update)
        for number, file in enumerate(files, start=1):
            checked.append(add_playing_time(add_claims(check_file(file, kinds)), kinds))
            bar.update(number * PARTS - bar.n)
    return checked


def _has_source(file: Path, args: argparse.Namespace) -> bool:
    """Whether a file is a translation in a folder; it is then checked with its source."""
    if file.suffix != ".po" or str(file) in args.files:
        return False
    stem = file.stem.rpartition(".")[0]
    return any(file.with_name(f"{stem}{suffix}").is_file() for suffix in YAML)


def _as_json(checked: Sequence[Checked]) -> list[dict[str, Any]]:
    return [
        {
            "file": one.file,
            "kind": one.kind.name if one.kind else None,
            "counts": dict(one.counts),
            "languages": list(one.texts),
            "problems": [problem.to_dict() for problem in one.problems],
            "warnings": [warning.to_dict() for warning in one.warnings],
        }
        for one in checked
    ]


def _sum_up(checked: Sequence[Checked], count: int, warnings: int) -> str:
    """A summary: how many faults there are, or what was checked without faults."""
    files = _number(len(checked), "file")
    if warnings:
        files += f", and {_number(warnings, 'warning')}"
    if count:
        hidden = count - _MOST_SHOWN
        note = f" ({hidden} of them not shown)" if hidden > 0 else ""
        return f"{_number(count, 'fault')} in {files}{note}."
    total: Counter[str] = Counter()
    for one in checked:
        total.update(one.counts)
    languages = sorted({language for one in checked for language in one.texts})
    parts = [_number(number, noun.removesuffix("s")) for noun, number in total.items()]
    if languages:
        word = "language" if len(languages) == 1 else "languages"
        parts.append(f"{word} {' and '.join(languages)}")
    return f"No faults in {files}: {', '.join(parts)}." if parts else f"No faults in {files}."


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
