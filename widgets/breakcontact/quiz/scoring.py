"""Scoring of answers: one function that every grader uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from breakcontact.quiz.items import ITEM_TYPES
from breakcontact.quiz.keys import KeyFaultError


def score_response(kind: str, key: Mapping[str, Any], value: Any, points: float) -> float:
    """Score one answer, from 0 to ``points``, rounded to hundredths.

    A missing or malformed answer scores 0, and so does a text before a teacher marks it.

    Args:
        kind: The name of the item's type.
        key: The right answer.
        value: The answer as ``take_answer`` returned it, or ``None``.
        points: The highest score.

    Raises:
        KeyFaultError: If the key does not fit the type.
    """
    item_type = ITEM_TYPES.get(kind)
    if item_type is None or item_type.is_marked_by_hand:
        return 0.0
    try:
        most = float(points)
        fraction = item_type.grade(key, value)
    except (KeyError, TypeError, AttributeError, ValueError, ZeroDivisionError) as error:
        raise KeyFaultError(f"The key {str(key)[:60]!r} is no key of kind '{kind}'.") from error
    return float(min(most, max(0.0, round(fraction * most, 2))))
