"""What an answer is worth: one function for every place that grades."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

from breakcontact.quiz.keys import KeyFaultError


def score_response(kind: str, key: Mapping[str, Any], value: Any, points: float) -> float:
    """The score of one answer, from 0 to ``points``, rounded to hundredths.

    An answer of the wrong shape, or none, is worth 0. A text is marked by hand and is worth 0 here.

    Args:
        kind: The kind of item.
        key: The right answer.
        value: The answer as ``take_answer`` gave it, or ``None``.
        points: The most that the item gives.

    Raises:
        KeyFaultError: If the key is no key of that kind.
    """
    if kind not in _FRACTIONS:
        return 0.0
    try:
        most = float(points)
        fraction = _FRACTIONS[kind](key, value)
    except (KeyError, TypeError, AttributeError, ValueError, ZeroDivisionError) as error:
        raise KeyFaultError(f"The key {str(key)[:60]!r} is no key of kind '{kind}'.") from error
    return float(min(most, max(0.0, round(fraction * most, 2))))


def _of_single(key: Mapping[str, Any], value: Any) -> float:
    return float(type(value) is str and value == key["right"])


def _of_several(key: Mapping[str, Any], value: Any) -> float:
    right = set(key["right"])
    chosen = _as_different_ids(value)
    return max(0.0, (len(chosen & right) - len(chosen - right)) / len(right))


def _of_order(key: Mapping[str, Any], value: Any) -> float:
    order = value if _as_different_ids(value) else []
    rank = {step: place for place, step in enumerate(order)}
    return max(_of_one_order(each["groups"], rank) for each in key["orders"])


def _of_one_order(groups: list[list[str]], rank: Mapping[str, int]) -> float:
    """Pairs as in the order, less pairs against it; inside a group any order is right."""
    pairs = [(a, b) for first, then in combinations(groups, 2) for a in first for b in then]
    if set(rank) != {step for group in groups for step in group}:
        return 0.0
    agreeing = sum(1 if rank[a] < rank[b] else -1 for a, b in pairs)
    return max(0.0, agreeing / len(pairs))


def _of_match(key: Mapping[str, Any], value: Any) -> float:
    pairs = key["pairs"]
    given = value if isinstance(value, Mapping) else {}
    right = sum(
        type(given.get(row)) is str and given[row] in options for row, options in pairs.items()
    )
    return right / len(pairs)


def _of_judge(key: Mapping[str, Any], value: Any) -> float:
    genuine = value.get("genuine") if isinstance(value, Mapping) else None
    return float(type(genuine) is bool and genuine is bool(key["genuine"]))


def _as_different_ids(value: Any) -> set[str]:
    """The ids of a list; nothing where it is no list of different ids."""
    if not isinstance(value, list) or not all(type(one) is str for one in value):
        return set()
    return set(value) if len(set(value)) == len(value) else set()


_FRACTIONS: dict[str, Callable[[Mapping[str, Any], Any], float]] = {
    "single": _of_single,
    "several": _of_several,
    "order": _of_order,
    "match": _of_match,
    "judge": _of_judge,
}
