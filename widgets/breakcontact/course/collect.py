"""``breakcontact class collect``: fetch what learners handed in."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.course.course import Course

_ARCHIVES = (".zip", ".gz", ".tgz", ".tar")
Stamps = dict[str, str]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what is fetched, and from where."""
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="else all")
    parser.add_argument(
        "--from",
        dest="source",
        metavar="PATH",
        type=lambda text: Path(text).absolute(),
        help="a folder or zip with hand-ins that you downloaded: one folder or zip a learner, or "
        "files named like kari_before.ipynb and kari_before.responses.json",
    )


def run(args: argparse.Namespace, course: Course) -> int:
    """Bring hand-ins into ``submitted``, and say how many are new."""
    from breakcontact.course.selection import pick_assignments

    words = course.words
    chosen = pick_assignments(course, args)
    if args.source is None and not course.has_exchange:
        raise BreakContactError(words.say("collect.no-exchange"))
    if args.source is not None and not args.source.exists():
        raise BreakContactError(words.say("collect.no-source", path=args.source))
    changed = 0
    for name in chosen:
        if any(course.folder("release", name).glob("*.ipynb")):
            changed += _collect(course, name, args.source)
        elif args.assignments:
            raise BreakContactError(words.say("collect.not-released", name=name))
    if changed:
        words.tell_next(words.say("collect.next"), "grade")
    elif args.source is not None:
        words.tell(words.say("collect.nothing-found", path=args.source))
        return 1
    return 0


def _collect(course: Course, name: str, source: Path | None) -> int:
    """Collect one assignment; how many hand-ins are new or newer."""
    from breakcontact.course.course import NbgraderError

    words = course.words
    before = _read_stamps(course, name)
    try:
        if source is None:
            course.trade("Collect", name, update=True)
        else:
            _unpack(course, name, source)
    except NbgraderError as error:
        raise BreakContactError(words.say("collect.failed", name=name, reason=error)) from error
    after = _read_stamps(course, name)
    new = [student for student in after if student not in before]
    newer = [student for student in before if after.get(student) != before[student]]
    if source is None or new or newer:
        told = words.count("collect.told", len(after), name=name)
        words.tell(f"{told} {words.say('collect.new', new=len(new), newer=len(newer))}")
    return len(new) + len(newer)


def _read_stamps(course: Course, name: str) -> Stamps:
    """For each hand-in what tells it from another one."""
    return {
        student: _hash_files(course.folder("submitted", name, student))
        for student in course.list_students("submitted", name)
    }


def _hash_files(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        # What a learner made may be anything: a link is not followed, a pipe not waited for.
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            found.update(f"{path.name}:{content}\n".encode(errors="surrogateescape"))
    return found.hexdigest()


def _unpack(course: Course, name: str, source: Path) -> None:
    """Let nbgrader's ``zip_collect`` unpack downloaded hand-ins and sort them by learner."""
    from nbgrader.apps.zipcollectapp import ZipCollectApp
    from nbgrader.utils import temp_attrs
    from traitlets.config import Config

    from breakcontact.course.collector import LearnerFolders

    place = course.root / "downloaded" / name
    archive = place / "archive"
    _fill(course, archive, source)
    settings = Config()
    settings.ZipCollectApp.force = True
    settings.ZipCollectApp.collector_plugin = LearnerFolders
    settings.FileNameCollectorPlugin.valid_ext = [".ipynb", ".json"]
    settings.LearnerFolders.assignment = name
    settings.LearnerFolders.extracted = str(place / "extracted")
    with temp_attrs(course.coursedir, assignment_id=name):
        course.call(ZipCollectApp, settings)


def _fill(course: Course, archive: Path, source: Path) -> None:
    """Put the downloaded files, and no earlier ones, where nbgrader looks for them."""
    if archive.exists():
        shutil.rmtree(archive)
    if source.is_dir():
        shutil.copytree(source, archive, ignore=_list_links)
    elif source.suffix.lower() in _ARCHIVES:
        archive.mkdir(parents=True)
        shutil.copy(source, archive)
    else:
        raise BreakContactError(course.words.say("collect.no-archive", path=source))


def _list_links(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if os.path.islink(os.path.join(folder, name))]
