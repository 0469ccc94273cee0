"""The command ``breakcontact``: a thin layer over the package.

A command is a module beside this one with two functions: ``add_parser(subparsers)``, which
declares its arguments, and ``run(args)``, which returns the exit code. The module is imported
only when its command is called, so that ``breakcontact --help`` is instant.
"""

import argparse
import difflib
import importlib
import io
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

from breakcontact import __version__
from breakcontact.errors import BreakContactError

COMMANDS = {
    "lab": ("breakcontact.cli.lab", "open JupyterLab on the start page"),
    "play": ("breakcontact.cli.play", "play a scenario in the terminal"),
    "new": ("breakcontact.cli.new", "write a small lesson of your own, which you then change"),
    "check": ("breakcontact.cli.check", "report what is wrong with a scenario, with file and line"),
    "prove": ("breakcontact.cli.prove", "prove what must hold in every play of a scenario"),
    "compile": ("breakcontact.cli.compile", "turn a scenario into the story that is played"),
    "po": ("breakcontact.cli.po", "make or update the translation of a scenario"),
    "simulate": (
        "breakcontact.cli.simulate",
        "count what becomes of many people who pay, or who block and report",
    ),
    "forget": ("breakcontact.cli.forget", "delete everything that is kept of plays and quizzes"),
    "guide": ("breakcontact.cli.guide", "build the guide for instructors and open it"),
    "site": ("breakcontact.cli.site", "build the lessons as pages for a browser alone"),
    "lite": (
        "breakcontact.cli.lite",
        "build the notebooks for JupyterLite, in the browser alone",
    ),
    "serve": ("breakcontact.cli.serve", "serve the pages to the phones of a room"),
    "handouts": ("breakcontact.cli.handouts", "write the handouts as PDF"),
    "class": (
        "breakcontact.cli.class_command",
        "walk a teacher through a course: hand out, collect, grade, give feedback",
    ),
    "schema": ("breakcontact.cli.schema", "print the JSON Schema of a scenario, for editors"),
    "build": (
        "breakcontact.cli.build",
        "rebuild what is derived from scenarios, advice and questions",
    ),
}

FAULTS_FOUND = 1
"""The exit code of a command that has run and found faults in what it looked at."""
UNUSABLE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class _Parser(argparse.ArgumentParser):
    """A parser that reports errors as one sentence, like all our commands."""

    def error(self, message: str) -> NoReturn:
        raise BreakContactError(f"{message}. Try: {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that ``argv`` names and return its exit code."""
    _escape_unprintable_characters()
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except BreakContactError as error:
        return _complain(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit; send that to the null device.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return _complain(f"{error.strerror or error}{where}")
    return code


def _run(argv: Sequence[str]) -> int:
    called = next((word for word in argv if not word.startswith("-")), None)
    if called is not None and called not in COMMANDS:
        raise BreakContactError(_unknown(called))
    parser = _Parser(
        prog="breakcontact", description="Break Contact, a training kit about sextortion."
    )
    parser.add_argument("--version", action="version", version=f"breakcontact {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    module: ModuleType | None = None
    for name, (module_name, summary) in COMMANDS.items():
        if name == called:
            module = importlib.import_module(module_name)
            module.add_parser(subparsers)
        else:
            subparsers.add_parser(name, help=summary)
    args = parser.parse_args(argv)
    assert module is not None, "argparse lets only known commands through"
    return int(module.run(args))


def _unknown(word: str) -> str:
    near = difflib.get_close_matches(word, COMMANDS, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(COMMANDS)}."
    return f"There is no command {word!r}. {hint}"


def _complain(sentence: str) -> int:
    print(f"breakcontact: {sentence}", file=sys.stderr)
    return UNUSABLE


def _escape_unprintable_characters() -> None:
    """Write characters that the terminal cannot encode as escapes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
