"""``breakcontact class mark``: a page on which texts are marked, one after the other."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from breakcontact.cli.course.words import Words

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what is marked, and how it is opened."""
    parser.add_argument(
        "assignments", nargs="*", metavar="ASSIGNMENT", help="such as 'before'; else all of them"
    )
    parser.add_argument(
        "--second",
        action="store_true",
        help="mark as a second marker, who does not see the first one's marks; the gradebook is "
        "left as it is",
    )
    parser.add_argument(
        "--formgrader",
        action="store_true",
        help="open nbgrader's formgrader instead, which shows each hand-in as a whole",
    )
    parser.add_argument("--port", type=int, help="the port to serve on; else one that is free")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Serve the page, or the formgrader, on this machine until it is stopped."""
    if args.formgrader:
        _serve_formgrader(args, course, words)
    else:
        _serve_page(args, course, words)
    return 0


def _serve_formgrader(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> None:
    from breakcontact.course.mark import serve_formgrader

    def on_ready(address: str) -> None:
        print(words.say("mark.formgrader", address=address), flush=True)

    serve_formgrader(course, port=args.port, open_browser=not args.no_browser, on_ready=on_ready)


def _serve_page(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> None:
    import webbrowser
    from contextlib import closing

    from breakcontact.course.selection import select_assignments
    from breakcontact.marking.application import Desk, make_application
    from breakcontact.marking.marking import FIRST, SECOND, Marking
    from breakcontact.serving.server import LOOPBACK, open_port, serve_until_stopped

    marking = Marking(course, select_assignments(course, args.assignments), words.language)
    opened = open_port(args.port, network=False)
    with closing(Desk(marking, marker=SECOND if args.second else FIRST)) as desk:
        address = f"http://{LOOPBACK}:{opened.getsockname()[1]}/{desk.token}/"

        def on_start() -> None:
            print(words.say("mark.ready", address=address), flush=True)
            if not args.no_browser:
                webbrowser.open(address)

        serve_until_stopped(make_application(desk), opened, on_start)
