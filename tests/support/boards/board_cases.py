"""Fields and answers for tests of the scoring."""

from __future__ import annotations

from typing import Any

from breakcontact.board.scoring import Answer, Verdict, score_field
from breakcontact.board.times import parse_local

LOCAL = {"offset": "UTC+1", "names": "local time, UK time"}


def field(form: str, *rights: str, **about: Any) -> dict[str, Any]:
    """A field with these right values."""
    values = [
        {"id": f"v{at}", "right": right, "also": [], "where": []} for at, right in enumerate(rights)
    ]
    return {
        "id": "field",
        "form": form,
        "many": len(rights) > 1,
        "values": values,
        "near": [],
        "options": [],
        **about,
    }


def score(field: dict[str, Any], text: str = "", **answer: Any) -> Verdict:
    """What becomes of an answer."""
    return score_field(field, Answer(text, **answer), parse_local(**LOCAL))


def score_box(form: str, right: str, text: str) -> tuple[str, str]:
    """Status and reason of a text in a field with one right value."""
    verdict = score(field(form, right), text)
    return verdict.status, verdict.reason
