"""``breakcontact new``: write a small working lesson for a teacher to change."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.invocation import command, program
from breakcontact.lab.server import default_language
from breakcontact.own_lessons.template import (
    Template,
    list_template_languages,
    name_quiz,
    render_done,
)
from breakcontact.vocabulary import STORY_AUDIENCES

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,58}")


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "new",
        help="write a small lesson of your own, which you then change",
        description="Write a lesson that works into a folder: a story, questions, notebooks and a "
        "README with the next commands. Nothing that is there already is overwritten.",
    )
    written = list_template_languages()
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where to, such as 'guild'")
    parser.add_argument("--id", help="the name of the story; else the name of the folder")
    parser.add_argument(
        "--audience",
        choices=STORY_AUDIENCES,
        default=STORY_AUDIENCES[0],
        help="whom the story is for (default: %(default)s)",
    )
    parser.add_argument(
        "--quiz", action="store_true", help="write a short quiz that is marked as well"
    )
    parser.add_argument(
        "--language",
        nargs="+",
        choices=written,
        default=written,
        metavar="CODE",
        help=f"of the notebooks (default: {' '.join(written)})",
    )


def run(args: argparse.Namespace) -> int:
    """Write the lesson and say what to do next."""
    story = args.id or args.folder.absolute().name
    _check_id(story, is_told=args.id is not None)
    languages = list(dict.fromkeys(args.language))
    template = Template(
        args.folder,
        story,
        args.audience,
        languages,
        _list_commands(args.folder, story, languages),
        has_quiz=args.quiz,
    )
    gaps = template.write()
    told_in = default_language() if default_language() in languages else languages[0]
    sys.stdout.write(render_done(gaps[told_in]))
    return 0


def _check_id(story: str, *, is_told: bool) -> None:
    if not _ID.fullmatch(story):
        option = "" if is_told else " Name one with --id."
        raise BreakContactError(
            f"'{story}' is no id for a story: it has small letters a to z, digits and hyphens "
            f"only, such as 'guild'.{option}"
        )
    if (BUILT / f"{story}.story.json").is_file():
        raise BreakContactError(
            f"'{story}' is the id of a story of Break Contact itself; choose another with --id."
        )


def _list_commands(folder: Path, story: str, languages: Sequence[str]) -> dict[str, str]:
    """The next commands by the name of their gap in the templates."""
    candidates = (*languages, *list_template_languages())
    translated = next(each for each in candidates if each != SOURCE_LANGUAGE)
    open_lab = ["lab"] if program() == "breakcontact" else []
    return {
        "lab": command(*open_lab, "--lessons", folder),
        "check": command("check", folder),
        "play": command("play", folder / f"{story}.yaml"),
        "po": command("po", folder, "--language", translated),
        "setup": command("class", "setup", "my_class"),
        "add": command("class", "add", folder / f"{name_quiz(story)}.yaml"),
        "release": command("class", "release", name_quiz(story)),
        "story_file": str(folder / f"{story}.yaml"),
        "po_file": str(folder / f"{story}.{translated}.po"),
    }
