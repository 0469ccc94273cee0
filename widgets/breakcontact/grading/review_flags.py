"""Flags for the teacher's review of a submission, and the comment that keeps them in the gradebook.

A comment has two parts. The first is English text for nbgrader's own pages. The second repeats the
flags as data, a line of JSON each, and is the only part that is read again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from breakcontact.grading.old_comments import parse_old_comment
from breakcontact.quiz.reasons import Reason, make_reason

REVIEW = "Please look at this hand-in:"
NOTED = "Noted; no mark depends on it:"
DATA = "The same as data, format 1:"
MOST_FLAGS = 40
LONGEST = 300
# nbgrader's own feedback takes a comment for Markdown, and so for HTML. A line of JSON without
# lists needs none of these.
_MARKUP = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")", "&": "+", "`": "'"})


@dataclass(frozen=True, slots=True)
class ReviewFlags:
    """What a teacher should know about a submission.

    Attributes:
        review: Reasons to review it.
        notes: Other information; no mark depends on it.
    """

    review: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()


def render_comment(receipt: str, flags: ReviewFlags) -> str:
    """The comment on a submission: its receipt, and its flags as text and as data."""
    lines, data = [f"Receipt: {receipt}"], []
    for level, head, reasons in (("review", REVIEW, flags.review), ("note", NOTED, flags.notes)):
        kept = list(_clean_all(reasons))
        if kept:
            lines += ["", head, *(f"- {one}" for one in kept)]
            data += [_render_data(level, one) for one in kept]
    return "\n".join([*lines, *(["", DATA, *data] if data else [])])


def parse_comment(comment: str) -> ReviewFlags:
    """Read the flags from a comment that ``render_comment`` made, now or in an older version."""
    text, mark, data = comment.partition(f"\n{DATA}\n")
    if not mark:
        return ReviewFlags(*parse_old_comment(text, REVIEW, NOTED))
    found: dict[str, list[Reason]] = {"review": [], "note": []}
    for line in data.split("\n"):
        fields = _parse_data(line)
        if fields and fields.get("level") in found:
            reason = Reason(fields["text"], fields["code"], fields["details"])
            found[fields["level"]].append(reason)
    return ReviewFlags(tuple(found["review"]), tuple(found["note"]))


def _clean_all(reasons: tuple[Reason, ...]) -> Iterator[Reason]:
    for reason in reasons[:MOST_FLAGS]:
        details = {name: _clean(value) for name, value in reason.details.items()}
        yield Reason(_clean(reason), reason.code, details)
    more = len(reasons) - MOST_FLAGS
    if more > 0:
        yield make_reason("more-found", "{number} more things were found.", number=more)


def _clean(text: str) -> str:
    plain = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text.translate(_MARKUP)).strip()
    return plain[:LONGEST]


def _render_data(level: str, reason: Reason) -> str:
    fields = {"level": level, "code": reason.code, "details": reason.details, "text": str(reason)}
    return json.dumps(fields, ensure_ascii=False)


def _parse_data(line: str) -> dict[str, Any] | None:
    try:
        fields = json.loads(line)
        types = (str, str, str, dict)
        values = (fields["level"], fields["code"], fields["text"], fields["details"])
    except (ValueError, TypeError, KeyError):
        return None
    is_good = all(isinstance(value, kind) for value, kind in zip(values, types, strict=True))
    return fields if is_good else None
