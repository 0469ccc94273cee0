"""Grade one submission: write its marks and its folder in ``autograded/``, or neither."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

from nbgrader.converters import Autograde
from nbgrader.utils import find_all_files

from breakcontact.files import remove_leftovers, replace_folder
from breakcontact.grading.autograded_notebook import render_notebook
from breakcontact.grading.bounded_files import copy_plain_files
from breakcontact.grading.gradebook_writer import GradebookWriter
from breakcontact.grading.review_flags import ReviewFlags
from breakcontact.grading.source_assignment import QuizNotebook, find_step
from breakcontact.grading.submission_reader import (
    TIMESTAMP,
    MarkedNotebook,
    Stamp,
    exists_in,
    mark_notebook,
    read_stamp,
)
from breakcontact.quiz.reasons import Reason, make_reason


@dataclass(frozen=True)
class Grader:
    """Grades the submissions of one assignment, one after the other.

    Attributes:
        converter: nbgrader's, with the options of this run.
        writer: Writes the marks.
    """

    converter: Autograde
    writer: GradebookWriter

    def grade(self, student: str, folder: Path) -> bool:
        """Grade one submission, unless it is already graded.

        If this is interrupted, the gradebook has either the new or the old marks, and the next run
        grades the submission again unless it was complete.

        Returns:
            Whether it was graded now.

        Raises:
            BreakContactError: If the student is unknown and may not be added.
            OSError: If a file cannot be read or written.
            SQLAlchemyError: If the gradebook cannot be written.
        """
        course, quiz = self.converter.coursedir, self.writer.quiz
        target = Path(course.format_path(course.autograded_directory, student, quiz.name))
        remove_leftovers(target)
        stamp = read_stamp(folder)
        chosen = [n for n in quiz.notebooks.values() if fnmatch(n.name, course.notebook_id)]
        if not self._is_wanted(student, target, chosen, stamp):
            return False
        self.converter.notebooks = [str(folder / f"{notebook.name}.ipynb") for notebook in chosen]
        self.converter.run_pre_convert_hook()
        marked: list[MarkedNotebook] = []
        absent = [n for n in quiz.notebooks.values() if not exists_in(folder, n)]

        def enter() -> None:
            self.writer.enter(student, stamp.time, marked, absent)

        with replace_folder(target, enter) as unfinished:
            behind = self._copy_files(folder, target, unfinished, stamp)
            for notebook in (one for one in chosen if one not in absent):
                marked.append(_add_notes(mark_notebook(notebook, folder, stamp), behind))
                _write_notebook(unfinished / f"{notebook.name}.ipynb", marked[-1])
            self._set_permissions(unfinished)
        if course.groupshared:
            self.converter.set_permissions(quiz.name, student)
        self.converter.run_post_convert_hook()
        return True

    def _is_wanted(
        self, student: str, target: Path, chosen: list[QuizNotebook], stamp: Stamp
    ) -> bool:
        course = self.converter.coursedir
        if student in course.student_id_exclude.split(","):
            return False
        expected = [target]
        if course.notebook_id != "*":
            expected = [target / f"{notebook.name}.ipynb" for notebook in chosen]
        if self.converter.force or not all(path.exists() for path in expected):
            return True
        before = read_stamp(target).time
        return stamp.time is not None and before is not None and stamp.time > before

    def _copy_files(
        self, folder: Path, target: Path, unfinished: Path, stamp: Stamp
    ) -> list[Reason]:
        """Copy the files beside the notebooks; the teacher's replace those handed in."""
        course = self.converter.coursedir
        if course.notebook_id != "*":
            for notebook in target.glob("*.ipynb"):
                shutil.copy(notebook, unfinished)
        for path, below in self._source_files:
            (unfinished / below).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, unfinished / below)
        others = [
            path for path in folder.glob("*.ipynb") if path.stem not in self.writer.quiz.notebooks
        ]
        ignored = [*course.ignore, "*.ipynb", *([TIMESTAMP] if stamp.fault else [])]
        behind = copy_plain_files(folder, unfinished, ignored)
        if others:
            sentence = "{number} other notebooks were left in the submitted folder."
            behind.append(make_reason("other-notebooks", sentence, number=len(others)))
        return behind

    def _set_permissions(self, folder: Path) -> None:
        permissions = int(str(self.converter.permissions), 8)
        for parent, _, names in os.walk(folder):
            for name in names:
                os.chmod(os.path.join(parent, name), permissions)

    @cached_property
    def _source_files(self) -> list[tuple[str, str]]:
        """The absolute and relative paths of the teacher's files for each submission."""
        course, quiz = self.converter.coursedir, self.writer.quiz
        source = str(find_step(course, course.source_directory, quiz.name))
        kept = {notebook.definition.responses_name for notebook in quiz.notebooks.values()}
        kept.update(self.converter.exclude_overwriting.get(quiz.name, []))
        files = find_all_files(source, [*course.ignore, "*.ipynb"])
        found = [(path, os.path.relpath(path, source)) for path in files]
        return [(path, below) for path, below in found if below not in kept]


def _write_notebook(path: Path, marked: MarkedNotebook) -> None:
    path.unlink(missing_ok=True)  # a read-only file of that name may have been copied
    path.write_text(render_notebook(marked), encoding="utf-8")


def _add_notes(marked: MarkedNotebook, notes: list[Reason]) -> MarkedNotebook:
    flags = ReviewFlags(marked.flags.review, (*marked.flags.notes, *notes))
    return replace(marked, flags=flags)
