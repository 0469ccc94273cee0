"""Validation of one answer from outside."""

from __future__ import annotations

from typing import Any

from breakcontact.quiz.items import AnswerError, Item, type_of

__all__ = ["AnswerError", "take_answer"]


def take_answer(item: Item, value: Any) -> Any:
    """Return an answer in its normal form, or ``None`` for an empty answer.

    Options are returned in the order of the quiz, text in normal form C without control
    characters. The function is idempotent.

    Raises:
        AnswerError: If the value is not an answer to the item.
    """
    return None if value is None else type_of(item).take(item, value)
