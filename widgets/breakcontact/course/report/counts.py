"""Count a group's answers, and keep what could point at a person out of it.

The words are those of classical test theory: the *facility* of a question is the mean share of its
points, and its *discrimination* the correlation with how the same people did in the rest of the
quiz (L. Crocker and J. Algina, "Introduction to Classical and Modern Test Theory", 1986, on item
analysis).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import correlation
from typing import Any, Final, Literal

from breakcontact.course.report.intervals import QUANTILE, Interval, estimate_share
from breakcontact.quiz import Item
from breakcontact.quiz.items import AnswerPart

FEWEST: Final = 5
"""People without whom no share is given; one would point at a person."""

FEWEST_ALIKE: Final = 3
"""People who must have made a mistake before it is told, so that none of them is known by it."""

FEWEST_FOR_DISCRIMINATION: Final = 30
"""People without whom a correlation says nothing: with 30, chance alone gives up to 0.36."""

State = Literal["right", "partly", "wrong", "left-out", "waiting", "marked"]
"""What became of one person's answer; ``marked`` and ``waiting`` are texts."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One person's answer to one question.

    Attributes:
        state: What became of it.
        share: The share of the points, from 0 to 1; 0 for a text that waits.
        slips: What was wrong in it, for questions with parts to choose.
    """

    state: State
    share: float = 0.0
    slips: tuple[AnswerPart, ...] = ()

    @property
    def is_answer(self) -> bool:
        """Whether there is an answer that was marked by the machine."""
        return self.state in ("right", "partly", "wrong")


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and what became of each hand-in.

    Attributes:
        quiz: The name of its assignment.
        number: Its place in the quiz, from 1.
        item: The question itself.
        objective: The id of its learning objective, or "".
        read_on: The slug of the lesson to take up again, or "".
        lines: Its words, by language.
        outcomes: One for each hand-in of the quiz, by learner's id. No id leaves this module.
    """

    quiz: str
    number: int
    item: Item
    objective: str
    read_on: str
    lines: Mapping[str, Mapping[str, str]]
    outcomes: Mapping[str, Outcome] = field(repr=False)

    def count(self, *states: State) -> int:
        """How many hand-ins are in one of these states."""
        return sum(one.state in states for one in self.outcomes.values())

    @property
    def answered(self) -> int:
        """How many answers the machine marked."""
        return self.count("right", "partly", "wrong")

    @property
    def is_untouched(self) -> bool:
        """Whether nobody answered."""
        return self.count("left-out") == len(self.outcomes)

    @property
    def facility(self) -> float | None:
        """The mean share of the points, of those who answered; ``None`` where they are too few."""
        shares = [one.share for one in self.outcomes.values() if one.is_answer]
        return sum(shares) / len(shares) if len(shares) >= FEWEST else None

    def find_slip(self) -> tuple[AnswerPart, int] | None:
        """What was got wrong most often, and by how many; ``None`` if by fewer than three."""
        slips = Counter(slip for one in self.outcomes.values() for slip in set(one.slips))
        found = min(slips.items(), key=lambda each: (-each[1], repr(each[0])), default=None)
        return found if found and found[1] >= FEWEST_ALIKE else None


@dataclass(frozen=True, slots=True)
class QuizResult:
    """The hand-ins of one quiz.

    Attributes:
        name: Of the assignment.
        titles: By language.
        questions: In the order of the quiz.
        handed_in: How many hand-ins have been graded.
        ungraded: How many have been collected, and not graded yet.
        is_ours: Whether it is one of our quizzes; of others only the hand-ins are known.
    """

    name: str
    titles: Mapping[str, str]
    questions: tuple[Question, ...]
    handed_in: int
    ungraded: int = 0
    is_ours: bool = True

    @property
    def waiting(self) -> int:
        """How many texts have not been marked yet."""
        return sum(question.count("waiting") for question in self.questions)

    @property
    def has_shares(self) -> bool:
        """Whether enough people have handed in for anything to be told about them."""
        return self.is_ours and self.handed_in >= FEWEST


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """A group's answers to all questions of one objective.

    Attributes:
        objective: The id of the objective, or "".
        questions: Its questions.
    """

    objective: str
    questions: tuple[Question, ...]

    @property
    def people(self) -> frozenset[str]:
        """Who answered at least one of its questions that the machine marks."""
        answers = ((who, one) for each in self.questions for who, one in each.outcomes.items())
        return frozenset(who for who, one in answers if one.is_answer)

    @property
    def handed_in(self) -> int:
        """How many times its questions were handed in, answered or not."""
        return sum(len(each.outcomes) for each in self.questions)

    @property
    def answers(self) -> int:
        """How many answers the machine marked."""
        return sum(each.answered for each in self.questions)

    def count(self, *states: State) -> int:
        """How many answers are in one of these states."""
        return sum(each.count(*states) for each in self.questions)

    @property
    def share(self) -> float | None:
        """The share of the answers that are right; ``None`` where people are too few."""
        return self.count("right") / self.answers if len(self.people) >= FEWEST else None

    @property
    def interval(self) -> Interval | None:
        """Where that share may lie in a larger group, by people: their answers go together."""
        return None if self.share is None else estimate_share(self.share, len(self.people))

    @property
    def facility(self) -> float | None:
        """The mean share of the points; ``None`` where people are too few."""
        if len(self.people) < FEWEST:
            return None
        return sum(one.share for one in self._list("right", "partly", "wrong")) / self.answers

    @property
    def text_facility(self) -> float | None:
        """The mean share of the points of texts that were marked; ``None`` with fewer than five."""
        marked = self._list("marked")
        return sum(one.share for one in marked) / len(marked) if len(marked) >= FEWEST else None

    def _list(self, *states: State) -> list[Outcome]:
        outcomes = (one for each in self.questions for one in each.outcomes.values())
        return [one for one in outcomes if one.state in states]


def group_by_objective(questions: Iterable[Question]) -> list[ObjectiveResult]:
    """Results by objective, the hardest first; those without a share last."""
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(question.objective, []).append(question)
    results = [ObjectiveResult(name, tuple(group)) for name, group in groups.items()]
    return sorted(results, key=lambda each: math.inf if each.facility is None else each.facility)


def list_hardest(results: Iterable[ObjectiveResult], most: int, each: int) -> list[Question]:
    """The questions that most people got wrong, hardest first.

    A question is among them only if three people or more did not get all of it right.

    Args:
        results: The objectives.
        most: How many questions in all.
        each: How many of one objective.
    """
    found: list[Question] = []
    for result in results:
        hard = [one for one in result.questions if one.facility is not None and _is_hard(one)]
        found += sorted(hard, key=_facility)[:each]
    return sorted(found, key=_facility)[:most]


def list_doubtful(quiz: QuizResult) -> Iterator[Question]:
    """Questions that those got wrong who did well otherwise, beyond chance: read them again.

    Only for large groups. Discrimination is the correlation with the mean share of the points in
    the rest of the quiz; it counts where all of its interval (Fisher's z, 95 %) is below 0.
    """
    auto = [each for each in quiz.questions if each.answered >= FEWEST_FOR_DISCRIMINATION]
    for question in auto:
        others = [each for each in auto if each is not question]
        own, rest = _pair(question, others)
        if len(own) < FEWEST_FOR_DISCRIMINATION or len(set(own)) < 2 or len(set(rest)) < 2:
            continue
        # Just inside -1, which has no z.
        z = math.atanh(max(-0.999999, min(0.999999, correlation(own, rest))))
        if z + QUANTILE / math.sqrt(len(own) - 3) < 0:
            yield question


def _pair(question: Question, others: Sequence[Question]) -> tuple[list[float], list[float]]:
    """Each person's share of the points of a question, and their mean share of the others."""
    own, rest = [], []
    for who, one in question.outcomes.items():
        shares = [each.outcomes[who].share for each in others if who in each.outcomes]
        if one.is_answer and shares:
            own.append(one.share)
            rest.append(sum(shares) / len(shares))
    return own, rest


def _is_hard(question: Question) -> bool:
    return question.count("partly", "wrong") >= FEWEST_ALIKE


def _facility(question: Question) -> Any:
    return question.facility
