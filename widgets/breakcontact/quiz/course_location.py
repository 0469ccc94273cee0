"""Where nothing is recorded: the folders of a course that are a teacher's, not a learner's."""

from __future__ import annotations

from pathlib import Path

STEPS = ("source", "release", "autograded", "submitted", "feedback")
"""Folders of an nbgrader course: an answer kept there would reach a class, or replace its own."""
COURSE_FILES = ("nbgrader_config.py", "gradebook.db")


def find_course_step(folder: Path) -> str:
    """The step of an nbgrader course that a folder belongs to, such as ``source``; else ``""``.

    A folder of that name counts only beside a file that makes its parent a course, so that a
    learner's own folder named ``source`` is none.
    """
    for place in dict.fromkeys((folder.absolute(), folder.resolve())):
        for step in (place, *place.parents):
            if step.name in STEPS and _is_course(step.parent):
                return step.name
    return ""


def _is_course(folder: Path) -> bool:
    return any((folder / name).is_file() for name in COURSE_FILES)
