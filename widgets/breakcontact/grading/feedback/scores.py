"""One learner's scores and comments for one quiz, from nbgrader's gradebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbgrader.api import Gradebook

from breakcontact.grading.source_assignment import REMARKS


@dataclass(frozen=True, slots=True)
class ItemScore:
    """The score of one item.

    Attributes:
        score: The points, by hand where a teacher gave them.
        most: The most points possible.
        is_waiting: Whether it still has to be marked by hand.
        comment: What the teacher wrote about it, or nothing.
    """

    score: float
    most: float
    is_waiting: bool
    comment: str = ""


@dataclass(frozen=True, slots=True)
class NotebookScores:
    """The scores of one learner for one quiz.

    Attributes:
        name: The learner's name, or the id where the gradebook has no name.
        by_cell: Scores by grade id.
        score: The points of all items.
        most: The most points possible.
        penalty: Points taken off for handing in late.
        remarks: What the teacher wrote about the whole, or nothing.
    """

    name: str
    by_cell: Mapping[str, ItemScore]
    score: float
    most: float
    penalty: float
    remarks: str


def load_scores(
    gradebook: Gradebook, notebook: str, assignment: str, student: str
) -> NotebookScores:
    """Read one learner's scores.

    Comments are the teacher's own: what the grader noted is meant for the teacher.
    """
    found = gradebook.find_submission_notebook(notebook, assignment, student)
    comments = {one.name: (one.manual_comment or "").strip() for one in found.comments}
    return NotebookScores(
        name=_name_of(found.student),
        by_cell={
            grade.name: ItemScore(
                score=grade.score or 0.0,
                most=grade.max_score,
                is_waiting=bool(grade.needs_manual_grade) and grade.manual_score is None,
                comment=comments.get(grade.name, ""),
            )
            for grade in found.grades
        },
        score=found.score,
        most=found.max_score,
        penalty=found.late_submission_penalty or 0.0,
        remarks=comments.get(REMARKS, ""),
    )


def _name_of(student: Any) -> str:
    names = [name for name in (student.first_name, student.last_name) if name]
    return " ".join(names) or str(student.id)
