"""Prove that a board can be filled in: what it calls right stands in its material and is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from breakcontact.board.normalise import NORMAL, list_words, parse_money, tidy
from breakcontact.board.scoring import CLOSE, FOUND, Answer, score_field
from breakcontact.board.times import Local, parse_local, parse_time

ScoreFault = tuple[str, str]
"""The id of a field, and a sentence about it."""


def find_score_faults(page: Mapping[str, Any], language: str) -> Iterator[ScoreFault]:
    """Find values that no one could find, and known mistakes that count as right.

    Args:
        page: A board in one language.
        language: Its code, for the sentence.
    """
    local = parse_local(page["local"]["offset"], page["local"]["names"])
    rows = {
        row["id"]: " ".join((day, row["at"], row["label"], row["text"], exhibit["note"]))
        for exhibit in page["exhibits"]
        for row, day in _with_days(exhibit["rows"])
    }
    for group in page["groups"]:
        for field in group["fields"]:
            for sentence in _find_faults(field, rows, local):
                yield field["id"], f"{sentence} (language {language})"


def _with_days(rows: list[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], str]]:
    day = ""
    for row in rows:
        if not row["from"] and not row["label"]:
            day = row["text"]
        yield row, day


def _find_faults(field: Mapping[str, Any], rows: Mapping[str, str], local: Local) -> Iterator[str]:
    name = field["id"]
    if (field["form"] == "choices") != bool(field["options"]):
        yield f"'{name}' has options if its form is 'choices', and none otherwise."
        return
    if field["options"] and not any(each["right"] for each in field["options"]):
        yield f"No option of '{name}' is right."
    if len(field["values"]) > 1 and not field["many"]:
        yield f"'{name}' has several values, so it needs 'many: true'."
    for value in field["values"]:
        if not _can_be_read(field["form"], value["right"], local):
            yield f"'{value['right']}' in '{name}' is not a whole {field['form']}."
        elif not any(
            _stands_in(field["form"], value["right"], rows[row]) for row in value["where"]
        ):
            yield f"'{value['right']}' in '{name}' does not stand in the rows it names."
    yield from _find_wrong_verdicts(field, local)


def _find_wrong_verdicts(field: Mapping[str, Any], local: Local) -> Iterator[str]:
    rights = "\n".join(value["right"] for value in field["values"])
    if rights and score_field(field, Answer(rights), local).status != FOUND:
        yield f"The right answer of '{field['id']}' would not be found."
    for each in field["near"]:
        verdict = score_field(field, Answer(each["text"]), local)
        if (verdict.status, verdict.near) != (CLOSE, each["id"]):
            yield f"The mistake '{each['id']}' of '{field['id']}' would not be recognised."


def _can_be_read(form: str, right: str, local: Local) -> bool:
    if form == "time":
        return None not in parse_time(right, local)
    if form == "money":
        money = parse_money(right)
        return bool(money and money.currency)
    return bool(list_words(right))


def _stands_in(form: str, right: str, row: str) -> bool:
    """Whether a row holds a value; of a time, the clock that it shows in its own time zone."""
    if form == "time":
        return any(part in tidy(row) for part in tidy(right).split() if ":" in part or "." in part)
    if form == "money":
        return _digits(right) in _digits(row)
    return NORMAL[form](right) in NORMAL[form](row)


def _digits(text: str) -> str:
    return "".join(each for each in tidy(text) if each.isdigit())
