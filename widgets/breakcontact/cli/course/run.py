"""Open the course for a subcommand of ``breakcontact class``, and run it."""

from __future__ import annotations

import argparse
import contextlib
import importlib
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from breakcontact.cli.course.words import Words, command
from breakcontact.course.context import CONFIG, find_course, read_language
from breakcontact.course.errors import CourseError
from breakcontact.errors import BreakContactError
from breakcontact.lab.server import default_language

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse

_WORDS = (
    "setup",
    "add",
    "release",
    "cards",
    "collect",
    "history",
    "grade",
    "mark",
    "feedback",
    "export",
    "report",
    "certificates",
    "roster",
    "status",
)
"""The subcommands, in the order in which a teacher needs them."""


def run_word(module_name: str, args: argparse.Namespace) -> int:
    """Run one subcommand in the folder of the course, and return the exit code.

    Raises:
        BreakContactError: If it cannot be done, in the teacher's language.
    """
    module = importlib.import_module(f"breakcontact.cli.course.{module_name}")
    needs_course = getattr(module, "NEEDS_COURSE", True)
    needs_gradebook = getattr(module, "NEEDS_GRADEBOOK", True)
    root = find_course(args.course) if needs_course else None
    chosen = read_language(root) if root else None
    words = Words(args.language or chosen or default_language())
    try:
        if not needs_course:
            return int(module.run(args, words))
        if root is None:
            return _tell_beginning(args, words)
        if not (root / CONFIG).is_file():
            raise CourseError("no-course-there", folder=root)
        if not needs_gradebook:
            return int(module.run(args, root, words))
        return _run_in(root, module, args, words)
    except CourseError as error:
        raise BreakContactError(words.say(error.label, **error.details)) from error
    except Exception as error:
        if (reason := _read_database_error(error)) is None:
            raise
        raise BreakContactError(words.say("bad-gradebook", reason=reason)) from error


def _run_in(root: Path, module: ModuleType, args: argparse.Namespace, words: Words) -> int:
    """Run a subcommand in a course, and tell if the log of the course has a gap."""
    # Paths were made absolute before, so that the folder can be changed here.
    with contextlib.chdir(root), contextlib.closing(_open_course(root)) as course:
        try:
            return int(module.run(args, course, words))
        finally:
            if course.log.fault:
                words.tell(words.say("log-failed", reason=course.log.fault))


def _read_database_error(error: BaseException) -> str | None:
    """What the database says, or ``None`` for an error that is not its own."""
    if not type(error).__module__.startswith("sqlalchemy"):
        return None
    return str(getattr(error, "orig", None) or type(error).__name__)


def _tell_beginning(args: argparse.Namespace, words: Words) -> int:
    if args.word not in (None, "status"):
        raise CourseError("no-course", command=command("setup", words.say("example.course")))
    words.tell(words.say("welcome"))
    print()
    for name in _WORDS:
        print(f"    {name:<14}{words.say(f'about.{name}')}")
    words.tell_next(words.say("begin"), "setup", words.say("example.course"))
    return 0


def _open_course(root: Path) -> NbgraderCourse:
    try:
        from breakcontact.course.course import NbgraderCourse
        from breakcontact.grading.never_run import protect_course
    except ImportError as error:
        if error.name is None or not error.name.startswith("nbgrader"):
            raise
        raise CourseError("no-nbgrader") from None
    course = NbgraderCourse(root)
    protect_course(course.coursedir)
    return course
