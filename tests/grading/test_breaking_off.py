"""A run that is killed: no mark is lost, nothing is half done, and the next run finishes it."""

from __future__ import annotations

import multiprocessing
import random
import sys

import pytest
from gradebook_rows import change, read_grades, total
from quiz_course import QuizCourse, make_items, right_answers

ITEMS = make_items(6)
RIGHT = right_answers(ITEMS)
FULL = float(sum(item["points"] for item, key in ITEMS if key is not None))
STUDENTS = [f"s{number:02}" for number in range(40)]
KILLS = 6

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork, and no kill -9")


def fill_cohort(course: QuizCourse) -> None:
    """Make submissions that all deserve full marks, and one mark by hand from before."""
    course.submit(STUDENTS[-1], "before", RIGHT)
    course.autograde("before")
    change(
        course.database,
        "update grade set manual_score = 0.5 where cell_id in "
        "(select id from base_cell where name = 'q-01')",
    )
    for student in STUDENTS[:-1]:
        course.submit(student, "before", RIGHT)


def kill_a_run(course: QuizCourse, seconds: float, force: bool) -> bool:
    """Start to grade, and kill -9 it after a while; whether it was still at it."""
    run = multiprocessing.get_context("fork").Process(
        target=course.autograde, args=("before",), kwargs={"force": force}
    )
    run.start()
    run.join(seconds)
    was_busy = run.is_alive()
    run.kill()
    run.join()
    return was_busy


def check_what_stands(course: QuizCourse) -> int:
    """All of a submission is there or nothing of it; how many are done."""
    grades = read_grades(course.database, "before")
    entered = {student for student, _ in grades}
    shown = {path.parent.name for path in (course.root / "autograded").glob("*/before")}

    assert all(total(grades, student) == FULL for student in entered)
    assert shown <= entered
    assert grades[STUDENTS[-1], "q-01"].manual_score == 0.5
    for student in shown:
        folder = course.root / "autograded" / student / "before"
        names = {path.name for path in folder.iterdir()}
        assert {"before.ipynb", "before.quiz.json", "before.responses.json"} <= names
    return len(shown)


@pytest.mark.parametrize("force", [False, True], ids=["first", "again"])
def test_a_killed_run_is_finished_by_the_next(course: QuizCourse, force: bool) -> None:
    """Killed at random moments, then run once more, all is as if it had run once."""
    fill_cohort(course)
    chance, busy = random.Random(4), 0

    for _ in range(KILLS):
        busy += kill_a_run(course, chance.uniform(0.02, 0.25), force)
        check_what_stands(course)
    course.autograde("before")

    assert busy > 0
    assert check_what_stands(course) == len(STUDENTS)
    assert not list((course.root / "autograded").glob("*/.*"))
    assert {student for student, _ in read_grades(course.database, "before")} == set(STUDENTS)


def test_marks_stand_when_a_new_grading_fails(course: QuizCourse) -> None:
    """Where the gradebook refuses, what was there before stays, in it and in the folder."""
    course.submit("ann", "before", RIGHT)
    course.autograde("before")
    before = read_grades(course.database, "before")
    shown = (course.root / "autograded" / "ann" / "before" / "before.ipynb").read_bytes()
    course.submit("ann", "before", {}, stamp="2026-03-02 10:00:00 UTC")
    refuse = "create trigger t before update on grade begin select raise(abort, 'full'); end"
    change(course.database, refuse)

    with pytest.raises(Exception, match="went wrong"):
        course.autograde("before")

    assert read_grades(course.database, "before") == before
    assert (course.root / "autograded" / "ann" / "before" / "before.ipynb").read_bytes() == shown
