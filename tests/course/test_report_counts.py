"""Counting for the report on a class: everything counted, nobody pointed at."""

from __future__ import annotations

from dataclasses import asdict
from itertools import chain
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quiz_course import make_definition, make_items

from breakcontact.course.report.counts import (
    FEWEST,
    FEWEST_ALIKE,
    Outcome,
    Question,
    QuizResult,
    State,
    list_doubtful,
)
from breakcontact.course.report.intervals import (
    estimate_difference,
    estimate_noise,
    estimate_share,
    in_tenths,
)
from breakcontact.course.report.page import ReportPage, make_page
from breakcontact.course.report.report import make_report
from breakcontact.i18n import list_languages
from breakcontact.i18n.messages import CLASS, Messages
from breakcontact.quiz import QuizDefinition
from breakcontact.quiz.items import type_of

ITEMS = make_items(6)
DEFINITION = QuizDefinition.from_table(make_definition("quiz", [item for item, _ in ITEMS]))
KEYS = dict(zip((item.id for item in DEFINITION.items), (key for _, key in ITEMS), strict=True))
NAMES = tuple(f"Ågot{letter}" for letter in "ABCDEFGHIJKL")
SLUGS = ("before", "check_01_match", "after", "later")
OBJECTIVES = ("first-steps", "find-help", "")
MACHINE: tuple[State, ...] = ("right", "partly", "wrong", "left-out")
BY_HAND: tuple[State, ...] = ("marked", "waiting", "left-out")
SHARES = {"right": 1.0, "partly": 0.5, "marked": 0.75}


@st.composite
def quizzes(draw: st.DrawFn) -> list[QuizResult]:
    """What a class of any size may have handed in."""
    chosen = draw(st.lists(st.sampled_from(SLUGS), min_size=1, unique=True))
    chance = draw(st.randoms(use_true_random=False))
    made = []
    for slug in sorted(chosen, key=SLUGS.index):
        who = NAMES[: draw(st.integers(0, len(NAMES)))]
        questions = tuple(make_question(slug, at, who, chance) for at in range(len(ITEMS)))
        made.append(QuizResult(slug, {"en": f"Title {slug}"}, questions, len(who)))
    return made


def make_question(slug: str, at: int, who: tuple[str, ...], chance: Random) -> Question:
    """A question, and what became of each hand-in."""
    item = DEFINITION.items[at]
    states = BY_HAND if type_of(item).is_marked_by_hand else MACHINE
    outcomes = {}
    for name in who:
        state = chance.choice(states)
        slips = ()
        if state in ("partly", "wrong") and item.kind == "single":
            wrong = chance.choice([each for each in item.options if each != KEYS[item.id]["right"]])
            slips = tuple(type_of(item).list_slips(item, wrong, KEYS[item.id]))
        outcomes[name] = Outcome(state, SHARES.get(state, 0.0), slips)
    objective = OBJECTIVES[at % len(OBJECTIVES)]
    lines = {each: DEFINITION.item_lines(each, item.id) for each in DEFINITION.languages}
    return Question(slug, at + 1, item, objective, "01_match", lines, outcomes)


def put_into_words(made: list[QuizResult], language: str = "en") -> ReportPage:
    """The page."""
    return make_page(make_report(made), language, {}, course="", day="today")


@settings(max_examples=40, deadline=None)
@given(quizzes(), st.sampled_from(sorted(list_languages())))
def test_any_class(made: list[QuizResult], language: str) -> None:
    """Counts add up to the hand-ins, no name is told, and no share of a group under five."""
    report, page = make_report(made), put_into_words(made, language)

    words = Messages(language, CLASS, "class.report.")
    for quiz in made:
        for question in quiz.questions:
            states = {*MACHINE, *BY_HAND}
            assert sum(question.count(state) for state in states) == quiz.handed_in
    counted = sum(quiz.handed_in * len(quiz.questions) for quiz in report.counted)
    assert sum(each.count(*MACHINE, "marked", "waiting") for each in report.objectives) == counted
    assert not any(name in str(asdict(page)) for name in NAMES)
    assert all(quiz.handed_in >= FEWEST for quiz in report.counted)
    for result, line in zip(report.objectives, page.objectives, strict=True):
        assert (line.bar is None) == (line.between == "") == (len(result.people) < FEWEST)
        if line.bar is None:
            assert line.counted in ("", words.say("no-share", fewest=FEWEST))
    for question in report.hardest:
        assert question.answered >= FEWEST
        assert question.count("partly", "wrong") >= FEWEST_ALIKE
        slip = question.find_slip()
        assert slip is None or slip[1] >= FEWEST_ALIKE
    for comparison in report.comparisons:
        results = chain.from_iterable(row for row, _ in comparison.rows)
        assert all(each.share is None or len(each.people) >= FEWEST for each in results)


def make_class(many: int, state: State = "wrong", item: int = 0) -> QuizResult:
    """A quiz of one question, in which everyone did the same."""
    one = DEFINITION.items[item]
    slips = ()
    if state == "wrong":
        wrong = next(each for each in one.options if each != KEYS[one.id]["right"])
        slips = tuple(type_of(one).list_slips(one, wrong, KEYS[one.id]))
    outcomes = {f"s{n}": Outcome(state, SHARES.get(state, 0.0), slips) for n in range(many)}
    lines = {each: DEFINITION.item_lines(each, one.id) for each in DEFINITION.languages}
    question = Question("after", 1, one, "find-help", "01_match", lines, outcomes)
    return QuizResult("after", {"en": "After"}, (question,), many)


def test_four_hand_ins_have_no_share_and_five_have() -> None:
    """A sentence says why; the next hand-in makes the difference."""
    four, five = put_into_words([make_class(4)]), put_into_words([make_class(5)])

    assert (four.objectives, four.hardest) == ((), ())
    assert "point at a person" in four.too_few
    assert five.too_few == ""
    assert five.objectives[0].between == "between 0 and 5 of 10"
    assert "0 of 5 answers right" in five.objectives[0].counted


def test_what_nobody_got_right_is_a_question_to_read_again() -> None:
    """With the wrong answer that was chosen most; what everyone got right is no triumph."""
    wrong, right = put_into_words([make_class(6)]), put_into_words([make_class(6, "right")])

    assert "is it clear?" in wrong.hardest[0].counted
    assert "“Words of q-01.a” (6)" in wrong.hardest[0].instead
    assert wrong.hardest[0].again == "Take up again: lesson 1, The match"
    assert any("under pressure" in each for each in right.others)
    assert any("None of the questions" in each for each in right.others)


def test_untouched_questions_and_waiting_texts_are_not_wrong() -> None:
    """They are counted as what they are, and change no share."""
    untouched = put_into_words([make_class(6, "left-out")])
    waiting = make_class(6, "waiting", item=5)

    assert any("Nobody answered: After, question 1." in each for each in untouched.others)
    assert untouched.objectives[0].bar is None
    assert not any("None of the questions" in each for each in untouched.others)
    line = put_into_words([waiting]).objectives[0]
    assert (line.texts, line.counted, line.bar) == ("6 texts not marked yet", "", None)
    assert "6 texts are not marked yet" in put_into_words([waiting]).quizzes[0]


def test_a_question_that_the_strong_get_wrong_is_doubted_in_a_large_group_only() -> None:
    """A correlation of a dozen people says nothing; that of forty can."""
    for many, doubted in ((12, False), (40, True)):
        outcomes = [
            {
                f"s{n}": Outcome("right", 1.0) if n % 2 == at else Outcome("wrong")
                for n in range(many)
            }
            for at in (0, 1, 1)
        ]
        questions = tuple(
            Question("after", at + 1, item, "", "", {}, each)
            for at, (item, each) in enumerate(zip(DEFINITION.items, outcomes, strict=False))
        )
        found = list(list_doubtful(QuizResult("after", {}, questions, many)))
        assert bool(found) is doubted


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_of_the_book(right: int, of: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3."""
    assert estimate_share(right / of, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 10), -0.2775, 0.2775),
    ],
)
def test_differences_are_those_of_the_book(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 873, table II, method 10."""
    found = estimate_difference(other[0] / other[1], other[1], one[0] / one[1], one[1])

    assert found == pytest.approx((low, high), abs=5e-5)


def test_words_are_never_narrower_than_the_interval() -> None:
    """What is told as "between 4 and 8 of 10" holds the share and all of its interval."""
    for of in range(1, 41):
        assert 1 <= estimate_noise(of, of) <= 10
        for right in range(of + 1):
            interval = estimate_share(right / of, of)
            low, high = in_tenths(interval)
            assert 0 <= low <= 10 * interval.low + 1e-9 <= 10 * right / of + 2e-9
            assert 10 * right / of - 2e-9 <= 10 * interval.high - 1e-9 <= high <= 10
