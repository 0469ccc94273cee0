"""How long it takes to grade a class: nbgrader as it is, and nbgrader with our plug-in.

The first rows measure marking itself: nbgrader's own converter, called in this process, on a few
hand-ins of the quiz ``before`` at a time. Both sides alternate, stock and ours, round by round.
Ours gets more hand-ins in each round, since it is done with a few of them in an instant.

The last rows measure what a teacher waits for: the command ``nbgrader autograde`` on a whole
cohort, with its start.
"""

from __future__ import annotations

import logging
import os
import random
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generated_answers import guess
from gradebook_rows import read_grades, read_submissions
from quiz_course import QuizCourse
from stock_grading import LEFT_OUT
from table import Row, bound_row, difference_row, paired_ratio_row

SOURCE = Path(__file__).parents[2] / "assessments" / "source" / "before"
SLUG = "before"
ROUNDS = 5
STOCK_PER_ROUND, OURS_PER_ROUND = 5, 50
CLASS, COHORT = 50, 1_000
GOAL_RATIO, GOAL_COHORT, GOAL_MEMORY = 40.0, 60.0, 32.0


@dataclass(frozen=True)
class Run:
    """One run of the command.

    Attributes:
        seconds: From start to end.
        megabytes: The most memory that it held.
    """

    seconds: float
    megabytes: float


def measure() -> Iterator[Row]:
    """Mark in both ways, then grade a class and a cohort in ours."""
    logging.getLogger("nbgrader").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="breakcontact-grading-") as folder:
        root = Path(folder)
        stock = _make_course(root / "stock", STOCK_PER_ROUND, ROUNDS + 1, is_ours=False)
        ours = _make_course(root / "ours", OURS_PER_ROUND, ROUNDS + 1, is_ours=True)
        # The first round loads what both need and is not counted.
        rounds = [
            (_mark(ours, number, OURS_PER_ROUND), _mark(stock, number, STOCK_PER_ROUND))
            for number in range(ROUNDS + 1)
        ][1:]
        what = f"marking a hand-in, p50 of {ROUNDS} rounds beside stock nbgrader"
        yield paired_ratio_row(what, rounds, unit="ms", least=GOAL_RATIO)
        unlike = _count_unlike(stock, ours)
        what = "marks that differ, except for texts left out"
        yield bound_row(what, unlike, unit="marks", most=0)

        few = _grade(_make_course(root / "class", CLASS, 1, is_ours=True))
        many = _grade(_make_course(root / "cohort", COHORT, 1, is_ours=True))
        what = f"grading {COHORT:,} hand-ins, with the start of nbgrader"
        yield bound_row(what, many.seconds, unit="s", most=GOAL_COHORT)
        what = f"memory for {COHORT:,} hand-ins beside {CLASS}"
        yield difference_row(what, many.megabytes, few.megabytes, unit="MB", most=GOAL_MEMORY)


def _make_course(root: Path, many: int, rounds: int, *, is_ours: bool) -> QuizCourse:
    """A course with hand-ins for each round; those of the same name are the same."""
    course = QuizCourse(root, ours=is_ours)
    definition = course.adopt_quiz(SOURCE)
    for number in range(rounds):
        for index in range(many):
            chance = random.Random(f"{number}-{index}")
            answers = {item.id: guess(item.table, chance) for item in definition.items}
            course.submit(f"r{number}-s{index:04}", SLUG, answers)
    return course


def _mark(course: QuizCourse, number: int, many: int) -> float:
    """Milliseconds for each hand-in of a round."""
    started = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own, from SQLAlchemy and the kernels
        course.autograde(SLUG, student_id=f"r{number}-*")
    return (time.perf_counter() - started) / many * 1000


def _grade(course: QuizCourse) -> Run:
    """Run the command; its own process tells how much memory it held."""
    command = [sys.executable, "-m", "nbgrader", "autograde", SLUG]
    started = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, cwd=course.root, stdout=told, stderr=told)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        assert process.returncode == 0, told.read().decode(errors="replace")[-2000:]
    return Run(time.perf_counter() - started, usage.ru_maxrss / 1024)


def _count_unlike(one: QuizCourse, other: QuizCourse) -> int:
    """Marks, flags and times of stock nbgrader's hand-ins that are not the same in ours.

    Only our plug-in flags the cell for remarks, and a text that was left out needs no marking with
    us.
    """
    stock_times, our_times = (read_submissions(course.database, SLUG) for course in (one, other))
    unlike = [student for student, each in stock_times.items() if our_times.get(student) != each]
    stock, ours = (read_grades(course.database, SLUG) for course in (one, other))
    differ = [key for key in stock if stock[key] != ours.get(key)]
    left_out = [key for key in differ if key[1].endswith("-marks") and ours.get(key) == LEFT_OUT]
    told_by_us = [key for key in differ if key[1] == "remarks"]
    return len(unlike) + len(differ) - len(left_out) - len(told_by_us)
