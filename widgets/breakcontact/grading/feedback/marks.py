"""One learner's marks and comments for one quiz, as nbgrader's gradebook has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbgrader.api import Gradebook

from breakcontact.grading.source_assignment import REMARKS


@dataclass(frozen=True, slots=True)
class Mark:
    """What one item got.

    Attributes:
        score: The points, by hand where a teacher gave them.
        most: The most there were.
        is_waiting: It still has to be marked by hand.
        comment: What the teacher wrote about it, or nothing.
    """

    score: float
    most: float
    is_waiting: bool
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a learner got.

    Attributes:
        name: The learner's name, or the id where the gradebook has no name.
        by_cell: Marks by grade id.
        score: The points of all items.
        most: The most there were.
        penalty: Points taken off for handing in late.
        remarks: What the teacher wrote about the whole, or nothing.
    """

    name: str
    by_cell: Mapping[str, Mark]
    score: float
    most: float
    penalty: float
    remarks: str


def load_marks(gradebook: Gradebook, notebook: str, assignment: str, student: str) -> Marks:
    """Read one learner's marks.

    Comments are the teacher's own: what the grader noted for the teacher is none of the learner's.
    """
    found = gradebook.find_submission_notebook(notebook, assignment, student)
    comments = {one.name: (one.manual_comment or "").strip() for one in found.comments}
    return Marks(
        name=_name_of(found.student),
        by_cell={
            grade.name: Mark(
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
