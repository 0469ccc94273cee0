"""What stands in nbgrader's gradebook, read without nbgrader."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

_GRADES = """
select s.student_id, a.name, b.name, g.auto_score, g.manual_score, g.extra_credit,
       g.needs_manual_grade
from grade g
join submitted_notebook n on n.id = g.notebook_id
join submitted_assignment s on s.id = n.assignment_id
join assignment a on a.id = s.assignment_id
join base_cell b on b.id = g.cell_id
"""
_COMMENTS = """
select s.student_id, b.name, c.auto_comment
from comment c
join submitted_notebook n on n.id = c.notebook_id
join submitted_assignment s on s.id = n.assignment_id
join assignment a on a.id = s.assignment_id
join base_cell b on b.id = c.cell_id
where a.name = ?
"""
_SUBMISSIONS = """
select s.student_id, a.name, s.timestamp, n.late_submission_penalty
from submitted_notebook n
join submitted_assignment s on s.id = n.assignment_id
join assignment a on a.id = s.assignment_id
"""


class GradeRow(NamedTuple):
    """The grade of one cell of one submission."""

    auto_score: float | None
    manual_score: float | None
    extra_credit: float | None
    needs_manual_grade: int


def read_grades(database: Path, slug: str) -> dict[tuple[str, str], GradeRow]:
    """All grades of an assignment, by student and cell."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(_GRADES)
        return {(row[0], row[2]): GradeRow(*row[3:]) for row in rows if row[1] == slug}


def read_comments(database: Path, slug: str) -> dict[tuple[str, str], str | None]:
    """All comments of nbgrader on an assignment, by student and cell."""
    with closing(sqlite3.connect(database)) as connection:
        return {(row[0], row[1]): row[2] for row in connection.execute(_COMMENTS, (slug,))}


def read_submissions(database: Path, slug: str) -> dict[str, tuple[str | None, float | None]]:
    """When each submission was made, and the penalty on it, by student."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(_SUBMISSIONS)
        return {row[0]: (row[2], row[3]) for row in rows if row[1] == slug}


def total(grades: dict[tuple[str, str], GradeRow], student: str) -> float:
    """The points of one student that no human gave."""
    return sum(row.auto_score or 0.0 for (name, _), row in grades.items() if name == student)


def change(database: Path, statement: str, *values: object) -> None:
    """Change the gradebook, as somebody in the formgrader does."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement, values)
