"""The numbered codes of everything that can be wrong with a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for.

    Attributes:
        title: The fault in a few words.
        remedy: What to do about it.
    """

    title: str
    remedy: str


CODES: dict[str, Code] = {
    "BC101": Code("The file cannot be read", "Check its name, its size and who may read it."),
}
"""All codes, by number: 1 the file and its keys, 2 names, 3 the way through the story, 4 care for the
reader, 5 content rules, 6 translations, 7 advice, 8 questions, 9 lessons."""
