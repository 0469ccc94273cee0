"""``breakcontact class setup``: a course of one's own, copied from ``assessments``."""

from __future__ import annotations

import argparse
import os
import re
import shutil
from pathlib import Path

from breakcontact.course.context import CONFIG, remember_course, write_settings
from breakcontact.course.messages import Words
from breakcontact.errors import BreakContactError

NEEDS_COURSE = False

_REPOSITORY = Path(__file__).parents[3]
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}")
_OURS = "\n# Written by 'breakcontact class setup'.\n"
_COURSE = "c.CourseDirectory.course_id = {name!r}\n"
_EXCHANGE = "c.Exchange.root = {root!r}\n"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the folder and how learners hand in."""
    parser.add_argument(
        "folder", metavar="DIR", type=lambda text: Path(text).absolute(), help="a new folder"
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
    """Copy the course; nothing that is there already is touched."""
    source = _find_assessments(words)
    if args.name and not _NAME.fullmatch(args.name):
        raise BreakContactError(words.say("setup.bad-name", name=args.name))
    _check_free(args.folder, words)
    try:
        shutil.copytree(source / "source", args.folder / "source", ignore=_leave_out)
        text = (source / CONFIG).read_text(encoding="utf-8")
        (args.folder / CONFIG).write_text(text + _render_settings(args), encoding="utf-8")
        write_settings(args.folder, words.language)
    except OSError as error:
        raise BreakContactError(
            words.say("not-writable", folder=error.filename or args.folder, reason=error.strerror)
        ) from error
    remember_course(args.folder)
    _tell(args.folder, args.exchange, words)
    return 0


def _render_settings(args: argparse.Namespace) -> str:
    """The teacher's own settings, after those of all courses."""
    text = _OURS if args.name or args.exchange else ""
    if args.name:
        text += _COURSE.format(name=args.name)
    if args.exchange:
        _make_exchange(args.exchange)
        text += _EXCHANGE.format(root=str(args.exchange))
    return text


def _find_assessments(words: Words) -> Path:
    for folder in (_REPOSITORY / "assessments", Path.cwd() / "assessments"):
        if (folder / "source").is_dir() and (folder / CONFIG).is_file():
            return folder
    raise BreakContactError(words.say("setup.no-source"))


def _check_free(folder: Path, words: Words) -> None:
    if (folder / CONFIG).is_file():
        raise BreakContactError(words.say("setup.again", folder=folder))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BreakContactError(words.say("setup.not-empty", folder=folder))


def _leave_out(folder: str, names: list[str]) -> list[str]:
    """What a teacher who tried a quiz may have left behind is nobody's answer."""
    return [name for name in names if ".responses." in name or name.startswith(".")]


def _make_exchange(root: Path) -> None:
    """Make it as nbgrader wants it: everybody may hand in."""
    if not root.is_dir():
        root.mkdir(parents=True)
        os.chmod(root, 0o777)


def _tell(folder: Path, exchange: Path | None, words: Words) -> None:
    names = sorted(path.name for path in (folder / "source").iterdir())
    words.tell(words.say("setup.done", folder=folder))
    words.tell(words.say("setup.holds", names=", ".join(names)))
    if exchange:
        words.tell(words.say("setup.exchange", folder=exchange))
    else:
        words.tell(words.say("setup.no-exchange"))
    words.tell_next(words.say("setup.next"), "release", "before")
