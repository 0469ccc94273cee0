"""Keep nbgrader from running what was handed in, also where it does not read our settings.

nbgrader's own grading first cleans a notebook, with the kernel that the gradebook names for it, and
then runs it. For a quiz of ours the gradebook names a sentence where a kernel's description should
be. nbgrader checks each notebook as it is cleaned, finds that it has become invalid, says what
stands in the place, and stops before any kernel is started: however grading was started, whatever
configuration was found, and whichever kernel is set for nbgrader itself. Our grading starts no
kernel. Only settings that take nbgrader's cleaning apart (``Autograde.sanitize_preprocessors``)
could still have something run.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SQLAlchemyError

from breakcontact.grading.source_assignment import load_quiz

SENTENCE = (
    "Nothing was graded, and nothing that was handed in was run. Break Contact grades answers "
    "without running them, but nbgrader did not read the settings of this course. Start grading in "
    "the folder of the course, which holds nbgrader_config.py, or with the command class grade."
)
"""What stands where nbgrader looks for the description of a kernel, and what it then tells."""
_KERNELSPEC = json.dumps(SENTENCE)
_SQLITE = "sqlite:///"
_UNPROTECTED = """
    select distinct assignment.name from assignment
    join notebook on notebook.assignment_id = assignment.id
    where notebook.kernelspec is null or notebook.kernelspec != ?
"""


def forbid_running(gradebook: Gradebook, assignment: str) -> None:
    """Let the gradebook name no kernel for the notebooks of a quiz of ours."""
    changed = [
        notebook
        for notebook in gradebook.find_assignment(assignment).notebooks
        if notebook.kernelspec != _KERNELSPEC
    ]
    for notebook in changed:
        notebook.kernelspec = _KERNELSPEC
    if changed:
        gradebook.db.commit()


def protect_course(course: CourseDirectory) -> list[str]:
    """Protect the quizzes that an earlier version has handed out.

    A gradebook that is locked or damaged is left for the command that needs it to tell about.

    Returns:
        The names of the quizzes that were not protected before.
    """
    protected: list[str] = []
    with suppress(SQLAlchemyError):
        if names := _list_unprotected(course):
            with Gradebook(course.db_url, course.course_id) as gradebook:
                for name in names:
                    if not isinstance(load_quiz(gradebook, course, name), str):
                        forbid_running(gradebook, name)
                        protected.append(name)
    return protected


def _list_unprotected(course: CourseDirectory) -> list[str]:
    """The assignments that nbgrader could run, without opening the gradebook as nbgrader does."""
    if not course.db_url.startswith(_SQLITE):
        return []
    path = Path(course.root, course.db_url.removeprefix(_SQLITE))
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            return [str(row[0]) for row in database.execute(_UNPROTECTED, (_KERNELSPEC,))]
    except sqlite3.Error:
        return []
