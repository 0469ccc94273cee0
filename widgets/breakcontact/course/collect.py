"""Collect what learners handed in: from the exchange, or from a folder of downloads."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.utils import temp_attrs
from traitlets.config import Config

from breakcontact.course.collector import LearnerFolders
from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError, NbgraderError

_ARCHIVES = (".zip", ".gz", ".tgz", ".tar")
Digests = dict[str, str]
"""A digest of each learner's hand-in, by learner."""


@dataclass(frozen=True, slots=True)
class Collected:
    """The result of collecting one assignment.

    Attributes:
        total: How many learners have handed in.
        new: How many of them for the first time.
        newer: How many have handed in again.
    """

    total: int
    new: int
    newer: int


def check_source(course: NbgraderCourse, source: Path | None) -> None:
    """Check that there is something to collect from, before collecting.

    Raises:
        CourseError: If there is neither an exchange nor a folder or file named.
    """
    if source is None and not course.has_exchange:
        raise CourseError("collect.no-exchange")
    if source is not None and not source.exists():
        raise CourseError("collect.no-source", path=source)


def collect_assignment(course: NbgraderCourse, name: str, source: Path | None) -> Collected:
    """Bring the hand-ins of one assignment into ``submitted``.

    Args:
        course: The course.
        name: An assignment that was released.
        source: A folder or zip file of downloads, or ``None`` for the exchange.

    Raises:
        CourseError: If the source is neither a folder nor a zip file, or nbgrader fails.
    """
    before = _digest_hand_ins(course, name)
    try:
        if source is None:
            course.run_exchange("Collect", name, update=True)
        else:
            _unpack(course, name, source)
    except NbgraderError as error:
        raise CourseError("collect.failed", name=name, reason=error) from error
    after = _digest_hand_ins(course, name)
    new = [student for student in after if student not in before]
    newer = [student for student in before if after.get(student) != before[student]]
    return Collected(len(after), len(new), len(newer))


def _digest_hand_ins(course: NbgraderCourse, name: str) -> Digests:
    return {
        student: _hash_files(course.folder("submitted", name, student))
        for student in course.list_students("submitted", name)
    }


def _hash_files(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        # Untrusted: do not follow links or wait for pipes.
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            found.update(f"{path.name}:{content}\n".encode(errors="surrogateescape"))
    return found.hexdigest()


def _unpack(course: NbgraderCourse, name: str, source: Path) -> None:
    """Unpack downloaded hand-ins with nbgrader's ``zip_collect`` and sort them by learner."""
    folder = course.root / "downloaded" / name
    archive = folder / "archive"
    _fill(archive, source)
    settings = Config()
    settings.ZipCollectApp.force = True
    settings.ZipCollectApp.collector_plugin = LearnerFolders
    settings.FileNameCollectorPlugin.valid_ext = [".ipynb", ".json"]
    settings.LearnerFolders.assignment = name
    settings.LearnerFolders.extracted = str(folder / "extracted")
    with temp_attrs(course.coursedir, assignment_id=name):
        course.run_app(ZipCollectApp, settings)


def _fill(archive: Path, source: Path) -> None:
    """Put the downloaded files where nbgrader looks for them, and remove earlier ones."""
    if archive.exists():
        shutil.rmtree(archive)
    if source.is_dir():
        shutil.copytree(source, archive, ignore=_list_links)
    elif source.suffix.lower() in _ARCHIVES:
        archive.mkdir(parents=True)
        shutil.copy(source, archive)
    else:
        raise CourseError("collect.no-archive", path=source)


def _list_links(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if os.path.islink(os.path.join(folder, name))]
