"""``breakcontact site``: build the lessons as pages for a browser alone."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "site",
        help="build the lessons as pages for a browser alone",
        description="Build all lessons as static pages: for a web space, for phones, and for "
        "machines on which nothing can be installed. The pages make no outside requests. A play is "
        "kept in the browser only if the learner says so.",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=Path,
        required=True,
        help="where to; a folder that is new, empty or an older site",
    )
    parser.add_argument("--language", metavar="CODE", help="only the pages in one language")
    parser.add_argument(
        "--lessons", metavar="FOLDER", type=Path, help="the lessons in a folder of your own"
    )
    parser.add_argument(
        "--class",
        dest="for_class",
        action="store_true",
        help="for machines that are shared: nothing is kept in the browser",
    )
    parser.add_argument("--with-guide", action="store_true", help="with the guide for instructors")


def run(args: argparse.Namespace) -> int:
    """Build the site."""
    from breakcontact.i18n import find_language
    from breakcontact.i18n.messages import GUIDE, load_messages
    from breakcontact.lab.server import default_language
    from breakcontact.web.lesson_sources import choose_languages, list_course, list_folder
    from breakcontact.web.site import Options, build_site

    if args.language:
        find_language(args.language)
    lessons = list_folder(args.lessons) if args.lessons else list_course()
    chosen = choose_languages(lessons, args.language)
    options = Options(for_class=args.for_class, with_guide=args.with_guide)
    page = build_site(args.output, chosen, options, lambda step: print(f"{step} ...", flush=True))
    language = args.language or default_language()
    print(load_messages(language, GUIDE)["web.ready"].format(page=page))
    return 0
