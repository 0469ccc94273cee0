"""``breakcontact site``: build the lessons as pages for a browser alone."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from breakcontact.vocabulary import AUDIENCES

if TYPE_CHECKING:
    from breakcontact.web.lesson_sources import LessonSource


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
    of_the_course = parser.add_mutually_exclusive_group()
    of_the_course.add_argument(
        "--audience", choices=AUDIENCES, help="only the lessons of the course for these readers"
    )
    of_the_course.add_argument(
        "--lessons", metavar="FOLDER", type=Path, help="the lessons in a folder of your own"
    )
    parser.add_argument(
        "--class",
        dest="for_class",
        action="store_true",
        help="for machines that are shared: nothing is kept in the browser",
    )
    _add_forms(parser)


def _add_forms(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--single-file",
        action="store_true",
        help="one file for each lesson and language, which opens from a disk, a stick or a mail",
    )
    form.add_argument(
        "--scorm",
        action="store_true",
        help="one SCORM 1.2 package for each lesson and language, for a learning platform; it is "
        "told whether the lesson is done, and nothing else",
    )
    form.add_argument("--with-guide", action="store_true", help="with the guide for instructors")


def run(args: argparse.Namespace) -> int:
    """Build the site."""
    from breakcontact.i18n import find_language
    from breakcontact.i18n.messages import GUIDE, load_messages
    from breakcontact.lab.server import default_language
    from breakcontact.web.lesson_sources import choose_languages, list_course, list_folder
    from breakcontact.web.site import Options, build_site

    if args.language:
        find_language(args.language)
    lessons = list_folder(args.lessons) if args.lessons else list_course(args.audience)
    chosen = choose_languages(lessons, args.language)
    if args.single_file or args.scorm:
        return _build_files(args, chosen)
    options = Options(for_class=args.for_class, with_guide=args.with_guide)
    page = build_site(args.output, chosen, options, _say)
    language = args.language or default_language()
    print(load_messages(language, GUIDE)["web.ready"].format(page=page))
    return 0


def _build_files(args: argparse.Namespace, lessons: Sequence[LessonSource]) -> int:
    from breakcontact.web.scorm import build_packages
    from breakcontact.web.single_files import build_files

    build = build_packages if args.scorm else build_files
    for path in build(args.output, lessons, _say, for_class=args.for_class):
        print(path)
    return 0


def _say(step: str) -> None:
    print(f"{step} ...", flush=True)
