"""``breakcontact schema``: the JSON Schema of a scenario."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from breakcontact.own_lessons.kinds import list_chances
from breakcontact.scenario.schema import render_schema


def add_parser(subparsers: Any) -> None:
    """Declare the arguments: there are none."""
    subparsers.add_parser(
        "schema",
        help="print the JSON Schema of a scenario, for editors",
        description="Print the JSON Schema of a scenario. A scenario's first line can name it: "
        "# yaml-language-server: $schema=../scenario.schema.json",
    )


def run(args: argparse.Namespace) -> int:
    """Print it."""
    sys.stdout.write(render_schema(list_chances()))
    return 0
