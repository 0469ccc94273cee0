"""``breakcontact class setup``: a course of the teacher's own."""

from __future__ import annotations

import argparse
from pathlib import Path

from breakcontact.cli.course.words import Words
from breakcontact.errors import BreakContactError
from breakcontact.vocabulary import AUDIENCES

NEEDS_COURSE = False


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the folder, whose quizzes it holds, and how learners hand in."""
    parser.add_argument(
        "folder", metavar="DIR", type=lambda text: Path(text).absolute(), help="a new folder"
    )
    parser.add_argument(
        "--audience",
        choices=AUDIENCES,
        default=AUDIENCES[0],
        help="whose quizzes (default: %(default)s)",
    )
    parser.add_argument(
        "--exchange",
        metavar="FOLDER",
        type=lambda text: Path(text).absolute(),
        help="a folder that you and your learners can all write to, for handing out and in",
    )
    parser.add_argument(
        "--name",
        help="another name for the course, if several share an exchange",
    )


def run(args: argparse.Namespace, words: Words) -> int:
    """Set the course up, and say what it holds."""
    from breakcontact.course.setup import set_up_course
    from breakcontact.lessons import list_assignments

    order = list_assignments(audience=args.audience)
    if not order:
        raise BreakContactError(words.say("setup.none", audience=args.audience))
    set_up_course(args.folder, args.exchange, args.name, words.language, args.audience)
    names = sorted(path.name for path in (args.folder / "source").iterdir())
    words.tell(words.say("setup.done", folder=args.folder))
    words.tell(words.say("setup.holds", names=", ".join(names)))
    if args.exchange:
        words.tell(words.say("setup.exchange", folder=args.exchange))
    else:
        words.tell(words.say("setup.no-exchange"))
    words.tell_next(words.say("setup.next", name=order[0]), "release", order[0])
    return 0
