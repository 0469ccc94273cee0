"""A learner's answer, and the right one, in the words of the quiz."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from breakcontact.grading.feedback.texts import FeedbackWords
from breakcontact.quiz import Item


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of an answer.

    Attributes:
        text: The words.
        beside: What goes with it: the option of a row, how sure somebody was.
        is_chosen: It is the learner's.
        is_right: It is right; only where that is shown.
        tags: What is said of it, such as "your answer".
    """

    text: str
    beside: str = ""
    is_chosen: bool = True
    is_right: bool = False
    tags: tuple[str, ...] = ()


def describe_answer(
    item: Item, value: Any, key: Mapping[str, Any], lines: Mapping[str, str], words: FeedbackWords
) -> list[Choice]:
    """The learner's answer; for choices also what was not chosen.

    Args:
        item: What was asked.
        value: The answer, or ``None``.
        key: What is right, or nothing where that is not shown.
        lines: The lines of the item.
        words: What is said around it.
    """
    if item.kind in ("single", "several"):
        return _list_options(item, value, key, lines, words)
    if value is None:
        return []
    if item.kind == "order":
        return [Choice(lines[f"{item.id}.{step}"]) for step in value]
    if item.kind == "match":
        return [_describe_row(item, row, value.get(row), lines, words) for row in item.rows]
    if item.kind == "judge":
        said = words.say("genuine" if value["genuine"] else "not-genuine")
        return [Choice(said, beside=words.say(f"sure.{value['sure']}"))]
    return [Choice(value)]


def describe_right(
    item: Item,
    key: Mapping[str, Any],
    lines: Mapping[str, str],
    words: FeedbackWords,
    country: str,
) -> tuple[str, list[str]]:
    """The right answer where the choices do not tell it: what stands above it, and its lines."""
    if not key or item.kind in ("single", "several", "text"):
        return "", []
    if item.kind == "judge":
        return words.say("right"), [words.say("genuine" if key["genuine"] else "not-genuine")]
    if item.kind == "match":
        pairs = [_describe_pair(item, row, key["pairs"][row], lines, words) for row in item.rows]
        return words.say("right"), pairs
    order = _find_order(key["orders"], country)
    where = words.say_or(f"country.{order['country']}", "country.NO")
    steps = [_describe_group(item, group, lines, words) for group in order["groups"]]
    return words.say("right.order", country=where), steps


def _list_options(
    item: Item, value: Any, key: Mapping[str, Any], lines: Mapping[str, str], words: FeedbackWords
) -> list[Choice]:
    chosen = [value] if isinstance(value, str) else list(value or ())
    told = key.get("right", ())
    right = [told] if isinstance(told, str) else list(told)
    found = []
    for option in item.options:
        tags = [("chosen", option in chosen), ("fits", option in right)]
        found.append(
            Choice(
                lines[f"{item.id}.{option}"],
                is_chosen=option in chosen,
                is_right=option in right,
                tags=tuple(words.say(label) for label, holds in tags if holds),
            )
        )
    return found


def _describe_row(
    item: Item, row: str, option: str | None, lines: Mapping[str, str], words: FeedbackWords
) -> Choice:
    said = lines[f"{item.id}.{option}"] if option else words.say("not-matched")
    return Choice(lines[f"{item.id}.{row}"], beside=said, is_chosen=option is not None)


def _describe_pair(
    item: Item, row: str, options: list[str], lines: Mapping[str, str], words: FeedbackWords
) -> str:
    said = words.join([lines[f"{item.id}.{option}"] for option in options], "or")
    return f"{lines[f'{item.id}.{row}']} → {said}"


def _describe_group(
    item: Item, group: list[str], lines: Mapping[str, str], words: FeedbackWords
) -> str:
    steps = [lines[f"{item.id}.{step}"].rstrip(".") for step in group]
    if len(steps) == 1:
        return lines[f"{item.id}.{group[0]}"]
    return words.say("right.together", steps=words.join(steps, "and"))


def _find_order(orders: list[dict[str, Any]], country: str) -> dict[str, Any]:
    return next((one for one in orders if one["country"] == country), orders[0])
