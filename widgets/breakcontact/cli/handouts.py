"""``breakcontact handouts``: the handouts for a class, as PDF."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from breakcontact.advice.pack import COUNTRIES, home_country
from breakcontact.i18n import list_languages
from breakcontact.lab.server import default_language
from breakcontact.vocabulary import STORY_AUDIENCES


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "handouts",
        help="write the handouts as PDF",
        description="Write the steps card, the tactics, the evidence sheet, the exit slip and the "
        "teacher's pocket card as PDF, for a black-and-white printer. The set for teenagers also "
        "has a letter to parents, a page for parents, a card for pupils and a poster. The set for "
        "police has what a course for those who take reports needs: call card, report form, "
        "evidence list, routes across borders, cards and observer's sheet for a role play, paper "
        "quiz and key, exit slip, debrief guide and slides. Cut slips and cards along the dashed "
        "lines; print the cards on both sides.",
    )
    parser.add_argument(
        "-o", "--output", metavar="DIR", type=Path, required=True, help="the folder to write to"
    )
    parser.add_argument(
        "--country",
        metavar="CODE",
        help=f"whose advice: {' or '.join(COUNTRIES)}; else that of the language",
    )
    parser.add_argument(
        "--audience",
        "--for",
        dest="audience",
        choices=(*STORY_AUDIENCES, "police"),
        default=STORY_AUDIENCES[0],
        help="who the set is for; for teenagers, with the services for under-18s (default: adults)",
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        help=f"which language: {' or '.join(list_languages())}; else the machine's",
    )


def run(args: argparse.Namespace) -> int:
    """Write them, and say where."""
    from breakcontact.guide.handouts import write_handouts
    from breakcontact.i18n.messages import GUIDE, load_messages

    language = args.language or default_language()
    country = args.country or home_country(language)
    written = write_handouts(
        args.output, country, language, lambda name: print(f"- {name}", flush=True), args.audience
    )
    words = load_messages(language, GUIDE)
    print(words["handout.ready"].format(number=len(written), folder=args.output))
    return 0
