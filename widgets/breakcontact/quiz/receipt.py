"""The receipt of a quiz: a line with a checksum of the answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from breakcontact.quiz.definition import QuizDefinition


def make_receipt(definition: QuizDefinition, answers: Mapping[str, Any]) -> str:
    """The receipt of these answers, such as ``BREAK-CONTACT before 11/12 7F3A-91C2-04DE``.

    Equal answers give the same receipt, whatever order they were given in.

    Args:
        definition: The quiz.
        answers: Item id to value, as ``read_responses`` gives them.
    """
    given = {item.id: answers[item.id] for item in definition.items if item.id in answers}
    text = json.dumps(
        [definition.slug, definition.version, given],
        sort_keys=True,
        ensure_ascii=True,
        separators=(",", ":"),
    )
    digits = hashlib.sha256(text.encode()).hexdigest()[:12].upper()
    code = "-".join((digits[:4], digits[4:8], digits[8:]))
    return f"BREAK-CONTACT {definition.slug} {len(given)}/{len(definition.items)} {code}"
