"""One answer: taken from outside only when the item can be answered so."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.quiz.definition import Item

CONFIDENCES = ("guess", "fairly", "sure")


class AnswerError(BreakContactError):
    """A value that does not answer its item."""


def take_answer(item: Item, value: Any) -> Any:
    """The answer in the one form that is kept, or ``None`` where nothing is answered.

    Chosen options come in the order of the quiz, a text in normal form C without control
    characters. What was taken once is taken again unchanged.

    Raises:
        AnswerError: If the item cannot be answered so.
    """
    if value is None:
        return None
    return _TAKERS[item.kind](item, value)


def _take_single(item: Item, value: Any) -> str:
    if type(value) is not str or value not in item.options:
        raise AnswerError(f"Item '{item.id}': {_quote(value)} is no option.")
    return value


def _take_several(item: Item, value: Any) -> list[str] | None:
    chosen = _take_different_ids(item, value, item.options)
    return [option for option in item.options if option in chosen] or None


def _take_order(item: Item, value: Any) -> list[str]:
    order = _take_different_ids(item, value, item.steps)
    if len(order) != len(item.steps):
        raise AnswerError(f"Item '{item.id}': {len(item.steps)} steps, but {len(order)} in order.")
    return order


def _take_match(item: Item, value: Any) -> dict[str, str] | None:
    if type(value) is not dict:
        raise AnswerError(f"Item '{item.id}': {_quote(value)} gives rows no options.")
    for row, option in value.items():
        if row not in item.rows or type(option) is not str or option not in item.options:
            raise AnswerError(f"Item '{item.id}': {_quote({row: option})} is no row and option.")
    return {row: value[row] for row in item.rows if row in value} or None


def _take_judge(item: Item, value: Any) -> dict[str, Any]:
    match value:
        case {"genuine": bool(genuine), "sure": str(sure)} if len(value) == 2:
            if sure in CONFIDENCES:
                return {"genuine": genuine, "sure": sure}
    raise AnswerError(f"Item '{item.id}': {_quote(value)} is no judgement.")


def _take_text(item: Item, value: Any) -> str | None:
    if type(value) is not str:
        raise AnswerError(f"Item '{item.id}': {_quote(value)} is no text.")
    if len(value) > 4 * item.limit:
        raise AnswerError(f"Item '{item.id}': longer than {item.limit} characters.")
    lines = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    # What is no character of its own (control, half of a pair) goes before composing, or two
    # that it held apart could compose when the text is read again.
    kept = "".join(c for c in lines if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    text = unicodedata.normalize("NFC", kept)
    if len(text) > item.limit:
        raise AnswerError(f"Item '{item.id}': longer than {item.limit} characters.")
    return text if text.strip() else None


def _take_different_ids(item: Item, value: Any, offered: tuple[str, ...]) -> list[str]:
    if type(value) is not list or len(value) > len(offered):
        raise AnswerError(f"Item '{item.id}': {_quote(value)} is no list of what is on offer.")
    if not all(type(one) is str and one in offered for one in value):
        raise AnswerError(f"Item '{item.id}': {_quote(value)} holds what is not on offer.")
    if len(set(value)) != len(value):
        raise AnswerError(f"Item '{item.id}': {_quote(value)} says something twice.")
    return list(value)


def _quote(value: Any) -> str:
    return ascii(value if not isinstance(value, str) else value[:60])[:60]


_TAKERS: dict[str, Callable[[Item, Any], Any]] = {
    "single": _take_single,
    "several": _take_several,
    "order": _take_order,
    "match": _take_match,
    "judge": _take_judge,
    "text": _take_text,
}
