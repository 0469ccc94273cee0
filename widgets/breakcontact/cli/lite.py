"""``breakcontact lite``: build the notebooks for JupyterLite."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "lite",
        help="build the notebooks for JupyterLite, with nothing installed",
        description="Build JupyterLite with the lessons: notebooks that run in the browser's own "
        "Python, from any web space. The pages make no outside requests; building fetches "
        "Python for the browser once.",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=Path,
        required=True,
        help="where to; a folder that is new, empty or an older one of these",
    )


def run(args: argparse.Namespace) -> int:
    """Build it."""
    from breakcontact.i18n.messages import GUIDE, load_messages
    from breakcontact.lab.server import default_language
    from breakcontact.lite.build import build_lite

    words = load_messages(default_language(), GUIDE)
    page = build_lite(args.output, words, lambda step: print(f"{step} ...", flush=True))
    print(words["lite.ready"].format(page=page))
    return 0
