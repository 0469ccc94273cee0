"""``breakcontact lab``: open JupyterLab on the start page."""

import argparse
from pathlib import Path
from typing import Any

from breakcontact.i18n import list_languages
from breakcontact.lab.server import LabOptions, start_lab
from breakcontact.vocabulary import AUDIENCES


def add_parser(subparsers: Any) -> None:
    """Declare the arguments of ``lab``."""
    parser = subparsers.add_parser("lab", description="Open JupyterLab on the start page.")
    parser.add_argument(
        "--language",
        choices=list(list_languages()),
        help="of the page; else as chosen on the start page, or as the machine is set up",
    )
    parser.add_argument(
        "--audience",
        choices=AUDIENCES,
        help="open the first lesson for them, and show only theirs on the start page "
        "(police also see those for adults)",
    )
    parser.add_argument(
        "--lessons",
        type=Path,
        metavar="FOLDER",
        help="open the first notebook of a folder of your own",
    )
    parser.add_argument("--port", type=int, help="the port to serve on; else one that is free")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument(
        "--class",
        dest="in_class",
        action="store_true",
        help="for machines that a class shares: keep no record of what was played",
    )
    parser.add_argument(
        "--instructor", action="store_true", help="show all of JupyterLab, nbgrader included"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    options = LabOptions(
        language=args.language,
        port=args.port,
        browser=not args.no_browser,
        instructor=args.instructor,
        lessons=args.lessons,
        keep_records=not args.in_class,
        audience=args.audience,
    )
    return start_lab(options)
