"""A learner's answer, and the right one, in the words of the quiz."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from breakcontact.grading.feedback.texts import FeedbackWords
from breakcontact.quiz import Item
from breakcontact.quiz.items import AnswerPart, LabelRef, LineRef, Phrase, SolutionPart, type_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of an answer.

    Attributes:
        text: The words.
        beside: What goes with it: the option of a row, or how sure the learner was.
        is_chosen: Whether the learner chose it.
        is_right: Whether it is right; only where right answers are shown.
        tags: What is said about it, such as "your answer".
    """

    text: str
    beside: str = ""
    is_chosen: bool = True
    is_right: bool = False
    tags: tuple[str, ...] = ()


def describe_answer(
    item: Item, value: Any, key: Mapping[str, Any], lines: Mapping[str, str], words: FeedbackWords
) -> list[Choice]:
    """The learner's answer; for options also those left alone.

    Args:
        item: The item.
        value: The answer, or ``None``.
        key: The key, or nothing if right answers are not shown.
        lines: The lines of the item.
        words: The words of the feedback page.
    """
    say = _Speaker(item, lines, words)
    return [say.choice(part) for part in type_of(item).describe(item, value, key)]


def describe_right(
    item: Item,
    key: Mapping[str, Any],
    lines: Mapping[str, str],
    words: FeedbackWords,
    country: str,
) -> tuple[str, list[str]]:
    """The right answer where the options do not show it: its heading, and its lines."""
    solution = type_of(item).solve(key, item, country) if key else None
    if solution is None or not solution.parts:
        return "", []
    say = _Speaker(item, lines, words)
    right = [say.solution(part) for part in solution.parts]
    if not solution.country:
        return words.say("right"), right
    where = words.find(f"country.{solution.country}") or solution.country
    return words.say("right.order", country=where), right


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Puts the parts of an answer into words."""

    item: Item
    lines: Mapping[str, str]
    words: FeedbackWords

    def choice(self, part: AnswerPart) -> Choice:
        tags = [("chosen", part.is_chosen), ("fits", part.is_right)]
        has_tags = type_of(self.item).layout == "options"
        return Choice(
            self._say(part.text),
            beside="" if part.beside is None else self._say(part.beside),
            is_chosen=part.is_chosen,
            is_right=part.is_right,
            tags=tuple(self.words.say(label) for label, holds in tags if holds and has_tags),
        )

    def solution(self, part: SolutionPart) -> str:
        phrases = [self._say(phrase) for phrase in part.phrases]
        if part.is_group and len(phrases) > 1:
            # A step is a sentence of its own; without quotes, two of them read as one.
            steps = self.words.join([self._quote(phrase) for phrase in phrases], "and")
            return self.words.say("right.together", steps=steps)
        said = self.words.join(phrases, "or")
        return said if part.row is None else f"{self._say(part.row)} → {said}"

    def _quote(self, phrase: str) -> str:
        return self.words.say("quoted", text=phrase.rstrip("."))

    def _say(self, phrase: Phrase) -> str:
        if isinstance(phrase, LineRef):
            return self.lines[f"{self.item.id}.{phrase.name}"]
        return self.words.say(phrase.name) if isinstance(phrase, LabelRef) else phrase
