"""The lines of a YAML file as an author sees them: indentation, quotation marks, comments.

A parser takes some files without complaint and reads something else than the author meant: a tab,
a no-break space, or a quotation mark that is closed only ten lines below. These are found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Place = tuple[int, int]
"""Line and column, both counted from 0."""

QUOTES = ('"', "'")
KEY_LINE = re.compile(r"\s*(?:- +)*[a-z_]+:(?:\s|$)|\s*- +\S+:(?:\s|$)")
"""A line that begins with a key."""

SWALLOWED = re.compile(
    r"\s*(?:- +)?((?:id|text|say|do|why|to|at|from|tactic|evidence|gentle|when|action|set|usual"
    r"|world|explain|right|prompt|detail|sources|reviewed|weight|stage|place|messages|choices|next|ending"
    r"|helps|person|title|hours|who|name):)(?:\s|$)"
)
"""A line that begins with a key of ours, in small letters, where text was expected."""

TAB = "there is a tab here; use spaces"

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]")
_INDENT = re.compile("[\\s\u200b\ufeff]*")
_ODD_AFTER = re.compile(r" *(?:(?:- +)*[\w.-]+:|-)(?=[\u00a0\u2000-\u200b\u202f\u3000])")
_COMMENT = re.compile(r"[^\"']*?(?:^|\s)#")
_PAIRS = (("“", "”"), ("„", "“"), ("„", "”"), ("”", "”"), ("‘", "’"), ("«", "»"), ("‚", "‘"))
_OPENING = frozenset(opening for opening, _ in _PAIRS)


def split_lines(text: str) -> list[str]:
    """The lines of a text, broken where YAML breaks them."""
    return _BREAK.split(text)


def find_close(lines: list[str], place: Place) -> Place | None:
    """The quotation mark that closes the one at a place; ``None`` if there is none."""
    row, column = place
    mark = lines[row][column]
    column += 1
    while row < len(lines):
        line = lines[row]
        while column < len(line):
            if line[column] == "\\" and mark == '"':
                column += 1
            elif line[column] == mark:
                if mark != "'" or line[column + 1 : column + 2] != "'":
                    return row, column
                column += 1
            column += 1
        row, column = row + 1, 0
    return None


def find_curly(value: str) -> bool:
    """Whether curly quotation marks enclose a text, where YAML wants straight ones."""
    if len(value) < 3 or value[0] not in _OPENING:
        return False
    return value[-1] in QUOTES or (value[0], value[-1]) in _PAIRS


def find_indentation_fault(line: str) -> tuple[int, str] | None:
    """Column and sentence of a tab or an unusual space in the indentation of a line."""
    indent = _INDENT.match(line)
    assert indent is not None, "the pattern may be empty"
    blank = indent.group()
    if len(blank) == len(line):
        return None
    if "\t" in blank:
        return blank.index("\t"), "this line is indented with a tab; use spaces"
    if odd := _ODD_SPACE.search(blank):
        return odd.start(), f"this line is indented with {_name(odd.group())}; use ordinary spaces"
    return None


def find_odd_space(line: str) -> tuple[int, str] | None:
    """Column and sentence of an unusual space after a key or a dash."""
    after = _ODD_AFTER.match(line)
    if not after:
        return None
    return after.end(), f"there is {_name(line[after.end()])} here; use an ordinary space"


def list_hidden_faults(lines: list[str]) -> Iterator[tuple[Place, str]]:
    """Tabs and unusual spaces that a parser takes, with a sentence for each line."""
    for row, line in enumerate(lines):
        if "\t" in line and not _COMMENT.match(line[: line.index("\t")]):
            yield (row, line.index("\t")), TAB
        elif not line.isascii() and (fault := find_indentation_fault(line)):
            yield (row, fault[0]), fault[1]


def _name(space: str) -> str:
    return "a no-break space" if space == "\u00a0" else f"the space U+{ord(space):04X}"
