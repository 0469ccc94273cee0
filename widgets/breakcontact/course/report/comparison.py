"""The forms of a quiz that were given before and after, objective by objective."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from breakcontact.course.report.counts import (
    ObjectiveResult,
    QuizResult,
    group_by_objective,
)
from breakcontact.course.report.intervals import estimate_difference, estimate_noise
from breakcontact.lessons import FORMS, load_forms
from breakcontact.vocabulary import AUDIENCES

Change = Literal["more", "fewer", "chance", "unknown"]
"""What the last form says against the first: beyond chance, or not, or one has no share."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Forms of one audience, side by side.

    Attributes:
        forms: What was handed in, by when it was given, in the order of ``FORMS``; two or three.
        both: How many people handed in the first and the last of them.
        rows: The results of each objective, one for each form, and the change.
    """

    forms: Mapping[str, QuizResult]
    both: int
    rows: tuple[tuple[tuple[ObjectiveResult, ...], Change], ...]

    @property
    def noise(self) -> int:
        """Up to how many of ten the first and the last form can differ by chance alone."""
        first, *_, last = self.forms.values()
        return estimate_noise(first.handed_in, last.handed_in)


def find_comparisons(quizzes: Sequence[QuizResult]) -> list[Comparison]:
    """The audiences of which two forms or more have enough hand-ins."""
    by_name = {quiz.name: quiz for quiz in quizzes if quiz.has_shares}
    found = []
    for audience in AUDIENCES:
        names = load_forms(audience)
        forms = {when: by_name[names[when]] for when in FORMS if names.get(when) in by_name}
        if len(forms) > 1:
            found.append(_compare(forms))
    return found


def _compare(forms: Mapping[str, QuizResult]) -> Comparison:
    grouped = [
        {result.objective: result for result in group_by_objective(quiz.questions)}
        for quiz in forms.values()
    ]
    shared = [name for name in grouped[0] if all(name in each for each in grouped)]
    results = [tuple(each[name] for each in grouped) for name in shared]
    rows = [(each, _find_change(each[0], each[-1])) for each in results if _has_answers(each)]
    first, *_, last = forms.values()
    return Comparison(forms, len(_list_people(first) & _list_people(last)), tuple(rows))


def _has_answers(results: Sequence[ObjectiveResult]) -> bool:
    return any(each.answers for each in results)


def _find_change(first: ObjectiveResult, last: ObjectiveResult) -> Change:
    if first.share is None or last.share is None:
        return "unknown"
    low, high = estimate_difference(first.share, len(first.people), last.share, len(last.people))
    if low > 0:
        return "more"
    return "fewer" if high < 0 else "chance"


def _list_people(quiz: QuizResult) -> set[str]:
    return {who for question in quiz.questions for who in question.outcomes}
