"""Read the hand-ins of a course for the report: from the gradebook, and as they were graded."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any

from nbgrader.api import Gradebook

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.report.counts import Outcome, Question, QuizResult
from breakcontact.course.status import list_ungraded
from breakcontact.files import PROJECT
from breakcontact.grading.export.items import ItemRow, list_item_rows
from breakcontact.grading.feedback.explanations import find_objective
from breakcontact.grading.source_assignment import (
    MARKS,
    QuizAssignment,
    QuizNotebook,
    load_quiz,
    read_key,
)
from breakcontact.progress import make_bar
from breakcontact.quiz import Item
from breakcontact.quiz.items import type_of


def read_quizzes(course: NbgraderCourse, names: Sequence[str]) -> list[QuizResult]:
    """Read the results of some assignments.

    Args:
        course: The course.
        names: The assignments, in the order of teaching.

    Returns:
        Those of which anything was collected, in that order.
    """
    with course.open_gradebook() as gradebook:
        known = {assignment.name for assignment in gradebook.assignments}
        rows = _read_rows(course, gradebook, names)
        quizzes = {
            name: load_quiz(gradebook, course.coursedir, name) for name in names if name in known
        }
    results = [_make_result(course, name, quizzes.get(name, ""), rows[name]) for name in names]
    return [each for each in results if each.handed_in or each.ungraded]


def _read_rows(
    course: NbgraderCourse, gradebook: Gradebook, names: Sequence[str]
) -> dict[str, list[ItemRow]]:
    """What was handed in and graded, by assignment."""
    rows: dict[str, list[ItemRow]] = {name: [] for name in names}
    with closing(make_bar(len(gradebook.assignments) * len(gradebook.students))) as bar:
        before: tuple[str, str] | None = None
        for row in list_item_rows(gradebook, course.coursedir):
            if before != (row.assignment, row.student):
                before = row.assignment, row.student
                bar.update(1)
            if row.assignment in rows and row.is_handed_in:
                rows[row.assignment].append(row)
    return rows


def _make_result(
    course: NbgraderCourse, name: str, quiz: QuizAssignment | str, rows: Sequence[ItemRow]
) -> QuizResult:
    students = {row.student for row in rows}
    handed_in = course.list_students("submitted", name)
    notebooks = [] if isinstance(quiz, str) else list(quiz.notebooks.values())
    questions = [question for each in notebooks for question in _list_questions(name, each, rows)]
    titles = _list_titles(notebooks[0]) if notebooks else {}
    return QuizResult(
        name=name,
        titles=titles,
        questions=tuple(questions),
        handed_in=len(students),
        ungraded=len(list_ungraded(course, name, handed_in)),
        is_ours=bool(notebooks),
    )


def _list_titles(notebook: QuizNotebook) -> dict[str, str]:
    definition = notebook.definition
    return {language: definition.line(language, "title") for language in definition.languages}


def _list_questions(
    name: str, notebook: QuizNotebook, rows: Iterable[ItemRow]
) -> Iterable[Question]:
    definition = notebook.definition
    objectives = _find_objectives(name, notebook)
    by_item: dict[str, list[ItemRow]] = defaultdict(list)
    for row in rows:
        by_item[row.item].append(row)
    for number, item in enumerate(definition.items, 1):
        key = notebook.keys.get(item.id, {})
        read_on = key.get("read_on", "")
        yield Question(
            quiz=name,
            number=number,
            item=item,
            objective=objectives.get(item.id, ""),
            read_on=read_on if isinstance(read_on, str) else "",
            lines={
                language: definition.item_lines(language, item.id)
                for language in definition.languages
            },
            outcomes={row.student: _find_outcome(row, item, key) for row in by_item[item.id]},
        )


def _find_outcome(row: ItemRow, item: Item, key: Mapping[str, Any]) -> Outcome:
    """What became of an answer; a text that waits is never a wrong one."""
    is_text = type_of(item).is_marked_by_hand
    if row.score is None or (is_text and row.is_waiting):
        return Outcome("waiting")
    if not row.is_answered and not row.score:
        return Outcome("left-out")
    share = min(1.0, max(0.0, row.score / row.most)) if row.most else 0.0
    if is_text:
        return Outcome("marked", share)
    # A teacher may have given points for what the machine could not read.
    has_slips = row.given is not None and share < 1
    slips = tuple(type_of(item).list_slips(item, row.given, key)) if has_slips else ()
    return Outcome("right" if share == 1 else "partly" if share else "wrong", share, slips)


def _find_objectives(name: str, notebook: QuizNotebook) -> dict[str, str]:
    """Objectives by item: from the keys, or for a course made before they held them, the kit's."""
    sources = {cell.name: cell.source for cell in notebook.cells}
    found = {
        item.id: _find_objective(notebook.keys.get(item.id), sources.get(f"{item.id}{MARKS}", ""))
        for item in notebook.definition.items
    }
    if any(found.values()):
        return found
    sources = _read_sources(name)
    return {
        item.id: _find_objective(
            read_key(sources.get(item.id, ""), item.id), sources.get(f"{item.id}{MARKS}", "")
        )
        for item in notebook.definition.items
    }


def _find_objective(key: Any, scheme: str) -> str:
    objective = key.get("objective", "") if isinstance(key, Mapping) else find_objective(scheme)
    return objective if isinstance(objective, str) else ""


def _read_sources(name: str) -> dict[str, str]:
    """The cells of the kit's own assignment of that name, by their names; none if there is none."""
    path = PROJECT / "assessments" / "source" / name / f"{name}.ipynb"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return {
            cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"])
            for cell in table["cells"]
            if "nbgrader" in cell["metadata"]
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
