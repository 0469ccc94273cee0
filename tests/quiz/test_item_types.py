"""Item types: a new one is registered, and everything that works on answers knows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import quiz_definitions

from breakcontact.grading.autograded_notebook import describe_answer
from breakcontact.grading.feedback.answers import describe_answer as describe_feedback
from breakcontact.grading.feedback.answers import describe_right
from breakcontact.grading.feedback.texts import FeedbackWords
from breakcontact.item_bank.items import RULES
from breakcontact.quiz import (
    AnswerError,
    QuizDefinition,
    check_key,
    read_responses,
    score_response,
    structure_version,
    take_answer,
)
from breakcontact.quiz.items import (
    ITEM_TYPES,
    AnswerPart,
    Item,
    ItemType,
    LineRef,
    Solution,
    SolutionPart,
)
from breakcontact.ui.quiz.executed import QuizExecuted

PAIR = {"id": "toy-01", "kind": "pair", "points": 2, "cards": ["a", "b", "c"]}
WORDS = {"prompt": "Which two belong together?", "a": "Salt", "b": "Pepper", "c": "Rain"}
KEY = {"pair": ["a", "b"]}


class Pair(ItemType):
    """A toy: two cards that belong together."""

    kind = "pair"
    parts = ("cards",)
    layout = "numbered"

    def take(self, item: Item, value: Any) -> list[str]:
        """Two different cards."""
        cards = item.parts["cards"]
        if not isinstance(value, list) or len({*value}) != 2 or not {*value} <= {*cards}:
            raise AnswerError(f"Item '{item.id}': not two cards.")
        return sorted(value)

    def find_key_fault(self, item: Item, key: Mapping[str, Any]) -> str:
        """A key names two cards."""
        return "" if len(key.get("pair", ())) == 2 else "names no pair"

    def grade(self, key: Mapping[str, Any], value: Any) -> float:
        """Half of the points for each right card."""
        return len({*key["pair"]} & {*(value or ())}) / 2

    def describe(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """The two cards."""
        return [AnswerPart(LineRef(card)) for card in value or ()]

    def solve(self, key: Mapping[str, Any], item: Item, country: str) -> Solution:
        """The right two cards."""
        return Solution(tuple(SolutionPart((LineRef(card),)) for card in key["pair"]))


@pytest.fixture
def definition(monkeypatch: pytest.MonkeyPatch) -> QuizDefinition:
    """A quiz with one item of the new type, which is registered for this test."""
    monkeypatch.setitem(ITEM_TYPES, "pair", Pair())
    lines = {f"toy-01.{name}": text for name, text in WORDS.items()}
    table = {
        "format": 1,
        "slug": "toy",
        "version": structure_version("toy", [PAIR]),
        "mode": "graded",
        "languages": ["en"],
        "items": [PAIR],
        "lines": {"en": {"title": "Toy", "intro": "Two cards.", **lines}},
    }
    return QuizDefinition.from_table(table)


def test_a_new_type_is_answered_and_scored(definition: QuizDefinition) -> None:
    """A registered type takes answers, refuses others, checks its key and gives points."""
    (item,) = definition.items

    assert take_answer(item, ["b", "a"]) == ["a", "b"]
    with pytest.raises(AnswerError):
        take_answer(item, ["a", "rain"])
    assert (check_key(item, KEY), check_key(item, {})) == (
        [],
        ["The key of item 'toy-01' names no pair."],
    )
    assert [score_response("pair", KEY, value, 2) for value in (["a", "b"], ["a", "c"], None)] == [
        2.0,
        1.0,
        0.0,
    ]


def test_a_new_type_is_put_into_words(definition: QuizDefinition) -> None:
    """The formgrader's notebook and the feedback page say its answers and its key."""
    (item,) = definition.items
    lines, words = definition.item_lines("en", item.id), FeedbackWords("en")

    assert describe_answer(definition, item, ["a", "c"], "en") == ["Salt", "Rain"]
    assert [c.text for c in describe_feedback(item, ["a", "c"], {}, lines, words)] == [
        "Salt",
        "Rain",
    ]
    assert describe_right(item, KEY, lines, words, "GB")[1] == ["Salt", "Pepper"]


def test_a_new_type_is_graded_from_a_hand_in(definition: QuizDefinition, tmp_path: Path) -> None:
    """What a learner handed in is read, scored and shown where nbgrader executes the notebook."""
    text = json.dumps(definition.table, ensure_ascii=False)
    (tmp_path / "toy.quiz.json").write_text(text, encoding="utf-8")
    path = quiz_definitions.write_responses(tmp_path, definition, {"toy-01": ["b", "a"]})

    assert dict(read_responses(path, definition).answers) == {"toy-01": ["a", "b"]}
    quiz = QuizExecuted("toy", tmp_path, "autograde")
    quiz.take_key("toy-01", KEY)
    shown = quiz.show("toy-01")._repr_mimebundle_()
    assert shown["text/plain"] == "2.0"
    assert "Salt</p>" in shown["text/html"]


def test_every_type_has_rules_for_authors() -> None:
    """No item type can be played that cannot be written in the bank, and the other way round."""
    assert list(RULES) == list(ITEM_TYPES)
