"""An answer: taken when the item can be answered so, in one form."""

from __future__ import annotations

import json
from typing import Any

import pytest
import quiz_definitions
from hypothesis import given
from hypothesis import strategies as st

from breakcontact.quiz import AnswerError, Item, take_answer

DEFINITION = quiz_definitions.small_definition()
ITEMS = {item.kind: item for item in DEFINITION.items}


def take(kind: str, value: Any) -> Any:
    """What is kept of an answer to the small item of that kind."""
    return take_answer(ITEMS[kind], value)


def take_or_refuse(item: Item, value: Any) -> tuple[Any, str]:
    """What is kept of an answer, or the sentence that refuses it."""
    try:
        return take_answer(item, value), ""
    except AnswerError as error:
        return None, str(error)


@pytest.mark.parametrize("item", DEFINITION.items, ids=lambda item: item.kind)
@given(data=st.data())
def test_good_answers_are_taken_and_stay(item: Item, data: st.DataObject) -> None:
    """What was taken, and written as JSON in between, is taken again unchanged."""
    taken = take_answer(item, data.draw(quiz_definitions.values_of(item)))

    assert take_answer(item, json.loads(json.dumps(taken))) == taken


@pytest.mark.parametrize("item", DEFINITION.items, ids=lambda item: item.kind)
@given(value=quiz_definitions.JSON_VALUES)
def test_no_value_breaks_an_item(item: Item, value: Any) -> None:
    """Any JSON is taken or refused in one short sentence of plain letters."""
    taken, refusal = take_or_refuse(item, value)

    assert len(refusal) < 200
    assert refusal.isascii()
    assert take_answer(item, taken) == taken


@pytest.mark.parametrize(
    ("kind", "value", "taken"),
    [
        ("several", ["c", "a"], ["a", "c"]),
        ("several", [], None),
        ("match", {}, None),
        ("match", {"r2": "shame", "r1": "hurry"}, {"r1": "hurry", "r2": "shame"}),
        ("text", "  \n ", None),
        ("text", "one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("text", "e\u0301", "é"),
        ("text", "a\x00b\x1bc\ud800d", "abcd"),
        ("text", "e\x00\u0301", "é"),
        ("text", "שלום 👩‍👩‍👧", "שלום 👩‍👩‍👧"),
    ],
)
def test_answers_get_one_form(kind: str, value: Any, taken: Any) -> None:
    """Order of choosing, line ends and hidden characters make no difference."""
    assert take(kind, value) == taken


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("single", "d"),
        ("single", ["a"]),
        ("single", True),
        ("several", ["a", "a"]),
        ("several", ["a", "x"]),
        ("several", [["a"]]),
        ("several", {"a": 1}),
        ("order", ["stop", "save"]),
        ("order", ["stop", "stop", "save", "tell"]),
        ("order", ["stop", "save", "tell", "block", "block"]),
        ("match", {"r9": "hurry"}),
        ("match", {"r1": "magic"}),
        ("match", {"r1": ["hurry"]}),
        ("match", [["r1", "hurry"]]),
        ("judge", {"genuine": 1, "sure": "sure"}),
        ("judge", {"genuine": True}),
        ("judge", {"genuine": True, "sure": "very"}),
        ("judge", {"genuine": True, "sure": "sure", "points": 99}),
        ("judge", True),
        ("text", 7),
        ("text", "x" * 61),
        ("text", "x" * 100_000),
    ],
)
def test_what_does_not_answer_is_refused(kind: str, value: Any) -> None:
    """Foreign ids, wrong shapes and too long texts are no answers."""
    with pytest.raises(AnswerError, match=ITEMS[kind].id):
        take(kind, value)
