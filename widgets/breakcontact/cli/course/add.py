"""``breakcontact class add``: put a quiz of the teacher's own into the course."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from breakcontact.cli import FAULTS_FOUND
from breakcontact.cli.course.words import Words
from breakcontact.i18n.languages import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the file."""
    parser.add_argument(
        "file",
        metavar="FILE",
        type=lambda text: Path(text).absolute(),
        help="a file of quiz items, such as check_guild.yaml",
    )


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Add the quiz, or print what is wrong with its file."""
    from breakcontact.course.add import add_quiz

    added = add_quiz(course, args.file)
    for problem in (*added.problems, *added.unfinished):
        print(problem)
    if added.problems:
        words.tell(words.count("add.faults", len(added.problems), file=args.file.name))
        return FAULTS_FOUND
    title = added.titles.get(words.language, added.titles[SOURCE_LANGUAGE])
    words.tell(words.say("add.done", title=title, name=added.name))
    words.tell_next(words.say("add.next"), "release", added.name)
    return 0
