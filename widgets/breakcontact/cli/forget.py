"""``breakcontact forget``: delete everything that is kept of a play or a quiz."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from breakcontact.i18n import list_languages

if TYPE_CHECKING:
    from breakcontact.i18n.messages import Messages

_MOST_SHOWN: Final = 40
_LOOK_AGAIN: Final = 4.0
"""Seconds after which an open quiz has written its answers again; it looks every three."""


def add_parser(subparsers: Any) -> None:
    """Declare the arguments of ``forget``."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "forget",
        description="Delete everything that is kept of a play or a quiz: records, answers, and "
        "the files that were set aside or left half-written. Asks first.",
    )
    parser.add_argument(
        "folders",
        nargs="*",
        type=Path,
        metavar="FOLDER",
        help="look there and in the folders below; else in 'lessons'",
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--language", choices=list(list_languages()), help="else that of the machine"
    )


def run(args: argparse.Namespace) -> int:
    """List what is kept, ask, delete it, and look whether it stays deleted."""
    from breakcontact.i18n.messages import CLASS, Messages
    from breakcontact.lab.kept import delete_files, find_kept, find_traces
    from breakcontact.lab.server import default_language, find_lessons

    words = Messages(args.language or default_language(), CLASS, "forget.")
    folders = args.folders or [find_lessons()]
    for folder in folders:
        if not folder.is_dir():
            print(words.say("no-folder", folder=folder), file=sys.stderr)
            return 2
    found = find_kept(folders)
    traces = () if args.folders else find_traces()
    for course in found.courses:
        print(words.say("course", folder=course))
    files = (*found.files, *traces)
    if not files:
        print(words.say("nothing", folders=", ".join(map(str, folders))))
        _tell_rest(words)
        return _tell_folders(words, found.folders)
    print(words.count("found", len(files)))
    _list(files, words)
    if not args.yes and not _agrees(words):
        print(words.say("kept"))
        return 1
    deleted = delete_files(files)
    print(words.count("deleted", len(deleted.files)))
    _list(deleted.files, words)
    for path, reason in deleted.failures:
        print(words.say("failed", path=path, reason=reason))
    print(words.say("looking"), flush=True)
    time.sleep(_LOOK_AGAIN)
    failed = {path for path, _ in deleted.failures}
    again = [path for path in find_kept(folders).files if path not in failed]
    for path in again:
        print(words.say("again", path=path))
    _tell_rest(words)
    code = _tell_folders(words, found.folders)
    return 1 if again or deleted.failures else code


def _agrees(words: Messages) -> bool:
    print(words.say("ask"), end=" ", flush=True)
    answer = sys.stdin.readline().strip().casefold()
    return answer in {each.strip() for each in words.say("yes").split(",")}


def _list(files: tuple[Path, ...], words: Messages) -> None:
    for path in files[:_MOST_SHOWN]:
        print(f"    {path}")
    if len(files) > _MOST_SHOWN:
        print(f"    {words.say('more', number=len(files) - _MOST_SHOWN)}")


def _tell_folders(words: Messages, folders: tuple[Path, ...]) -> int:
    for path in folders:
        print(words.say("is-folder", path=path))
    return 1 if folders else 0


def _tell_rest(words: Messages) -> None:
    print()
    for label in ("browser", "browser.tab", "browser.site", "browser.history", "rest"):
        print(words.say(label))
