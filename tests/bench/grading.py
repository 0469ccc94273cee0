"""How long grading a class takes: nbgrader as it is, and nbgrader with our plug-in.

Both are the command ``nbgrader autograde`` on the same hand-ins of the quiz ``before``. What
starting nbgrader costs is measured by the same command with nothing left to grade.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generated_answers import guess
from gradebook_rows import read_grades, read_hand_ins
from quiz_course import QuizCourse
from stock_grading import LEFT_OUT
from table import Row, bound_row, difference_row

SOURCE = Path(__file__).parents[2] / "assessments" / "source" / "before"
SLUG = "before"
CLASS, COHORT, ROUNDS = 50, 1_000, 3
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
    """Grade a class in both ways, then a cohort in ours."""
    with tempfile.TemporaryDirectory(prefix="breakcontact-grading-") as folder:
        root = Path(folder)
        stock = _make_course(root / "stock", CLASS, is_ours=False)
        ours = [_make_course(root / f"ours-{n}", CLASS, is_ours=True) for n in range(ROUNDS)]
        slow = _grade(stock)
        fast = _middle([_grade(course) for course in ours])
        # All is graded by now, so these do nothing but start.
        slow_start = _middle([_grade(stock) for _ in range(ROUNDS)])
        fast_start = _middle([_grade(ours[0]) for _ in range(ROUNDS)])
        yield _ratio_row(f"grading {CLASS} hand-ins, with the start of nbgrader", slow, fast)
        yield _ratio_row(
            f"grading {CLASS} hand-ins, without the start of nbgrader",
            _less(slow, slow_start),
            _less(fast, fast_start),
            least=GOAL_RATIO,
        )
        unlike = _count_unlike(stock, ours[0])
        what = "marks that differ, but for texts left out"
        yield bound_row(what, unlike, unit="marks", most=0)

        cohort = _make_course(root / "cohort", COHORT, is_ours=True)
        many = _grade(cohort)
        what = f"grading {COHORT:,} hand-ins, with the start of nbgrader"
        yield bound_row(what, many.seconds, unit="s", most=GOAL_COHORT)
        what = f"memory for {COHORT:,} hand-ins beside {CLASS}"
        yield difference_row(what, many.megabytes, fast.megabytes, unit="MB", most=GOAL_MEMORY)


def _make_course(root: Path, many: int, *, is_ours: bool) -> QuizCourse:
    course = QuizCourse(root, ours=is_ours)
    definition = course.adopt_quiz(SOURCE)
    for number in range(many):
        chance = random.Random(number)
        answers = {item.id: guess(item.table, chance) for item in definition.items}
        course.hand_in(f"s{number:04}", SLUG, answers)
    return course


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
    """Marks, flags and times that differ between nbgrader's course and ours.

    The cell for remarks is flagged by us alone, and a text that was left out waits with us for
    nobody.
    """
    unlike = read_hand_ins(one.database, SLUG).items() ^ read_hand_ins(other.database, SLUG).items()
    stock, ours = (read_grades(course.database, SLUG) for course in (one, other))
    differ = [key for key in stock.keys() | ours.keys() if stock.get(key) != ours.get(key)]
    left_out = [key for key in differ if key[1].endswith("-marks") and ours.get(key) == LEFT_OUT]
    told_by_us = [key for key in differ if key[1] == "remarks"]
    return len(unlike) + len(differ) - len(left_out) - len(told_by_us)


def _middle(runs: list[Run]) -> Run:
    return sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def _less(run: Run, start: Run) -> Run:
    return Run(max(run.seconds - start.seconds, 0.01), run.megabytes)


def _ratio_row(what: str, slow: Run, fast: Run, least: float | None = None) -> Row:
    ratio = slow.seconds / fast.seconds
    goal = "" if least is None else f"at least {least:.0f} times"
    met = None if least is None else ratio >= least
    measured, beside = f"{fast.seconds:.2f} s", f"stock {slow.seconds:.1f} s"
    return Row(what, measured, beside, f"{ratio:.0f} times", goal, met)
