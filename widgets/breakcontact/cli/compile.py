"""``breakcontact compile``: turn a scenario into the story that is played."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from breakcontact.authoring.load import check_file
from breakcontact.cli import FAULTS_FOUND
from breakcontact.cli.source_types import list_kinds
from breakcontact.files import write_text


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "compile",
        help="turn a scenario into the story that is played",
        description="Check a scenario and write its story, with all its languages.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the scenario")
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, help="where to write; else it is printed"
    )


def run(args: argparse.Namespace) -> int:
    """Compile the file, or say what is wrong with it."""
    checked = check_file(args.file, list_kinds()[:1])
    if checked.problems:
        for problem in checked.problems:
            print(problem, file=sys.stderr)
        return FAULTS_FOUND
    (text,) = checked.build().values()
    if args.output is None:
        sys.stdout.write(text)
    else:
        write_text(args.output, text)
        print(f"{args.output}: {checked.counts['states']:,} states, {', '.join(checked.texts)}")
    return 0
