"""Score one field of a report against the material.

``ui/board/scoring.js`` does the same in the page, which needs no kernel; ``tests/board`` holds one
to the other. A field is a mapping, as :func:`breakcontact.board.load.load_board` gives it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from breakcontact.board.normalise import NORMAL, list_words, parse_money, tidy
from breakcontact.board.times import (
    DAY,
    Local,
    When,
    is_same_day,
    parse_time,
    to_minutes,
)

FOUND, CLOSE, MISSED, ASTRAY = "found", "close", "missed", "astray"
_SHORTEST = 4
"""Shorter values have no close neighbours: one sign is too much of them."""

Field = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a learner wrote in a field.

    Attributes:
        text: The text.
        none: Whether "not in the material" is ticked.
        chosen: Ids of ticked options, in a field with options.
    """

    text: str = ""
    none: bool = False
    chosen: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a field.

    Attributes:
        status: ``found``, ``close``, ``missed``, or ``astray``: it is not in the material.
        reason: A code that says why, for the words shown; empty if the status says it all.
        found: Ids of the values or options found.
        near: Id of the known mistake, if the reason is ``near``.
    """

    status: str
    reason: str = ""
    found: Sequence[str] = field(default=())
    near: str = ""


def score_field(field: Field, answer: Answer, local: Local) -> Verdict:
    """Score an answer."""
    if field["form"] == "choices":
        return _score_choices(field, answer)
    text = tidy(answer.text)
    if answer.none and not text:
        return Verdict(MISSED, "is-there") if field["values"] else Verdict(FOUND)
    if not text:
        return Verdict(MISSED, "" if field["values"] else "unsaid")
    if not field["values"]:
        return Verdict(ASTRAY, "none")
    return _score_text(field, answer.text, local)


def _score_choices(field: Field, answer: Answer) -> Verdict:
    right = [each["id"] for each in field["options"] if each["right"]]
    chosen = [each["id"] for each in field["options"] if each["id"] in answer.chosen]
    if not chosen:
        return Verdict(MISSED)
    found = [each for each in chosen if each in right]
    if chosen == right:
        return Verdict(FOUND, found=found)
    return Verdict(CLOSE, "choices", found) if found else Verdict(ASTRAY, "choices")


def _score_text(field: Field, text: str, local: Local) -> Verdict:
    pieces = _split(text) if field["many"] else [text]
    compared = [
        (value["id"], compare(field["form"], piece, [value["right"], *value["also"]], local))
        for value in field["values"]
        for piece in pieces
    ]
    found = list(dict.fromkeys(name for name, reason in compared if reason == ""))
    if len(found) == len(field["values"]):
        return _with_extras(field, pieces, found, local)
    if found:
        return Verdict(CLOSE, "part", found)
    for each in field["near"]:
        if any(compare(field["form"], piece, [each["text"]], local) == "" for piece in pieces):
            return Verdict(CLOSE, "near", near=each["id"])
    reasons = [reason for _, reason in compared if reason]
    return Verdict(CLOSE, reasons[0]) if reasons else Verdict(ASTRAY)


def _with_extras(
    field: Field, pieces: Sequence[str], found: Sequence[str], local: Local
) -> Verdict:
    right = [text for value in field["values"] for text in (value["right"], *value["also"])]
    extra = [each for each in pieces if compare(field["form"], each, right, local) != ""]
    return Verdict(CLOSE, "extra", found) if extra else Verdict(FOUND, found=found)


def _split(text: str) -> list[str]:
    return [piece for piece in re.split("[\n\r;,]", text) if tidy(piece)]


def compare(form: str, text: str, right: Sequence[str], local: Local) -> str | None:
    """Compare a text with spellings of one value.

    Returns:
        An empty text if it is the same, the reason why it is only close, or ``None``.
    """
    reasons = [_compare_one(form, text, each, local) for each in right]
    if "" in reasons:
        return ""
    return next((each for each in reasons if each), None)


def _compare_one(form: str, text: str, right: str, local: Local) -> str | None:
    if form == "time":
        return _compare_times(parse_time(text, local), parse_time(right, local), local)
    if form == "money":
        return _compare_money(text, right)
    if form == "quote":
        return _compare_quotes(list_words(text), list_words(right))
    return _compare_texts(form, text, right)


def _compare_texts(form: str, text: str, right: str) -> str | None:
    written, meant = NORMAL[form](text), NORMAL[form](right)
    if not written:
        return None
    if written == meant:
        return ""
    if len(meant) >= _SHORTEST and meant in written:
        return "inside"
    if len(meant) >= _SHORTEST and is_one_off(written, meant):
        return "typo"
    return None


def _compare_money(text: str, right: str) -> str | None:
    written, meant = parse_money(text), parse_money(right)
    if written is None or meant is None or written.cents != meant.cents:
        return None
    if written.currency == meant.currency:
        return ""
    return "wrong-currency" if written.currency else "currency"


def _compare_quotes(written: Sequence[str], meant: Sequence[str]) -> str | None:
    if f" {' '.join(meant)} " in f" {' '.join(written)} ":
        return ""
    shared = [each for each in meant if each in written]
    return "retold" if len(shared) * 2 >= len(meant) else None


def _compare_times(written: When, right: When, local: Local) -> str | None:
    year = right.year or 1
    instant = to_minutes(right, year)
    if instant is None:
        return None
    if written.minutes is None:
        return "clock" if written.month is not None and is_same_day(written, right) else None
    if to_minutes(written, year) == instant:
        return ""
    if written.offset is None:
        return "zone" if _is_read_off(written, instant, right, local) else None
    if written.month is None and (written.minutes - written.offset - instant) % DAY == 0:
        return "date"
    return "wrong-zone" if _is_read_off(written, instant, right, local) else None


def _is_read_off(written: When, instant: int, right: When, local: Local) -> bool:
    """Whether a clock in the material shows what was written, in whatever time zone."""
    for offset in (right.offset, 0, local.offset):
        as_meant = written._replace(offset=offset)
        if written.month is None:
            if ((written.minutes or 0) - (offset or 0) - instant) % DAY == 0:
                return True
        elif to_minutes(as_meant, right.year or 1) == instant:
            return True
    return False


def is_one_off(one: str, other: str) -> bool:
    """Whether one sign is wrong, missing, too many, or two neighbours have changed places."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(left) != len(right):
        return left[1:] == right or left == right[1:]
    swapped = left[1:2] + left[:1] + left[2:]
    return left[1:] == right[1:] or swapped == right
