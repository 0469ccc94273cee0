"""The list of submissions that a teacher should review, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nbgrader.api import (
    Comment,
    Gradebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import select

from breakcontact.grading.reason_messages import say_reason
from breakcontact.grading.review_flags import parse_comment
from breakcontact.grading.source_assignment import REMARKS, QuizAssignment
from breakcontact.grading.spreadsheet import write_table
from breakcontact.i18n.messages import CLASS, Messages

_COLUMNS = ("assignment", "student", "notebook", "to-do", "found")


def write_review_list(
    gradebook: Gradebook, quiz: QuizAssignment, root: Path, language: str
) -> Path | None:
    """Write the review flags of all submissions of an assignment.

    They come from the gradebook, so the list is complete even after a run was interrupted. Without
    any flags there is no file.

    Args:
        gradebook: Where they are kept.
        quiz: The assignment.
        root: The folder of the course.
        language: What the teacher reads.

    Returns:
        The file, or ``None``.
    """
    file = root / f"attention_{quiz.name}.csv"
    words = Messages(language, CLASS, "class.")
    rows = list(_list_rows(gradebook, quiz, words))
    if not rows:
        file.unlink(missing_ok=True)
        return None
    write_table(str(file), [words.say(f"list.{name}") for name in _COLUMNS], rows)
    return file


def _list_rows(
    gradebook: Gradebook, quiz: QuizAssignment, words: Messages
) -> Iterator[tuple[str, ...]]:
    for notebook in quiz.notebooks.values():
        cells = [cell.id for cell in notebook.commented if cell.name == REMARKS]
        found = gradebook.db.execute(
            select(SubmittedAssignment.student_id, Comment.auto_comment)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Comment, Comment.notebook_id == SubmittedNotebook.id)
            .where(Comment.cell_id.in_(cells), Comment.auto_comment.is_not(None))
            .order_by(SubmittedAssignment.student_id)
        )
        for student, comment in found:
            flags = parse_comment(comment)
            for label, reasons in (("review", flags.review), ("note", flags.notes)):
                action = words.say(f"list.{label}")
                for reason in reasons:
                    sentence = say_reason(words, reason)
                    yield quiz.name, student, notebook.name, action, sentence
