"""Find the teacher's current course, and remember its folder and language."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path

from breakcontact.i18n import list_languages
from breakcontact.lab.server import HOME

CONFIG = "nbgrader_config.py"
SETTINGS = "class.json"


def find_course(named: Path | None) -> Path | None:
    """Find the folder of the course: the one named, the current one, or the last one set up."""
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
    """Make this the course that ``find_course`` finds from anywhere; errors are ignored."""
    with contextlib.suppress(OSError):
        _memory().parent.mkdir(parents=True, exist_ok=True)
        _memory().write_text(str(root), encoding="utf-8")


def write_settings(root: Path, **changes: str) -> None:
    """Save settings of a course.

    Args:
        root: The course.
        changes: ``language`` of the teacher, or ``lessons``, the address where learners find the
            lessons; the other stays.

    Raises:
        OSError: If the folder cannot be written.
    """
    text = json.dumps({"format": 1, **_read_settings(root), **changes})
    (root / SETTINGS).write_text(f"{text}\n", encoding="utf-8")


def read_language(root: Path) -> str | None:
    """Read the language chosen at setup, or ``None`` where none is known."""
    language = _read_settings(root).get("language")
    return language if language in list_languages() else None


def read_lessons_address(root: Path) -> str:
    """Read the address where learners find the lessons, or "" where none is known."""
    return _read_settings(root).get("lessons", "")


def _read_settings(root: Path) -> dict[str, str]:
    with contextlib.suppress(OSError, ValueError):
        found = json.loads((root / SETTINGS).read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return {name: text for name, text in found.items() if isinstance(text, str)}
    return {}


def _memory() -> Path:
    home = os.environ.get(HOME) or Path(sys.prefix) / "var" / "breakcontact"
    return Path(home) / "course.txt"
