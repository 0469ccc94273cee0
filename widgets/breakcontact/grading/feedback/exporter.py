"""nbgrader's exporter of feedback, which makes our pages for quizzes."""

from __future__ import annotations

import weakref
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets import Bool, Unicode

from breakcontact.errors import BreakContactError
from breakcontact.grading.feedback.html import render_page
from breakcontact.grading.feedback.page import make_page
from breakcontact.grading.feedback.scores import load_scores
from breakcontact.grading.source_assignment import QuizAssignment, QuizNotebook, load_quiz
from breakcontact.grading.submission_progress import SubmissionProgress
from breakcontact.quiz import read_responses


class FeedbackPages(HTMLExporter):
    """nbgrader's exporter of feedback: our page for a quiz, nbgrader's own for anything else.

    Our page is made from the gradebook, the released quiz and the recorded answers, never from a
    cell that was handed in.
    """

    show_key = Bool(
        False,
        help="Whether the pages show the right answers. Off, because classmates may hand in later, "
        "and the form 'later' asks the same in other words.",
    ).tag(config=True)

    language = Unicode(
        help="The language of a page if the answers do not say; else the quiz's first language."
    ).tag(config=True)

    lessons = Unicode(
        help="Where learners find the lessons: the address of a site that 'breakcontact site' "
        "made, or of the folder of lessons on a JupyterHub. Without one, pages only name a lesson."
    ).tag(config=True)

    def __init__(self, config: Any = None, **kwargs: Any) -> None:
        super().__init__(config=config, **kwargs)  # type: ignore[no-untyped-call]
        self._quizzes: dict[str, QuizAssignment | str] = {}
        self._gradebook: Gradebook | None = None
        self._progress: SubmissionProgress | None = None
        if isinstance(self.parent, GenerateFeedback):
            self._progress = SubmissionProgress(len(self.parent.assignments))

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """The page for one notebook of one learner, and what nbgrader's writer needs to know."""
        if self._progress:
            self._progress.begin(resources)
        about = (resources or {}).get("nbgrader")
        if about and isinstance(self.parent, GenerateFeedback):
            course = self.parent.coursedir
            gradebook = self._open_gradebook(course)
            quiz = self._find_quiz(gradebook, course, about["assignment"])
            if isinstance(quiz, QuizAssignment):
                page = self._render(gradebook, quiz, about, Path(filename))
                return page, {**(resources or {}), "output_extension": self.file_extension}
            self.log.info("%s Its feedback is nbgrader's own.", quiz)
        return super().from_filename(filename, resources=resources, **kwargs)

    def close(self) -> None:
        """Erase the progress bar."""
        if self._progress:
            self._progress.close()

    def _open_gradebook(self, course: CourseDirectory) -> Gradebook:
        """Open the gradebook once per run: opening it takes longer than making a page."""
        if self._gradebook is None:
            self._gradebook = Gradebook(course.db_url, course.course_id)
            weakref.finalize(self, self._gradebook.close)
        return self._gradebook

    def _find_quiz(
        self, gradebook: Gradebook, course: CourseDirectory, name: str
    ) -> QuizAssignment | str:
        if name not in self._quizzes:
            self._quizzes[name] = load_quiz(gradebook, course, name)
        return self._quizzes[name]

    def _render(
        self, gradebook: Gradebook, quiz: QuizAssignment, about: dict[str, Any], path: Path
    ) -> str:
        notebook: QuizNotebook | None = quiz.notebooks.get(about["notebook"])
        if notebook is None:
            raise BreakContactError(
                f"'{path.name}' is no part of '{quiz.name}'. Delete {path} and try again."
            )
        # Use what was graded, not what may have been collected since.
        responses = read_responses(
            path.parent / notebook.definition.responses_name, notebook.definition
        )
        scores = load_scores(gradebook, notebook.name, quiz.name, about["student"])
        page = make_page(
            notebook,
            responses,
            scores,
            show_key=self.show_key,
            language=self.language,
            lessons=self.lessons,
        )
        return render_page(page)
