"""Our marks beside those of nbgrader without our plug-in: equal to the last digit.

What "stock" is in each test:

- In one shell: nbgrader's own converter with all its own preprocessors, on a course of its own,
  but for ``Execute``: instead of one kernel for each notebook there is one IPython shell for all
  (``in_process_execute``). ``quiz.ask`` runs in it as in a kernel.
  A text that was left out is our one difference: it gets 0 and waits for nobody.
- By the command: ``nbgrader autograde``, untouched, with a kernel for each notebook.

The cells that were handed in are those handed out: where a learner deleted a graded cell, nbgrader
leaves it without a score, and we grade the answer. Benchmark ``equality`` compares 500 submissions.
"""

from __future__ import annotations

import pytest
from generated_answers import ITEMS, SLUG
from gradebook_rows import read_grades
from quiz_course import QuizCourse
from stock_grading import (
    LEFT_OUT,
    grade_by_command,
    grade_in_one_shell,
    list_left_out,
    make_course,
    read_marks,
    use_penalty,
)

MANY, BY_COMMAND = 22, 2


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> QuizCourse:
    """The generated submissions, graded by us."""
    course = make_course(tmp_path_factory.mktemp("ours"), ours=True, many=MANY)
    course.autograde(SLUG, adjust=use_penalty)
    return course


def test_marks_are_those_of_nbgrader(
    ours: QuizCourse, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Scores, flags, comments, times and penalties of hundreds of answers are the same."""
    stock = make_course(tmp_path_factory.mktemp("stock"), ours=False, many=MANY)
    grade_in_one_shell(stock)

    assert read_marks(ours) == read_marks(stock)
    grades = read_grades(ours.database, SLUG)
    assert len(grades) == MANY * (len(ITEMS) + 1)
    assert {key for key, row in grades.items() if row == LEFT_OUT and "marks" in key[1]} == set(
        list_left_out(ours)
    )


def test_marks_are_those_of_the_command(
    ours: QuizCourse, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """So they are where nbgrader starts a kernel for each notebook."""
    stock = make_course(tmp_path_factory.mktemp("command"), ours=False, many=BY_COMMAND)
    grade_by_command(stock)

    marks = read_marks(stock)
    assert marks == {key: value for key, value in read_marks(ours).items() if key in marks}


def test_the_generated_answers_differ(ours: QuizCourse) -> None:
    """What is compared holds full, partial and no marks, late submissions and penalties."""
    scores = {row.auto_score for row in read_grades(ours.database, SLUG).values()}
    penalties = {value[1] for key, value in read_marks(ours).items() if key[0] == "submission"}

    assert {0.0, 0.33, 0.67, 1.0, 1.33, 2.0, 3.0} <= scores
    assert len(penalties - {None, 0.0}) > 3
