"""Detect a teacher's folders in an nbgrader course, where no answers are saved."""

from __future__ import annotations

from pathlib import Path

STEPS = ("source", "release", "autograded", "submitted", "feedback")
"""Folders of an nbgrader course. An answer saved there could be handed out or replace a learner's.
"""
COURSE_FILES = ("nbgrader_config.py", "gradebook.db")


def find_course_step(folder: Path) -> str:
    """The step of an nbgrader course that a folder belongs to, such as ``source``, or ``""``.

    A folder of that name counts only if its parent has one of the files of a course, so that a
    learner's own folder named ``source`` does not count.
    """
    for path in dict.fromkeys((folder.absolute(), folder.resolve())):
        for step in (path, *path.parents):
            if step.name in STEPS and _is_course(step.parent):
                return step.name
    return ""


def _is_course(folder: Path) -> bool:
    return any((folder / name).is_file() for name in COURSE_FILES)
