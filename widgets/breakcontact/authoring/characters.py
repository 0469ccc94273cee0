"""Characters that nobody can see or that break files: their names and their places."""

from __future__ import annotations

import re
import unicodedata

from breakcontact.authoring.problems import Problem, UnreadableError

_CONTROLS = {
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x0B: "LINE TABULATION",
    0x0C: "FORM FEED",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x85: "NEXT LINE",
}
_LINE_BREAK = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def name_character(character: str) -> str:
    """A character's number and name, such as ``U+2028 (LINE SEPARATOR)``."""
    number = ord(character)
    other = _CONTROLS.get(number) or (
        "a control character" if unicodedata.category(character) == "Cc" else "without a name"
    )
    return f"U+{number:04X} ({unicodedata.name(character, other)})"


def refuse_line_breaks(text: str, file: str) -> None:
    """Refuse the characters that some programs take for the end of a line, and others do not.

    Raises:
        UnreadableError: At the first of them.
    """
    found = _LINE_BREAK.search(text)
    if found:
        before = text[: found.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        sentence = (
            f"{name_character(found.group())} breaks the line for some programs; delete it. Most "
            "editors do not show it."
        )
        raise UnreadableError(Problem(file, line, column, "BC512", sentence))
