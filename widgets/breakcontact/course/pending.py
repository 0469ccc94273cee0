"""What the teacher still has to do after grading, from the gradebook."""

from __future__ import annotations

from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    SubmittedAssignment,
    SubmittedNotebook,
)

from breakcontact.course.course import NbgraderCourse
from breakcontact.grading.review_flags import parse_comment
from breakcontact.grading.source_assignment import REMARKS
from breakcontact.quiz.reasons import Reason


def list_unmarked(course: NbgraderCourse, name: str) -> list[str]:
    """The learners with an answer that has to be marked by hand."""
    with course.open_gradebook() as gradebook:
        query = _of_assignment(gradebook.db.query(SubmittedAssignment.student_id), Grade, name)
        query = query.join(BaseCell, BaseCell.id == Grade.cell_id)
        found = query.filter(Grade.needs_manual_grade, BaseCell.name != REMARKS).distinct().all()
    return sorted(row[0] for row in found)


def list_review_flags(course: NbgraderCourse, name: str) -> list[tuple[str, Reason]]:
    """Learners and why to review their hand-in, except where the teacher has commented."""
    with course.open_gradebook() as gradebook:
        columns = gradebook.db.query(SubmittedAssignment.student_id, Comment.auto_comment)
        query = _of_assignment(columns, Comment, name)
        query = query.join(BaseCell, BaseCell.id == Comment.cell_id)
        found = query.filter(BaseCell.name == REMARKS, Comment.manual_comment.is_(None)).all()
    return sorted(
        (student, reason) for student, text in found for reason in parse_comment(text or "").review
    )


def _of_assignment(query: Any, table: Any, name: str) -> Any:
    """The rows for one assignment of a table that refers to submitted notebooks."""
    query = query.select_from(table).join(
        SubmittedNotebook, SubmittedNotebook.id == table.notebook_id
    )
    query = query.join(
        SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id
    )
    query = query.join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
    return query.filter(Assignment.name == name)
