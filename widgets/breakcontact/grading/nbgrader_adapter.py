"""The module that connects our grading to nbgrader.

Constructing ``AutogradeAdapter`` grades all quiz submissions. A constructor should not do that, but
nbgrader has no better hook: its preprocessors and its hooks before and after each submission run
when it has already copied the submission and opened a new connection to the gradebook. It
constructs its exporter once per run, after listing the submissions and before touching the first
one. The command line, the formgrader and the API all do so, and the class can be set in
``nbgrader_config.py``. No other module knows about this: ``autograde.grade_quizzes`` is an ordinary
function.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import chdir
from traitlets.utils.importstring import import_item

from breakcontact.grading.autograde import AutogradeResult, grade_quizzes
from breakcontact.grading.gradebook_writer import Penalise
from breakcontact.grading.never_run import forbid_running
from breakcontact.grading.source_assignment import find_step, load_quiz
from breakcontact.grading.submission_progress import SubmissionProgress


class AutogradeAdapter(NotebookExporter):
    """nbgrader's notebook exporter; building it grades the quizzes of the run.

    Assignments that are not quizzes of ours are left to nbgrader.
    """

    def __init__(self, config: Any = None, **kwargs: Any) -> None:
        super().__init__(config=config, **kwargs)  # type: ignore[no-untyped-call]
        self._progress: SubmissionProgress | None = None
        if isinstance(self.parent, Autograde):
            _keep_answers(self.parent)
            result = grade_quizzes(self.parent, _find_penalty(self.parent))
            if self.parent.assignments:
                self._progress = SubmissionProgress(len(self.parent.assignments))
            if result.failed:
                self._fail(self.parent, result)

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """One notebook that is not a quiz of ours, as nbgrader's own exporter gives it."""
        if self._progress:
            self._progress.begin(resources)
        return super().from_filename(filename, resources=resources, **kwargs)

    def close(self) -> None:
        """Erase the progress bar."""
        if self._progress:
            self._progress.close()

    def _fail(self, converter: Autograde, result: AutogradeResult) -> None:
        """Let nbgrader grade the rest, then fail as nbgrader does when something went wrong."""
        if converter.assignments:
            converter.exporter = self
            try:
                with chdir(converter.coursedir.root):
                    converter.convert_notebooks()
            finally:
                self.close()
        for assignment, student in result.failed:
            converter.log.error(
                "There was an error processing assignment '%s' for student '%s'",
                assignment,
                student,
            )
        raise NbGraderException("Not all hand-ins were graded; what went wrong stands above.")


class ReleaseAdapter(NotebookExporter):
    """nbgrader's notebook exporter; refuses to release an assignment with answers in it.

    A quiz of ours that is released can be graded by our grading alone.
    """

    def __init__(self, config: Any = None, **kwargs: Any) -> None:
        super().__init__(config=config, **kwargs)  # type: ignore[no-untyped-call]
        if isinstance(self.parent, GenerateAssignment):
            answers = _list_answers(self.parent)
            for path in answers:
                self.parent.log.error(
                    "%s holds answers: learners would get them, and be graded by them. Delete it "
                    "and try again.",
                    path,
                )
            if answers:
                raise NbGraderException("Someone's answers are in the assignment.")

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """One notebook as learners get it; the gradebook then names no kernel for it."""
        made = super().from_filename(filename, resources=resources, **kwargs)
        if isinstance(self.parent, GenerateAssignment):
            course = self.parent.coursedir
            with Gradebook(course.db_url, course.course_id) as gradebook:
                if not isinstance(load_quiz(gradebook, course, course.assignment_id), str):
                    forbid_running(gradebook, course.assignment_id)
        return made


def _list_answers(converter: GenerateAssignment) -> list[Path]:
    course = converter.coursedir
    steps = (course.source_directory, course.release_directory)
    folders = [find_step(course, step, course.assignment_id) for step in steps]
    return [path for folder in folders for path in sorted(folder.rglob("*.responses*.json"))]


def _keep_answers(converter: Autograde) -> None:
    """Keep nbgrader from overwriting the learners' answers with a teacher's."""
    course, kept = converter.coursedir, dict(converter.exclude_overwriting)
    for definition in find_step(course, course.source_directory, "*").parent.glob("*/*.quiz.json"):
        answers = definition.name.removesuffix(".quiz.json") + ".responses.json"
        kept[definition.parent.name] = [*kept.get(definition.parent.name, []), answers]
    converter.exclude_overwriting = kept


def _find_penalty(converter: Autograde) -> Penalise | None:
    """The course's plug-in for late submissions, if nbgrader would use one."""
    for entry in converter.autograde_preprocessors:
        kind = import_item(entry) if isinstance(entry, str) else entry
        if isinstance(kind, type) and issubclass(kind, AssignLatePenalties):
            preprocessor = kind(parent=converter)
            preprocessor.init_plugin()
            penalty: Penalise = preprocessor.plugin_inst.late_submission_penalty
            return penalty
    return None
