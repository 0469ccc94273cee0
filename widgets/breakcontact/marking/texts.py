"""The texts of a course that are marked by hand: questions, answers and marks, as they are now."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nbgrader.api import (
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import and_, select

from breakcontact.course.course import NbgraderCourse
from breakcontact.grading.source_assignment import (
    MARKS,
    REMARKS,
    QuizNotebook,
    SourceCell,
    load_quiz,
)
from breakcontact.quiz import Item, Responses, read_responses
from breakcontact.quiz.items import type_of


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is answered with a text.

    Attributes:
        assignment: The name of its assignment.
        notebook: The quiz that it stands in.
        item: The question itself.
        number: Its place in the quiz, from 1.
        cell: The cell in which nbgrader keeps the marks.
    """

    assignment: str
    notebook: QuizNotebook
    item: Item
    number: int
    cell: SourceCell

    @property
    def id(self) -> str:
        """Names it among all questions of the course."""
        return f"{self.assignment}/{self.notebook.name}/{self.item.id}"

    @property
    def most(self) -> float:
        """The points of the best answer."""
        return self.cell.points or 0.0


@dataclass(frozen=True, slots=True)
class Stored:
    """A mark as it stands in the gradebook.

    Attributes:
        auto_score: What grading gave: 0 for a text that was left out, else ``None``.
        manual_score: What a person gave, or ``None``.
        extra_credit: What a person gave on top, or ``None``; it is not changed here.
        is_waiting: Whether it waits for a person.
        comment: What a person wrote about it, or ``None``.
    """

    auto_score: float | None
    manual_score: float | None
    extra_credit: float | None
    is_waiting: bool
    comment: str | None

    @property
    def is_left_out(self) -> bool:
        """Whether there is no text, which is 0 points without anyone looking."""
        return not self.is_waiting and self.manual_score is None


@dataclass(frozen=True, slots=True)
class Text:
    """One learner's answer to a question, and its mark.

    Attributes:
        id: nbgrader's id of its grade. It tells nothing about the learner.
        student: Whose it is.
        submission: nbgrader's id of the notebook that was handed in.
        question: What was asked.
        stored: The mark.
    """

    id: str
    student: str
    submission: str
    question: Question
    stored: Stored


@dataclass(frozen=True, slots=True)
class CourseTexts:
    """All texts of a course.

    Attributes:
        texts: By id; question after question, and in an order that tells nothing about learners.
        elsewhere: How many other answers wait for a person, in the formgrader, by assignment.
    """

    texts: Mapping[str, Text]
    elsewhere: Mapping[str, int]


class Questions:
    """The questions of a course; each assignment is read once, until ``forget`` is called.

    Args:
        course: The course.
    """

    def __init__(self, course: NbgraderCourse) -> None:
        self._course = course
        self._found: dict[str, Mapping[str, Question]] = {}

    def find(self, gradebook: Gradebook, name: str) -> Mapping[str, Question]:
        """The questions of an assignment that are answered with a text, by cell of their marks."""
        if name not in self._found:
            quiz = load_quiz(gradebook, self._course.coursedir, name)
            found = {} if isinstance(quiz, str) else _list_questions(name, quiz.notebooks)
            self._found[name] = found
        return self._found[name]

    def forget(self) -> None:
        """Read them again when they are asked for: a quiz may have been handed out again."""
        self._found.clear()


def load_texts(questions: Questions, gradebook: Gradebook, names: Sequence[str]) -> CourseTexts:
    """Read the texts of some assignments from the gradebook.

    Args:
        questions: Those of the course.
        gradebook: Its gradebook, open.
        names: The assignments, in the order of teaching.

    Raises:
        SQLAlchemyError: If the gradebook cannot be read.
    """
    texts: dict[str, Text] = {}
    elsewhere: Counter[str] = Counter()
    for name in names:
        known = questions.find(gradebook, name)
        of_quiz = []
        for text_id, cell_id, student, submission, is_remarks, stored in _list_rows(
            gradebook, name
        ):
            question = known.get(cell_id)
            if question is None:
                elsewhere[name] += stored.is_waiting and not is_remarks
            elif not stored.is_left_out:
                of_quiz.append(Text(text_id, student, submission, question, stored))
        # By a hash of a random id: where a text comes says nothing about whose it is.
        of_quiz.sort(key=lambda one: (one.question.number, _hash(one.id)))
        texts |= {one.id: one for one in of_quiz}
    return CourseTexts(texts, {name: count for name, count in elsewhere.items() if count})


def read_answer(course: NbgraderCourse, text: Text) -> tuple[str | None, Responses]:
    """The text as it was graded, or ``None``, and everything that was handed in with it."""
    question = text.question
    definition = question.notebook.definition
    folder = course.folder("autograded", question.assignment, text.student)
    responses = read_responses(folder / definition.responses_name, definition)
    answer = responses.answers.get(question.item.id)
    return (answer if isinstance(answer, str) else None), responses


def find_version(stored: Stored, answer: str | None) -> str:
    """A short hash of a mark and of the text that it is for: what a marker has seen."""
    fields: list[Any] = [
        stored.auto_score,
        stored.manual_score,
        stored.extra_credit,
        stored.is_waiting,
        stored.comment,
        answer,
    ]
    return _hash(json.dumps(fields))


def hash_text(text: str | None) -> str:
    """A short hash of an answer, by which another one is noticed."""
    return _hash(json.dumps(text))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _list_questions(name: str, notebooks: Mapping[str, QuizNotebook]) -> dict[str, Question]:
    """The questions of an assignment by the id of the cell for their marks."""
    found = {}
    for notebook in notebooks.values():
        cells = {cell.name: cell for cell in notebook.commented if cell.id}
        for number, item in enumerate(notebook.definition.items, 1):
            cell = cells.get(item.id + MARKS)
            if cell is not None and cell.id and type_of(item).is_marked_by_hand:
                found[cell.id] = Question(name, notebook, item, number, cell)
    return found


def _list_rows(gradebook: Gradebook, name: str) -> list[tuple[str, str, str, str, bool, Stored]]:
    """Id, cell, student, submission, whether it is for remarks, and the mark."""
    comments = and_(Comment.cell_id == Grade.cell_id, Comment.notebook_id == Grade.notebook_id)
    query = (
        select(
            Grade.id,
            Grade.cell_id,
            SubmittedAssignment.student_id,
            SubmittedNotebook.id,
            BaseCell.name,
            Grade.auto_score,
            Grade.manual_score,
            Grade.extra_credit,
            Grade.needs_manual_grade,
            Comment.manual_comment,
        )
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .outerjoin(Comment, comments)
        .where(SubmittedAssignment.assignment.has(name=name))
    )
    return [
        (*row[:4], row[4] == REMARKS, Stored(row[5], row[6], row[7], bool(row[8]), row[9]))
        for row in map(tuple, gradebook.db.execute(query))
    ]
