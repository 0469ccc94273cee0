"""What a human should know about a hand-in, as the comment that nbgrader keeps of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LOOK = "Please look at this hand-in:"
NOTED = "Noted; no mark depends on it:"
MOST_SENTENCES = 40
LONGEST = 300
# nbgrader's own feedback takes a comment for Markdown, and so for HTML.
_MARKUP = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")", "&": "+", "`": "'"})


@dataclass(frozen=True, slots=True)
class Findings:
    """What is to be told about a hand-in.

    Attributes:
        look: What a human should look at.
        notes: What is good to know; no mark hangs on it.
    """

    look: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def render_comment(receipt: str, findings: Findings) -> str:
    """The comment on a hand-in: its receipt, and what is to be told."""
    lines = [f"Receipt: {receipt}"]
    for head, sentences in ((LOOK, findings.look), (NOTED, findings.notes)):
        if sentences:
            lines += ["", head, *_render_list(sentences)]
    return "\n".join(lines)


def parse_comment(comment: str) -> Findings:
    """What was told in a comment that ``render_comment`` made."""
    found: dict[str, list[str]] = {LOOK: [], NOTED: []}
    head = ""
    for line in comment.split("\n"):
        if line in found:
            head = line
        elif line.startswith("- ") and head:
            found[head].append(line[2:])
    return Findings(tuple(found[LOOK]), tuple(found[NOTED]))


def _render_list(sentences: tuple[str, ...]) -> Iterator[str]:
    for sentence in sentences[:MOST_SENTENCES]:
        plain = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", sentence.translate(_MARKUP)).strip()
        yield f"- {plain[:LONGEST]}"
    if len(sentences) > MOST_SENTENCES:
        yield f"- {len(sentences) - MOST_SENTENCES} more things were found."
