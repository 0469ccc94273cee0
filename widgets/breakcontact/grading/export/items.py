"""Each learner's answers, item by item, from the gradebook and the submissions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory

from breakcontact.grading.source_assignment import MARKS, REMARKS, QuizAssignment, load_quiz
from breakcontact.quiz import Item, Responses, read_responses
from breakcontact.quiz.items import type_of

COLUMNS = (
    "assignment",
    "student_id",
    "item",
    "kind",
    "handed_in",
    "answered",
    "value",
    "sure",
    "score",
    "max_score",
    "needs_manual_grade",
)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One learner and one item.

    Attributes:
        assignment: The name of the assignment.
        student: The learner's id, or a made-up name.
        number: The position of the item in its assignment.
        item: Its id; for notebooks that are not quizzes, the id of the cell.
        kind: The kind of item, or "".
        is_handed_in: Whether there is a hand-in; without one there is no score.
        is_answered: Whether there is an answer, or ``None`` if that is unknown.
        value: The answer, as the ids that were chosen.
        sure: How sure the learner was of a judgement.
        score: The points; a teacher's mark replaces an automatic one.
        most: The most points possible.
        is_waiting: Whether it still has to be marked by hand.
        is_free_text: Whether the answer is in the learner's own words.
        given: The answer as it was read, or ``None``; it stands in no table.
    """

    assignment: str
    student: str
    number: int
    item: str
    kind: str
    is_handed_in: bool
    is_answered: bool | None = None
    value: str = ""
    sure: str = ""
    score: float | None = None
    most: float = 0.0
    is_waiting: bool = False
    is_free_text: bool = False
    given: Any = None

    def cells(self) -> list[object]:
        """The row as ``COLUMNS`` name it."""
        what = [self.assignment, self.student, self.item, self.kind]
        answer = [self.is_handed_in, self.is_answered, self.value, self.sure]
        return [*what, *answer, self.score, self.most, self.is_waiting]

    def order(self) -> tuple[str, str, int]:
        """What rows are sorted by."""
        return self.assignment, self.student, self.number

    def without_name(self, pseudonym: str) -> ItemRow:
        """The same with a pseudonym, and without free text, which may reveal who wrote it."""
        value, given = ("", None) if self.is_free_text else (self.value, self.given)
        return replace(self, student=pseudonym, value=value, given=given)


def list_item_rows(gradebook: Gradebook, course: CourseDirectory) -> Iterator[ItemRow]:
    """All learners and items of all assignments."""
    for assignment in gradebook.assignments:
        quiz = load_quiz(gradebook, course, assignment.name)
        cells = _list_cells(assignment)
        for student in gradebook.students:
            marks = _find_marks(gradebook, assignment.name, student.id)
            answers = _find_answers(course, quiz, student.id) if marks is not None else {}
            for number, (notebook, name, most) in enumerate(cells):
                row = ItemRow(
                    assignment=assignment.name,
                    student=student.id,
                    number=number,
                    item=name.removesuffix(MARKS),
                    kind="",
                    is_handed_in=marks is not None,
                    most=most,
                )
                grade = (marks or {}).get((notebook, name))
                yield _fill(row, grade, answers.get(notebook))


def spread(rows: Sequence[ItemRow]) -> tuple[list[str], list[list[object]]]:
    """A row for each learner and assignment, and a column of scores for each item."""
    names = list(dict.fromkeys(row.item for row in rows))
    table: dict[tuple[str, str], dict[str, float | None]] = {}
    for row in rows:
        table.setdefault((row.assignment, row.student), {})[row.item] = row.score
    header = ["assignment", "student_id", *names]
    return header, [[*who, *(found.get(name) for name in names)] for who, found in table.items()]


@dataclass(frozen=True, slots=True)
class _Answers:
    items: Mapping[str, Item]
    responses: Responses


def _list_cells(assignment: Any) -> list[tuple[str, str, float]]:
    """Notebook, name and most points of each cell that gives points."""
    return [
        (notebook.name, cell.name, cell.max_score)
        for notebook in assignment.notebooks
        for cell in sorted(
            (*notebook.grade_cells, *notebook.task_cells), key=lambda cell: str(cell.name)
        )
        if cell.name != REMARKS
    ]


def _find_marks(
    gradebook: Gradebook, assignment: str, student: str
) -> dict[tuple[str, str], Any] | None:
    """Grades by notebook and cell, or ``None`` where nothing was handed in."""
    try:
        submission = gradebook.find_submission(assignment, student)
    except MissingEntry:
        return None
    return {
        (notebook.name, grade.name): grade
        for notebook in submission.notebooks
        for grade in notebook.grades
    }


def _find_answers(
    course: CourseDirectory, quiz: QuizAssignment | str, student: str
) -> dict[str, _Answers]:
    """What was answered, as it was graded, by notebook."""
    if isinstance(quiz, str):
        return {}
    folder = Path(course.format_path(course.autograded_directory, student, quiz.name))
    return {
        name: _Answers(
            {item.id: item for item in notebook.definition.items},
            read_responses(folder / notebook.definition.responses_name, notebook.definition),
        )
        for name, notebook in quiz.notebooks.items()
    }


def _fill(row: ItemRow, grade: Any, answers: _Answers | None) -> ItemRow:
    if grade is not None:
        is_waiting = bool(grade.needs_manual_grade)
        is_known = grade.manual_score is not None or grade.auto_score is not None
        row = replace(row, score=grade.score if is_known else None, is_waiting=is_waiting)
    item = answers.items.get(row.item) if answers else None
    if answers is None or item is None:
        return row
    value = answers.responses.answers.get(item.id)
    item_type = type_of(item)
    return replace(
        row,
        kind=item.kind,
        is_answered=value is not None,
        value="" if value is None else item_type.encode(value),
        sure="" if value is None else item_type.find_certainty(value),
        is_free_text=item_type.is_marked_by_hand,
        given=value,
    )
