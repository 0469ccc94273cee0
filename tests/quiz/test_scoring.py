"""Scores: what the table promises, for every key and every answer."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
import quiz_definitions
from hypothesis import given
from hypothesis import strategies as st

from breakcontact.quiz import Item, KeyFaultError, check_key, score_response

DEFINITION = quiz_definitions.small_definition()
SCORED = [item for item in DEFINITION.items if item.kind != "text"]
BY_KIND = {item.kind: item for item in DEFINITION.items}

every_kind = pytest.mark.parametrize("item", SCORED, ids=lambda item: item.kind)


def score(kind: str, value: Any, points: float = 12) -> float:
    """What an answer to the small item of that kind is worth."""
    return score_response(kind, quiz_definitions.KEYS[BY_KIND[kind].id], value, points)


@every_kind
def test_right_gives_all_and_wrong_gives_nothing(item: Item) -> None:
    """The whole way from nothing to all is open in each kind."""
    right, wrong = quiz_definitions.RIGHT[item.id], quiz_definitions.WRONG[item.id]

    assert (score(item.kind, right), score(item.kind, wrong)) == (12.0, 0.0)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("several", ["a"], 6.0),
        ("several", ["a", "b"], 0.0),
        ("several", ["a", "b", "c"], 6.0),
        ("several", ["a", "b", "c", "d"], 0.0),
        ("order", ["stop", "tell", "save", "block"], 12.0),
        ("order", ["stop", "save", "block", "tell"], 12.0),
        ("order", ["save", "stop", "block", "tell"], 8.0),
        ("order", ["stop", "block", "save", "tell"], 8.0),
        ("match", {"r2": "isolation"}, 4.0),
        ("match", {"r1": "hurry", "r2": "isolation", "r3": "shame"}, 8.0),
        ("judge", {"genuine": False, "sure": "guess"}, 12.0),
        ("judge", {"genuine": False, "sure": "sure"}, 12.0),
    ],
)
def test_part_of_it_gives_part_of_the_points(kind: str, value: Any, expected: float) -> None:
    """Wrong choices cost as much as right ones give; confidence costs and gives nothing."""
    assert score(kind, value) == expected


def test_a_score_has_two_decimals() -> None:
    """A third of one point is 0.33, in whatever place it is computed."""
    assert score("match", {"r1": "hurry"}, 1) == 0.33
    assert repr(score("match", {"r1": "hurry"}, 1)) == "0.33"


def test_a_text_waits_for_a_mark() -> None:
    """No machine gives points for words."""
    assert score_response("text", {"right": "x"}, "x", 4) == 0.0


@every_kind
@given(data=st.data())
def test_any_score_is_a_float_between_nothing_and_all(item: Item, data: st.DataObject) -> None:
    """Any key and any answer, good or hostile, give a plain float in range."""
    key = data.draw(quiz_definitions.keys_of(item))
    value = data.draw(quiz_definitions.values_of(item) | quiz_definitions.JSON_VALUES)
    points = data.draw(st.integers(1, 20) | st.floats(0.5, 20).map(lambda p: round(p, 2)))

    result = score_response(item.kind, key, value, points)

    assert type(result) is float
    assert 0.0 <= result <= points
    assert result == round(result, 2)


@given(data=st.data())
def test_order_follows_its_own_definition(data: st.DataObject) -> None:
    """The best order counts: pairs as in it, less pairs against it, of those that it orders."""
    key = data.draw(quiz_definitions.keys_of(BY_KIND["order"]))
    value = data.draw(quiz_definitions.values_of(BY_KIND["order"]))
    best = 0.0
    for order in key["orders"]:
        group = {step: number for number, g in enumerate(order["groups"]) for step in g}
        ordered = [(a, b) for a, b in combinations(value, 2) if group[a] != group[b]]
        agree = sum(1 if group[a] < group[b] else -1 for a, b in ordered)
        best = max(best, agree / len(ordered))

    assert score_response("order", key, value, 3) == round(best * 3, 2)


@given(data=st.data())
def test_choosing_everything_is_no_way_to_points(data: st.DataObject) -> None:
    """Ticking all boxes never gives more than ticking the right ones, and all only if all are."""
    item = BY_KIND["several"]
    key = data.draw(quiz_definitions.keys_of(item))
    everything = score_response("several", key, list(item.options), 2)

    assert everything < 2.0 or len(key["right"]) == len(item.options)


@every_kind
@given(data=st.data())
def test_a_good_key_has_no_faults(item: Item, data: st.DataObject) -> None:
    """What can be a key passes the check."""
    assert check_key(item, data.draw(quiz_definitions.keys_of(item))) == []


@every_kind
@given(key=quiz_definitions.JSON_VALUES)
def test_no_key_breaks_the_check(item: Item, key: Any) -> None:
    """Any literal is a key or a sentence; and what passes can be scored with."""
    if check_key(item, key) == []:
        score_response(item.kind, key, quiz_definitions.RIGHT[item.id], 1)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("single", {"right": "x"}),
        ("single", None),
        ("several", {"right": []}),
        ("several", {"right": "a"}),
        ("order", {"orders": []}),
        ("order", {"orders": [{"groups": [["stop", "tell", "save", "block"]]}]}),
        ("order", {"orders": [{"groups": [["stop"], ["tell"]]}]}),
        ("order", {"orders": [{"groups": [["stop"], ["tell", "save", "block", "stop"]]}]}),
        ("match", {"pairs": {"r1": ["hurry"]}}),
        ("match", {"pairs": {"r1": ["hurry"], "r2": [], "r3": ["proof"]}}),
        ("judge", {"genuine": "no"}),
        ("text", {"right": "x"}),
    ],
)
def test_a_faulty_key_is_told(kind: str, key: Any) -> None:
    """One sentence names the item."""
    faults = check_key(BY_KIND[kind], key)

    assert len(faults) == 1
    assert BY_KIND[kind].id in faults[0]


@pytest.mark.parametrize("key", [None, {}, {"right": 7}, {"orders": [{}]}, {"pairs": {}}])
@pytest.mark.parametrize("kind", ["several", "order", "match"])
def test_scoring_with_no_key_is_one_kind_of_fault(kind: str, key: Any) -> None:
    """A key that cannot be used raises what a grader catches, and never gives points."""
    with pytest.raises(KeyFaultError):
        score_response(kind, key, quiz_definitions.RIGHT[BY_KIND[kind].id], 2)
