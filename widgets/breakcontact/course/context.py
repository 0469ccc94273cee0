"""Which course a word of ``breakcontact class`` is about, and in which language it speaks."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from breakcontact.course.messages import Words, command
from breakcontact.errors import BreakContactError
from breakcontact.i18n import list_languages
from breakcontact.lab.server import HOME, default_language

if TYPE_CHECKING:
    from breakcontact.course.course import Course

CONFIG = "nbgrader_config.py"
SETTINGS = "class.json"


def take_step(module_name: str, args: argparse.Namespace) -> int:
    """Open the course that is meant and do one step in its folder; the exit code."""
    module = importlib.import_module(f"breakcontact.course.{module_name}")
    if not getattr(module, "NEEDS_COURSE", True):
        return int(module.run(args, Words(args.language or default_language())))
    root = find_course(args.course)
    words = Words(args.language or (root and _language_of(root)) or default_language())
    if root is None:
        return _tell_beginning(args, words)
    if not (root / CONFIG).is_file():
        raise BreakContactError(words.say("no-course-there", folder=root))
    # Files are named from where the teacher stands; all of them are absolute by now.
    with contextlib.chdir(root), contextlib.closing(_open_course(root, words)) as course:
        return int(module.run(args, course))


def find_course(named: Path | None) -> Path | None:
    """The folder of the course: the one named, the one we are in, or the last one set up."""
    if named is not None:
        return named
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file() and (folder / SETTINGS).is_file():
            return folder
    with contextlib.suppress(OSError, ValueError):
        remembered = Path(_memory().read_text(encoding="utf-8"))
        if (remembered / CONFIG).is_file():
            return remembered
    return None


def remember_course(root: Path) -> None:
    """Make this the course that is meant from anywhere; not being able to is no fault."""
    with contextlib.suppress(OSError):
        _memory().parent.mkdir(parents=True, exist_ok=True)
        _memory().write_text(str(root), encoding="utf-8")


def write_settings(root: Path, language: str) -> None:
    """Keep the teacher's language in the course."""
    text = json.dumps({"format": 1, "language": language})
    (root / SETTINGS).write_text(f"{text}\n", encoding="utf-8")


def _memory() -> Path:
    home = os.environ.get(HOME) or Path(sys.prefix) / "var" / "breakcontact"
    return Path(home) / "course.txt"


def _language_of(root: Path) -> str | None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        language = json.loads((root / SETTINGS).read_text(encoding="utf-8")).get("language")
        return language if language in list_languages() else None
    return None


def _tell_beginning(args: argparse.Namespace, words: Words) -> int:
    if args.word not in (None, "status"):
        raise BreakContactError(
            words.say("no-course", command=command("setup", words.say("example.course")))
        )
    words.tell(words.say("welcome"))
    print()
    for name in ("setup", "release", "collect", "grade", "mark", "feedback", "export", "status"):
        print(f"    {name:<10}{words.say(f'about.{name}')}")
    words.tell_next(words.say("begin"), "setup", words.say("example.course"))
    return 0


def _open_course(root: Path, words: Words) -> Course:
    try:
        from breakcontact.course.course import Course
    except ImportError as error:
        if error.name is None or not error.name.startswith("nbgrader"):
            raise
        raise BreakContactError(words.say("no-nbgrader")) from None
    return Course(root, words)
