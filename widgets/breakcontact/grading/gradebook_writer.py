"""Write marks into nbgrader's gradebook, one submission in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from breakcontact.errors import BreakContactError
from breakcontact.grading.review_flags import render_comment
from breakcontact.grading.source_assignment import REMARKS, QuizAssignment, QuizNotebook
from breakcontact.grading.submission_reader import MarkedNotebook

Penalise = Callable[[str, float, float], float | None]
"""Of student, score and seconds late: the penalty, or ``None``. nbgrader's plug-in."""

_GRADES, _COMMENTS = Grade.__table__, Comment.__table__
_SUBMISSIONS, _NOTEBOOKS = SubmittedAssignment.__table__, SubmittedNotebook.__table__
_SET_GRADE = (
    update(_GRADES)
    .where(
        _GRADES.c.cell_id == bindparam("of_cell"),
        _GRADES.c.notebook_id == bindparam("of_notebook"),
    )
    .values(auto_score=bindparam("auto_score"), needs_manual_grade=bindparam("asks"))
)
_SET_COMMENT = (
    update(_COMMENTS)
    .where(
        _COMMENTS.c.cell_id == bindparam("of_cell"),
        _COMMENTS.c.notebook_id == bindparam("of_notebook"),
    )
    .values(auto_comment=bindparam("auto_comment"))
)


@dataclass(frozen=True, slots=True)
class GradebookWriter:
    """Writes the marks of one assignment.

    Attributes:
        gradebook: nbgrader's, open.
        quiz: The assignment.
        may_create: Whether to add students whom the gradebook does not know.
        penalise: What a late submission costs, or ``None`` if there is no such plug-in.
    """

    gradebook: Gradebook
    quiz: QuizAssignment
    may_create: bool
    penalise: Penalise | None

    def enter(
        self,
        student: str,
        time: datetime | None,
        marked: Iterable[MarkedNotebook],
        absent: Iterable[QuizNotebook],
    ) -> None:
        """Write the marks of one submission in one transaction.

        Scores and comments given by hand are kept.

        Args:
            student: Whose submission it is.
            time: When it was handed in, or ``None`` if that is unknown.
            marked: The notebooks that were handed in.
            absent: The notebooks that were not handed in; they get 0.

        Raises:
            BreakContactError: If the student is unknown and may not be added.
        """
        session = self.gradebook.db()
        try:
            is_newer = self._enter_submission(session, student, time)
            ids = self._find_notebooks(session, student)
            for quiz in absent:
                _enter_nothing(session, ids[quiz.id])
            for notebook in marked:
                notebook_id = ids[notebook.quiz.id]
                _enter_scores(session, notebook_id, notebook, is_newer)
                _enter_comments(session, notebook_id, notebook)
                self._enter_penalty(session, student, notebook_id)
            session.commit()
        finally:
            # Also rolls back, and frees what the session keeps of this submission.
            self.gradebook.db.remove()

    def _enter_submission(self, session: Session, student: str, time: datetime | None) -> bool:
        """Make sure that there is a submission, and return whether it replaces an older one."""
        if session.get(Student, student) is None:
            if not self.may_create:
                raise BreakContactError(
                    f"The gradebook holds no student '{student}'. Add the student, or allow "
                    "Autograde.create_student."
                )
            session.execute(insert(Student).values(id=student))
        columns = _SUBMISSIONS.c
        found = session.execute(
            select(columns.id, columns.timestamp).where(
                columns.assignment_id == self.quiz.id, columns.student_id == student
            )
        ).first()
        if found is None:
            self._create_submission(session, student, time)
            return False
        if time is None or time == found.timestamp:
            return False
        session.execute(update(_SUBMISSIONS).where(columns.id == found.id).values(timestamp=time))
        return True

    def _create_submission(self, session: Session, student: str, time: datetime | None) -> None:
        submission = new_uuid()
        session.execute(
            insert(_SUBMISSIONS).values(
                id=submission, assignment_id=self.quiz.id, student_id=student, timestamp=time
            )
        )
        for notebook in self.quiz.notebooks.values():
            notebook_id = new_uuid()
            session.execute(
                insert(_NOTEBOOKS).values(
                    id=notebook_id, assignment_id=submission, notebook_id=notebook.id
                )
            )
            rows = [{"cell_id": cell.id, "notebook_id": notebook_id} for cell in notebook.graded]
            session.execute(insert(_GRADES), rows)
            rows = [{"cell_id": cell.id, "notebook_id": notebook_id} for cell in notebook.commented]
            if rows:
                session.execute(insert(_COMMENTS), rows)

    def _find_notebooks(self, session: Session, student: str) -> Mapping[str, str]:
        """The ids of a student's submitted notebooks, by the ids of the source notebooks."""
        rows = session.execute(
            select(_NOTEBOOKS.c.notebook_id, _NOTEBOOKS.c.id)
            .join(_SUBMISSIONS, _SUBMISSIONS.c.id == _NOTEBOOKS.c.assignment_id)
            .where(
                _SUBMISSIONS.c.assignment_id == self.quiz.id, _SUBMISSIONS.c.student_id == student
            )
        )
        return {row.notebook_id: row.id for row in rows}

    def _enter_penalty(self, session: Session, student: str, notebook_id: str) -> None:
        if self.penalise is None:
            return
        penalty = None
        if self.quiz.duedate:
            notebook = session.get_one(SubmittedNotebook, notebook_id)
            late = notebook.assignment.total_seconds_late
            penalty = self.penalise(student, notebook.score, late) if late > 0 else None
            if penalty is not None:
                penalty = min(max(penalty, 0), notebook.score)
        session.execute(
            update(_NOTEBOOKS)
            .where(_NOTEBOOKS.c.id == notebook_id)
            .values(late_submission_penalty=penalty)
        )


def _enter_nothing(session: Session, notebook_id: str) -> None:
    session.execute(
        update(_GRADES)
        .where(_GRADES.c.notebook_id == notebook_id)
        .values(auto_score=0, needs_manual_grade=False)
    )


def _enter_scores(
    session: Session, notebook_id: str, marked: MarkedNotebook, is_newer: bool
) -> None:
    found = session.execute(
        select(_GRADES.c.cell_id, _GRADES.c.manual_score).where(
            _GRADES.c.notebook_id == notebook_id
        )
    )
    by_hand = {row.cell_id for row in found if row.manual_score is not None}
    # Without a cell for remarks, the items themselves have to ask for a review.
    has_remarks = any(cell.name == REMARKS for cell in marked.quiz.graded)
    asks = bool(marked.flags.review) and not has_remarks
    rows: list[dict[str, Any]] = []
    for cell in marked.quiz.graded:
        row: dict[str, Any] = {"of_cell": cell.id, "of_notebook": notebook_id}
        if not cell.is_task:
            # A score given by hand is kept, and nbgrader asks to check it again.
            row |= {"auto_score": marked.scores[cell.name], "asks": asks or cell.id in by_hand}
        elif cell.name == REMARKS:
            row |= {"auto_score": None, "asks": bool(marked.flags.review)}
        elif cell.id in by_hand and not is_newer:
            continue
        elif cell.name in marked.left_out and cell.id not in by_hand:
            row |= {"auto_score": 0.0, "asks": False}
        else:
            row |= {"auto_score": None, "asks": True}
        rows.append(row)
    session.connection().execute(_SET_GRADE, rows)


def _enter_comments(session: Session, notebook_id: str, marked: MarkedNotebook) -> None:
    comment = render_comment(marked.receipt, marked.flags)
    rows = [
        {
            "of_cell": cell.id,
            "of_notebook": notebook_id,
            "auto_comment": comment if cell.name == REMARKS else None,
        }
        for cell in marked.quiz.commented
    ]
    if rows:
        session.connection().execute(_SET_COMMENT, rows)
