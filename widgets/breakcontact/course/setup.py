"""Set up a teacher's own course as a copy of ``assessments``."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection
from functools import partial
from pathlib import Path

from breakcontact.course.context import CONFIG, remember_course, write_settings
from breakcontact.course.errors import CourseError
from breakcontact.lessons import list_assignments
from breakcontact.vocabulary import AUDIENCES, Audience

_REPOSITORY = Path(__file__).parents[3]
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}")
_UNSAFE = frozenset("$[]{}*?")
"""Signs that nbgrader takes for variables, gaps or patterns in the path of a course."""
_OURS = "\n# Written by 'breakcontact class setup'.\n"
_COURSE = "c.CourseDirectory.course_id = {name!r}\n"
_EXCHANGE = "c.Exchange.root = {root!r}\n"


def set_up_course(
    folder: Path,
    exchange: Path | None,
    name: str | None,
    language: str,
    audience: Audience = AUDIENCES[0],
) -> None:
    """Copy the quizzes for an audience into a new folder, and remember it.

    Args:
        folder: A folder that does not exist or is empty.
        exchange: A folder that learners hand in through, or ``None``.
        name: Another name for the course, or ``None``.
        language: The teacher's language.
        audience: Whose quizzes it holds. A teacher's own assignments are copied for everyone.

    Raises:
        CourseError: If the name cannot be used, the folder is in use or cannot be written, or
            the quizzes are not found. Files that exist are never changed.
    """
    source = _find_assessments()
    if name and not _NAME.fullmatch(name):
        raise CourseError("setup.bad-name", name=name)
    if signs := sorted(set(str(folder)) & _UNSAFE):
        raise CourseError("setup.bad-path", folder=folder, signs=" ".join(signs))
    _check_free(folder)
    others = {*list_assignments()} - {*list_assignments(audience=audience)}
    left_out = partial(_list_left_out, others=others)
    try:
        shutil.copytree(source / "source", folder / "source", ignore=left_out)
        text = (source / CONFIG).read_text(encoding="utf-8")
        settings = _render_settings(exchange, name)
        (folder / CONFIG).write_text(text + settings, encoding="utf-8")
        write_settings(folder, language=language)
    except OSError as error:
        raise CourseError(
            "not-writable", folder=error.filename or folder, reason=error.strerror
        ) from error
    remember_course(folder)


def _render_settings(exchange: Path | None, name: str | None) -> str:
    """The teacher's own settings, which follow those of every course."""
    text = _OURS if name or exchange else ""
    if name:
        text += _COURSE.format(name=name)
    if exchange:
        _make_exchange(exchange)
        text += _EXCHANGE.format(root=str(exchange))
    return text


def _find_assessments() -> Path:
    for folder in (_REPOSITORY / "assessments", Path.cwd() / "assessments"):
        if (folder / "source").is_dir() and (folder / CONFIG).is_file():
            return folder
    raise CourseError("setup.no-source")


def _check_free(folder: Path) -> None:
    if (folder / CONFIG).is_file():
        raise CourseError("setup.again", folder=folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CourseError("setup.not-empty", folder=folder)


def _list_left_out(folder: str, names: list[str], others: Collection[str]) -> list[str]:
    """What is not copied: others' quizzes, hidden files, answers of a teacher who tried a quiz."""
    hidden = [name for name in names if ".responses." in name or name.startswith(".")]
    return [*hidden, *others]


def _make_exchange(root: Path) -> None:
    """Make an exchange folder that everyone can write to, as nbgrader expects."""
    if not root.is_dir():
        root.mkdir(parents=True)
        os.chmod(root, 0o777)
