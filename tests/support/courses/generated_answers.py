"""Hand-ins as a class might make them: right, wrong, partly right, missing, invalid, damaged."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from typing import Any

from quiz_course import QuizCourse, make_items, right_answers

ITEMS = make_items(27, seed=7)
"""Several of each kind, each with a key of its own."""
SLUG = "before"
DUE = "2026-03-01 12:00:00.000000"
STAMPS = (
    "2026-03-01 10:00:00.000000 UTC",
    "2026-03-01 12:00:00.000000 UTC",
    "2026-03-01 14:30:00.250000 CET",
    "2026-03-03 10:00:00.000000 UTC",
)

_RIGHT = right_answers(ITEMS)


def hand_in_generated(course: QuizCourse, many: int, seed: int = 0) -> None:
    """Hand in ``many`` quizzes; the same for the same seed."""
    for number in range(many):
        chance = random.Random(f"{seed}-{number}")
        folder = course.submit(f"s{number:03}", SLUG, None, stamp=chance.choice(STAMPS[:4]))
        if chance.random() < 0.1:
            (folder / "timestamp.txt").unlink()
        content = generate_responses(course, chance)
        if content is not None:
            (folder / f"{SLUG}.responses.json").write_bytes(content)


def generate_responses(course: QuizCourse, chance: random.Random) -> bytes | None:
    """A file of answers, or what became of one, or ``None`` where there is none."""
    answers = {}
    for item, _ in ITEMS:
        how = chance.choice(_WAYS)
        if how is not _leave_out:
            answers[item["id"]] = how(item, chance)
    content = json.dumps(course.responses(SLUG, answers)).encode()
    return chance.choice(_MISHAPS)(content) if chance.random() < 0.15 else content


def _leave_out(item: dict[str, Any], chance: random.Random) -> Any:
    raise AssertionError


def _take_back(item: dict[str, Any], chance: random.Random) -> Any:
    return None


def _get_right(item: dict[str, Any], chance: random.Random) -> Any:
    return _RIGHT[item["id"]]


def guess(item: Mapping[str, Any], chance: random.Random) -> Any:
    """An answer of the right shape, without knowing the key."""
    match item["kind"]:
        case "single":
            return chance.choice(item["options"])
        case "several":
            return [option for option in item["options"] if chance.random() < 0.5]
        case "order":
            return chance.sample(item["steps"], len(item["steps"]))
        case "match":
            rows = [row for row in item["rows"] if chance.random() < 0.8]
            return {row: chance.choice(item["options"]) for row in rows}
        case "judge":
            sure = chance.choice(["guess", "fairly", "sure"])
            return {"genuine": chance.random() < 0.5, "sure": sure}
    return chance.choice(["", "Ærlig talt.", "I am sorry.\nIt is not your fault."])


def _go_wrong(item: dict[str, Any], chance: random.Random) -> Any:
    foreign: list[Any] = [0, -1, True, "z", "", [], {}, ["a", "a"], ["z"], {"r1": ["hurry"]}, [[]]]
    foreign += [{"genuine": "yes", "sure": "sure"}, {"genuine": True}, "x" * 700, 10**30]
    return chance.choice(foreign)


_WAYS = (_get_right, _get_right, guess, guess, guess, _leave_out, _take_back, _go_wrong)
_MISHAPS: tuple[Callable[[bytes], bytes | None], ...] = (
    lambda content: None,
    lambda content: b"",
    lambda content: content[: len(content) // 2],
    lambda content: b"\xff" + content,
    lambda content: content.replace(b'"before"', b'"after"'),
    lambda content: content.replace(b'"format": 1', b'"format": 2'),
    lambda content: content.replace(b'"revision": 1,', b'"revision": NaN,'),
)
