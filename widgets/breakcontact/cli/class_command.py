"""``breakcontact class``: nbgrader's steps for a teacher, one subcommand each."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import Any

from breakcontact.i18n import list_languages

_WORDS = {
    "setup": ("setup", "make a course in a new folder"),
    "add": ("add", "put a quiz of your own into the course"),
    "release": ("release", "hand a quiz out"),
    "collect": ("collect", "fetch what was handed in"),
    "cards": ("cards", "print cards with a code and a QR code, to hand in with from a phone"),
    "history": ("history", "show a learner's hand-ins, and choose which one counts"),
    "grade": ("grade", "mark what was handed in; free text waits for you"),
    "mark": ("mark", "open a page on which free text is marked, one text after the other"),
    "feedback": ("feedback", "make a page for each learner, and hand it back"),
    "export": ("export", "write the marks, or every answer, as a table"),
    "report": ("report", "say what the group found hard, on one page; no names"),
    "certificates": (
        "certificates",
        "write certificates of attendance and a record of the class",
    ),
    "roster": ("roster", "read a class list, or show who is in the class"),
    "status": ("status", "say how far the course has come, and what comes next"),
}


def add_parser(subparsers: Any) -> None:
    """Declare the subcommands and their options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "class",
        description="Walk through a course: hand quizzes out, collect, grade, give feedback. Each "
        "word calls nbgrader; what nbgrader says goes into 'class.log' in the course. Without a "
        "word: say where the course stands.",
    )
    shared = _shared_options()
    words = parser.add_subparsers(dest="word", metavar="WORD", parser_class=type(parser))
    for name, (module_name, summary) in _WORDS.items():
        module = importlib.import_module(f"breakcontact.cli.course.{module_name}")
        word = words.add_parser(name, help=summary, description=_sentence(summary))
        module.add_options(word)
        _add_shared(word, shared, argparse.SUPPRESS)
    _add_shared(parser, shared, None)


def run(args: argparse.Namespace) -> int:
    """Run the subcommand; without one, show the status of the course."""
    from breakcontact.cli.course.run import run_word

    return run_word(_WORDS[args.word or "status"][0], args)


def _shared_options() -> list[tuple[str, dict[str, Any]]]:
    return [
        (
            "--course",
            {
                "type": lambda text: Path(text).absolute(),
                "metavar": "DIR",
                "help": "the course; else the folder you are in, else the one set up last",
            },
        ),
        (
            "--language",
            {"choices": list(list_languages()), "help": "of what is said here; else as at setup"},
        ),
    ]


def _add_shared(
    parser: argparse.ArgumentParser, options: list[tuple[str, dict[str, Any]]], default: Any
) -> None:
    """Accept an option before and after the subcommand; the one after it wins."""
    for name, settings in options:
        parser.add_argument(name, default=default, **settings)


def _sentence(summary: str) -> str:
    return f"{summary[0].upper()}{summary[1:]}."
