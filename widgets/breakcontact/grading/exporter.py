"""Where nbgrader's own commands meet ours.

nbgrader's converters build their exporter once a run, after they have listed what there is to do
and before they do it. That is the place to take part without changing nbgrader: its command line,
its formgrader and its API all build the same converters.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import chdir
from traitlets.utils.importstring import import_item

from breakcontact.grading.autograde import Tally, grade_quizzes
from breakcontact.grading.gradebook_writer import Penalise
from breakcontact.grading.source_assignment import find_step


class CohortExporter(NotebookExporter):
    """nbgrader's exporter of notebooks, which has graded the quizzes when it is there.

    What is no quiz of ours it leaves to nbgrader.
    """

    def __init__(self, config: Any = None, **kwargs: Any) -> None:
        super().__init__(config=config, **kwargs)  # type: ignore[no-untyped-call]
        if isinstance(self.parent, Autograde):
            _keep_answers(self.parent)
            tally = grade_quizzes(self.parent, _find_penalty(self.parent))
            if tally.failed:
                self._fail(self.parent, tally)

    def _fail(self, converter: Autograde, tally: Tally) -> None:
        """Do what is left to do, then end as nbgrader ends when something went wrong."""
        if converter.assignments:
            converter.exporter = self
            with chdir(converter.coursedir.root):
                converter.convert_notebooks()
        for assignment, student in tally.failed:
            converter.log.error(
                "There was an error processing assignment '%s' for student '%s'",
                assignment,
                student,
            )
        raise NbGraderException("Not all hand-ins were graded; what went wrong stands above.")


class ReleaseExporter(NotebookExporter):
    """nbgrader's exporter of notebooks, which releases no assignment with answers in it."""

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
                raise NbGraderException("Somebody's answers lie in the assignment.")


def _list_answers(converter: GenerateAssignment) -> list[Path]:
    course = converter.coursedir
    steps = (course.source_directory, course.release_directory)
    folders = [find_step(course, step, course.assignment_id) for step in steps]
    return [path for folder in folders for path in sorted(folder.rglob("*.responses*.json"))]


def _keep_answers(converter: Autograde) -> None:
    """Never let a teacher's answers overwrite a class's, also where nbgrader copies the files."""
    course, kept = converter.coursedir, dict(converter.exclude_overwriting)
    for definition in find_step(course, course.source_directory, "*").parent.glob("*/*.quiz.json"):
        answers = definition.name.removesuffix(".quiz.json") + ".responses.json"
        kept[definition.parent.name] = [*kept.get(definition.parent.name, []), answers]
    converter.exclude_overwriting = kept


def _find_penalty(converter: Autograde) -> Penalise | None:
    """What the course's plug-in for late hand-ins says, where nbgrader would ask it."""
    for entry in converter.autograde_preprocessors:
        kind = import_item(entry) if isinstance(entry, str) else entry
        if isinstance(kind, type) and issubclass(kind, AssignLatePenalties):
            preprocessor = kind(parent=converter)
            preprocessor.init_plugin()
            penalty: Penalise = preprocessor.plugin_inst.late_submission_penalty
            return penalty
    return None
