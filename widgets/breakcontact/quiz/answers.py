"""One answer: accepted from outside only if it answers its item."""

from __future__ import annotations

from typing import Any

from breakcontact.quiz.items import AnswerError, Item, type_of

__all__ = ["AnswerError", "take_answer"]


def take_answer(item: Item, value: Any) -> Any:
    """Return the answer in the one form that is kept, or ``None`` for an empty answer.

    Chosen options come in the order of the quiz, a text in normal form C without control
    characters. Taking the result again returns it unchanged.

    Raises:
        AnswerError: If the value is not an answer to the item.
    """
    return None if value is None else type_of(item).take(item, value)
