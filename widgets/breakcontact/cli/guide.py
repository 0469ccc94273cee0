"""``breakcontact guide``: build the instructor guide and open it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from breakcontact.cli import FAULTS_FOUND
from breakcontact.i18n import list_languages

_HOME = "BREAKCONTACT_HOME"  # the folder that JupyterLab's settings go to as well


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "guide",
        help="build the guide for instructors and open it",
        description="Build the guide for instructors as a site, and open it in the browser. It "
        "makes no outside requests. Tables that are derived from stories, lessons, numbers and "
        "advice are written into the pages with --write-tables.",
    )
    parser.add_argument(
        "-o", "--output", metavar="DIR", type=Path, help="where to; a folder that is new or empty"
    )
    parser.add_argument(
        "--language", choices=list(list_languages()), help="which to open; else the machine's"
    )
    parser.add_argument("--no-browser", action="store_true", help="only say where it is")
    tables = parser.add_mutually_exclusive_group()
    tables.add_argument(
        "--write-tables", action="store_true", help="update the derived tables; build nothing"
    )
    tables.add_argument(
        "--check", action="store_true", help="write nothing; list what is stale, with exit code 1"
    )


def run(args: argparse.Namespace) -> int:
    """Build the guide, or update or check its tables."""
    if args.write_tables or args.check:
        return _update_tables(check=args.check)
    return _build(args)


def _build(args: argparse.Namespace) -> int:
    from breakcontact.guide.site import FRONT, build_site
    from breakcontact.i18n.messages import GUIDE, load_messages
    from breakcontact.lab.server import default_language

    target = (args.output or _own_folder()).absolute()
    faults = build_site(target, lambda step: print(f"{step} ...", flush=True))
    for fault in faults:
        print(fault, file=sys.stderr)
    language = args.language or default_language()
    page = target / language / FRONT
    print(load_messages(language, GUIDE)["site.ready"].format(page=page))
    if not args.no_browser:
        import webbrowser

        webbrowser.open(page.as_uri())
    return FAULTS_FOUND if faults else 0


def _update_tables(*, check: bool) -> int:
    from breakcontact.files import write_text
    from breakcontact.guide.blocks import plan_tables
    from breakcontact.guide.pages import find_pages

    folder = find_pages()
    stale = plan_tables(folder)
    for page, text in stale.items():
        name = page.relative_to(folder.parent).as_posix()
        print(f"{name} is older than what it is made from." if check else f"wrote {name}")
        if not check:
            write_text(page, text)
    if check and stale:
        print("Run: breakcontact guide --write-tables")
        return FAULTS_FOUND
    if not stale:
        print("All tables of the guide are fresh.")
    return 0


def _own_folder() -> Path:
    home = os.environ.get(_HOME)
    return (Path(home) if home else Path(sys.prefix) / "var" / "breakcontact") / "guide"
