"""The report on a class: which quizzes count, what was hard, and what is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from breakcontact.course.report.comparison import Comparison, find_comparisons
from breakcontact.course.report.counts import (
    ObjectiveResult,
    Question,
    QuizResult,
    group_by_objective,
    list_doubtful,
    list_hardest,
)
from breakcontact.lessons import FORMS

_HARD_IN_ALL = 7
_HARD_OF_ONE = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What a group's answers say to its teacher.

    Attributes:
        quizzes: Everything that was handed in, in the order of teaching.
        counted: Those whose answers count in ``objectives``. A form from before the lessons is not
            among them if there is a later one; it stands in ``comparisons`` alone.
        objectives: The hardest first.
        hardest: The questions that most got wrong, hardest first.
        untouched: Questions that nobody answered.
        easy: Questions that everyone got right who answered.
        doubtful: Questions that those got wrong who did well otherwise.
        comparisons: Before and after, for each audience that has both.
    """

    quizzes: tuple[QuizResult, ...]
    counted: tuple[QuizResult, ...]
    objectives: tuple[ObjectiveResult, ...]
    hardest: tuple[Question, ...]
    untouched: tuple[Question, ...]
    easy: tuple[Question, ...]
    doubtful: tuple[Question, ...]
    comparisons: tuple[Comparison, ...]


def make_report(quizzes: Sequence[QuizResult]) -> Report:
    """Make the report of what was handed in."""
    comparisons = find_comparisons(quizzes)
    before = {each.forms[FORMS[0]].name for each in comparisons if FORMS[0] in each.forms}
    counted = [each for each in quizzes if each.has_shares and each.name not in before]
    questions = [question for quiz in counted for question in quiz.questions]
    objectives = group_by_objective(questions)
    return Report(
        quizzes=tuple(quizzes),
        counted=tuple(counted),
        objectives=tuple(objectives),
        hardest=tuple(list_hardest(objectives, _HARD_IN_ALL, _HARD_OF_ONE)),
        untouched=tuple(each for each in questions if each.is_untouched),
        easy=tuple(each for each in questions if each.facility == 1),
        doubtful=tuple(each for quiz in counted for each in list_doubtful(quiz)),
        comparisons=tuple(comparisons),
    )
