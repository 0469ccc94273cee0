"""The page and Python agree on what an answer is; and steps move as in any list."""

from __future__ import annotations

import json
import subprocess
from itertools import permutations
from pathlib import Path
from typing import Any

import quiz_definitions
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from javascript import node

from breakcontact.quiz import AnswerError, Item, score_response, take_answer

SCRIPT = Path(__file__).parent / "quiz_values.mjs"
ITEMS = st.sampled_from(quiz_definitions.small_definition().items)
# Each example starts a Node for a whole list of cases; shrinking it would take minutes.
FEW = settings(deadline=None, max_examples=20, phases=[Phase.generate])
GOOD = ITEMS.flatmap(lambda item: st.tuples(st.just(item), quiz_definitions.values_of(item)))
ANY = st.tuples(ITEMS, quiz_definitions.JSON_VALUES).filter(lambda case: can_be_sent(case[1]))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def can_be_sent(value: Any) -> bool:
    """Whether it is JSON to a page as well, which knows no infinity."""
    try:
        json.dumps(value, allow_nan=False)
    except ValueError:
        return False
    return True


def in_page(*calls: tuple[Any, ...]) -> list[Any]:
    """What the page's functions give."""
    run = subprocess.run(
        [node(), str(SCRIPT)],
        input=json.dumps(calls),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    answers: list[Any] = json.loads(run.stdout)
    return answers


def is_taken_as_it_is(item: Item, value: Any) -> bool:
    """Whether Python keeps exactly this."""
    try:
        return value is not None and take_answer(item, value) == value
    except AnswerError:
        return False


@FEW
@given(cases=st.lists(ANY | GOOD, min_size=20, max_size=100))
def test_what_the_page_holds_for_an_answer_is_one(cases: list[tuple[Item, Any]]) -> None:
    """Python keeps it unchanged, so that nothing the page shows as answered is refused."""
    found = in_page(*(("isAnswer", item.table, value) for item, value in cases))

    for (item, value), holds in zip(cases, found, strict=True):
        assert not holds or is_taken_as_it_is(item, value), (item.kind, value)


@FEW
@given(cases=st.lists(GOOD, min_size=20, max_size=100))
def test_what_python_keeps_the_page_shows(cases: list[tuple[Item, Any]]) -> None:
    """Every answer in the one form that is kept is an answer in the page."""
    kept = [(item, take_answer(item, value)) for item, value in cases]
    answered = [("isAnswer", item.table, value) for item, value in kept if value is not None]

    assert in_page(*answered) == [True] * len(answered)


def test_the_page_finds_right_what_python_gives_all_points() -> None:
    """In practice the page says itself whether an answer is right, by the same key."""
    keys, items = quiz_definitions.KEYS, quiz_definitions.small_definition().items
    values = [
        (item, take_answer(item, value))
        for item in items
        if item.id in keys
        for value in (
            quiz_definitions.RIGHT[item.id],
            quiz_definitions.WRONG[item.id],
            *(list(order) for order in permutations(item.steps) if order),
            *({**quiz_definitions.RIGHT["small-04"], row: "isolation"} for row in item.rows),
            *([option] for option in item.options if item.kind == "several"),
            ["a", "b", "c"] if item.kind == "several" else None,
        )
    ]

    found = in_page(*(("isRight", item.kind, keys[item.id], value) for item, value in values))

    scored = [score_response(item.kind, keys[item.id], value, 1) == 1 for item, value in values]
    assert found == scored
    assert {True, False} == set(scored)


@FEW
@given(texts=st.lists(TEXTS, min_size=20, max_size=60), limit=st.integers(1, 40))
def test_any_text_is_made_fit_to_be_kept(texts: list[str], limit: int) -> None:
    """Whatever is pasted, what is sent is within the limit and kept unchanged."""
    table = {"id": "t", "kind": "text", "points": 1, "limit": limit}
    item = Item("t", "text", 1, {}, limit, table)

    for plain in in_page(*(("plainText", text, limit) for text in texts)):
        assert len(plain) <= limit
        assert take_answer(item, plain) == (plain if plain.strip() else None)


@FEW
@given(
    moves=st.lists(
        st.tuples(
            st.lists(st.integers(0, 99), min_size=1, max_size=8, unique=True),
            st.integers(0, 7),
            st.integers(-3, 10),
        ),
        min_size=30,
    )
)
def test_a_step_is_moved_as_in_a_list(moves: list[tuple[list[int], int, int]]) -> None:
    """Out at one place, in at the other or at the nearest end; no step is lost or doubled."""
    expected = []
    for steps, start, end in moves:
        moved = list(steps)
        if start < len(moved):
            step = moved.pop(start)
            moved.insert(max(0, end), step)
        expected.append(moved)

    assert in_page(*(("moveWithin", *move) for move in moves)) == expected


@FEW
@given(
    cases=st.lists(
        st.tuples(st.integers(-50, 50), st.lists(st.integers(-50, 50), max_size=8)), min_size=30
    )
)
def test_a_dragged_step_finds_its_place(cases: list[tuple[int, list[int]]]) -> None:
    """It comes after all those whose middle is above its own."""
    expected = [sum(other < middle for other in others) for middle, others in cases]

    assert in_page(*(("placeAmong", *case) for case in cases)) == expected
