"""``breakcontact class mark``: open nbgrader's formgrader on the course."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from breakcontact.cli.course.words import Words

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare how it is opened."""
    parser.add_argument("--port", type=int, help="the port to serve on; else one that is free")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Serve the formgrader on this machine until it is stopped."""
    from breakcontact.course.mark import serve_formgrader

    def on_ready(address: str) -> None:
        print(words.say("mark.ready", address=address), flush=True)

    serve_formgrader(course, port=args.port, open_browser=not args.no_browser, on_ready=on_ready)
    return 0
