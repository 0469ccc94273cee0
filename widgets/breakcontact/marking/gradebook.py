"""Read and write marks in nbgrader's gradebook, and never over a mark that nobody has seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nbgrader.api import Comment, Grade, Gradebook
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from breakcontact.course.course import NbgraderCourse
from breakcontact.marking.errors import MarkingError
from breakcontact.marking.texts import Stored

_GRADES, _COMMENTS = Grade.__table__, Comment.__table__


@contextmanager
def open_gradebook(course: NbgraderCourse) -> Iterator[Gradebook]:
    """The gradebook as it is on the disk now, for one step.

    It is opened anew for each step: a file that was put back from a copy is the one written to.

    Raises:
        MarkingError: If it cannot be used; nothing was changed then.
    """
    try:
        with course.open_gradebook() as gradebook:
            yield gradebook
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or type(error).__name__)
        is_busy = isinstance(error, OperationalError) and "locked" in reason
        raise MarkingError("busy" if is_busy else "failed", reason) from error


def replace_mark(gradebook: Gradebook, text_id: str, before: Stored, after: Stored) -> bool:
    """Write a mark in one transaction, if the one in the gradebook is still the one expected.

    Args:
        gradebook: The gradebook, open.
        text_id: nbgrader's id of the grade.
        before: What is expected to be there.
        after: What is written; ``auto_score`` and ``extra_credit`` are never written.

    Returns:
        Whether it was written; if not, nothing was changed.

    Raises:
        SQLAlchemyError: If the gradebook cannot be written; nothing was changed then.
    """
    session = gradebook.db()
    try:
        # The comparison is part of the statement, which locks the gradebook: nobody comes between.
        written = session.execute(
            update(_GRADES)
            .where(
                _GRADES.c.id == text_id,
                _GRADES.c.auto_score.is_not_distinct_from(before.auto_score),
                _GRADES.c.manual_score.is_not_distinct_from(before.manual_score),
                _GRADES.c.extra_credit.is_not_distinct_from(before.extra_credit),
                _GRADES.c.needs_manual_grade == before.is_waiting,
            )
            .values(manual_score=after.manual_score, needs_manual_grade=after.is_waiting)
        )
        if written.rowcount != 1 or not _replace_comment(session, text_id, before, after):
            session.rollback()
            return False
        session.commit()
        return True
    finally:
        gradebook.db.remove()  # also rolls back


def _replace_comment(session: Any, text_id: str, before: Stored, after: Stored) -> bool:
    """Write the comment if it is new; whether the one that was there is the one expected."""
    cell, notebook = session.execute(
        select(_GRADES.c.cell_id, _GRADES.c.notebook_id).where(_GRADES.c.id == text_id)
    ).one()
    where = (_COMMENTS.c.cell_id == cell, _COMMENTS.c.notebook_id == notebook)
    found = session.execute(
        select(_COMMENTS.c.id, _COMMENTS.c.manual_comment).where(*where)
    ).first()
    if (found.manual_comment if found else None) != before.comment:
        return False
    if after.comment == before.comment:
        return True
    if found is None:
        session.add(Comment(cell_id=cell, notebook_id=notebook, manual_comment=after.comment))
    else:
        session.execute(
            update(_COMMENTS).where(_COMMENTS.c.id == found.id).values(manual_comment=after.comment)
        )
    return True
