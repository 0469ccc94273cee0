"""Release an assignment: the learners' version without the key."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nbgrader.converters import GenerateAssignment

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError, NbgraderError
from breakcontact.quiz import DefinitionError, load_definition

HANDOUT = "handout"


def is_released(course: NbgraderCourse, name: str) -> bool:
    """Whether the learners' version of an assignment has been made."""
    return any(course.folder("release", name).glob("*.ipynb"))


def release_assignment(course: NbgraderCourse, name: str) -> Path | None:
    """Make the learners' version and hand it out; this can be repeated.

    Returns:
        The zip file to send to learners, relative to the course, or ``None`` where the exchange
        hands it out.

    Raises:
        CourseError: If nbgrader fails, the assignment contains answers, or its questions have
            changed since learners handed in. What was handed out before then stays.
    """
    _check_unchanged(course, name)
    try:
        with _keep_released(course, name):
            course.convert(GenerateAssignment, name, force=True, create_assignment=True)
        if course.has_exchange:
            course.run_exchange("ReleaseAssignment", name, force=True)
    except NbgraderError as error:
        raise CourseError("release.failed", name=name, reason=error) from error
    return None if course.has_exchange else _pack(course, name)


def _check_unchanged(course: NbgraderCourse, name: str) -> None:
    """Refuse to hand out other questions under a name for which there are hand-ins."""
    count = len(course.list_students("submitted", name))
    if count and _list_versions(course, "release", name) != _list_versions(course, "source", name):
        raise CourseError("release.changed", name=name, number=count)


def _list_versions(course: NbgraderCourse, step: str, name: str) -> dict[str, str]:
    """The version of each quiz of an assignment; equal versions accept the same answers."""
    versions = {}
    for path in sorted(course.folder(step, name).glob("*.quiz.json")):
        with suppress(DefinitionError):
            versions[path.name] = load_definition(path).version
    return versions


@contextmanager
def _keep_released(course: NbgraderCourse, name: str) -> Iterator[None]:
    """Put back what was handed out before if nbgrader, which deletes it first, fails."""
    released = course.folder("release", name)
    if not released.is_dir():
        yield
        return
    with tempfile.TemporaryDirectory(prefix="breakcontact-") as folder:
        kept = shutil.copytree(released, Path(folder) / name)
        try:
            yield
        except NbgraderError:
            shutil.rmtree(released, ignore_errors=True)
            shutil.copytree(kept, released)
            raise


def _pack(course: NbgraderCourse, name: str) -> Path:
    """Pack the handout as one file, for a learning platform or a memory stick."""
    folder = course.root / HANDOUT
    folder.mkdir(exist_ok=True)
    released = course.folder("release", name)
    packed = shutil.make_archive(str(folder / name), "zip", released.parent, released.name)
    return Path(packed).relative_to(course.root)
