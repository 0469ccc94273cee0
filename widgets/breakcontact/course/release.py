"""Release an assignment: the learners' version without the key."""

from __future__ import annotations

import shutil
from pathlib import Path

from nbgrader.converters import GenerateAssignment

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError, NbgraderError

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
        CourseError: If nbgrader fails, or the assignment contains answers.
    """
    try:
        course.convert(GenerateAssignment, name, force=True, create_assignment=True)
        if course.has_exchange:
            course.run_exchange("ReleaseAssignment", name, force=True)
    except NbgraderError as error:
        raise CourseError("release.failed", name=name, reason=error) from error
    return None if course.has_exchange else _pack(course, name)


def _pack(course: NbgraderCourse, name: str) -> Path:
    """Pack the handout as one file, for a learning platform or a memory stick."""
    folder = course.root / HANDOUT
    folder.mkdir(exist_ok=True)
    released = course.folder("release", name)
    packed = shutil.make_archive(str(folder / name), "zip", released.parent, released.name)
    return Path(packed).relative_to(course.root)
