"""Why a text is not YAML: the mistake that an author made, where it is, and what to do.

A parser stops where it can go no further, which is often many lines below the mistake. So the lines
up to that place are read once more, for the mistakes that people make.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from breakcontact.authoring.yaml_lines import (
    KEY_LINE,
    QUOTES,
    Place,
    find_close,
    find_curly,
    find_indentation_fault,
    find_odd_space,
    split_lines,
)

_HEAD = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>[\w.-]+):(?: +|$))?(?P<value>.*)")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")
_AFTER_QUOTE = re.compile(r"\s*(?:#.*)?")
_COMMENT = re.compile(r"\s#")
_STARTERS = frozenset("@`%*&!|>{[?-,]}")
_ENDS_HERE = {":": "a colon", "?": "a question mark"}
_PLAIN_WORDS = {
    "could not find expected ':'": (
        "this line should be 'key: value', but has no colon; if it goes on with the text above, "
        "indent it more than that text's key"
    ),
    "did not find expected <document start>": (
        "the content has ended above; take a line '---' or '...' out, or indent this line"
    ),
    "did not find expected node content": "a bracket or a comma is here where a value should be",
    "did not find expected '-' indicator": "this line is indented differently from its list",
    "found unexpected end of stream": "a quotation mark is opened but never closed",
}

Found = tuple[Place, str]
"""Where a mistake is, counted from 0, and the sentence about it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What a parser says about a text that it cannot read.

    Attributes:
        reason: Its words.
        place: Where it stopped, counted from 0.
        began: Where what it was reading begins, if it says so.
    """

    reason: str
    place: Place
    began: Place | None


@dataclass(frozen=True, slots=True)
class _Head:
    """A line with what its value begins with."""

    row: int
    line: str
    key: str
    key_column: int
    value: str
    column: int


def find_mistake(text: str, failure: Failure) -> Found:
    """Find the mistake behind a parser's failure."""
    lines = split_lines(text)
    for row, line in enumerate(lines[: failure.place[0] + 1]):
        if fault := find_indentation_fault(line) or find_odd_space(line):
            return (row, fault[0]), fault[1]
    heads = []
    for head in _list_heads(lines, failure.place[0]):
        heads.append(head)
        if found := _find_quote_mistake(lines, head):
            return found
    return _explain_stop(lines, heads, failure)


def _list_heads(lines: list[str], last: int) -> Iterator[_Head]:
    """The lines that may have a key, up to the one where the parser stopped."""
    row = 0
    while row <= min(last, len(lines) - 1):
        head = _read_head(row, lines[row])
        row += 1
        if not lines[row - 1].strip() or lines[row - 1].lstrip().startswith("#"):
            continue
        yield head
        if _BLOCK.fullmatch(head.value):
            row = _skip_block(lines, row, head.key_column)
        elif head.value[:1] in QUOTES:
            close = find_close(lines, (head.row, head.column))
            row = max(row, close[0] + 1) if close else row


def _read_head(row: int, line: str) -> _Head:
    found = _HEAD.match(line)
    assert found is not None, "every part of the pattern may be empty"
    key_column = found.start("key") if found["key"] else found.end("dashes")
    return _Head(row, line, found["key"] or "", key_column, found["value"], found.start("value"))


def _skip_block(lines: list[str], row: int, indent: int) -> int:
    while row < len(lines) and (not lines[row].strip() or lines[row][: indent + 1].isspace()):
        row += 1
    return row


def _find_quote_mistake(lines: list[str], head: _Head) -> Found | None:
    mark = head.value[:1]
    if mark not in QUOTES:
        return None
    place = (head.row, head.column)
    close = find_close(lines, place)
    between = lines[head.row + 1 : close[0] + 1] if close else []
    if close is None or any(map(KEY_LINE.match, between)):
        return place, f"a quotation mark ({mark}) is opened here but never closed"
    row, column = close
    after = lines[row][column + 1 :]
    if _AFTER_QUOTE.fullmatch(after):
        return None
    if row != head.row:
        return place, f"a quotation mark ({mark}) is opened here but never closed"
    if mark == "'" and column and lines[row][column - 1].isalpha() and after[:1].isalpha():
        return close, "this apostrophe ends the text that ' began; begin and end it with \" instead"
    return close, (
        f"this {mark} ends the text that {mark} began; put quotation marks inside the text as “ ”, "
        f"or write the text on the next line, after '{head.key or 'text'}: >-'"
    )


def _explain_stop(lines: list[str], heads: list[_Head], failure: Failure) -> Found:
    """Explain the line at which the parser stopped."""
    head = heads[-1] if heads else _read_head(0, lines[0] if lines else "")
    if len(heads) > 1 and not heads[-2].key and (found := _find_glued(heads[-2])):
        return found
    for explain in _EXPLAINERS:
        if found := explain(head, failure):
            return found
    for above in heads[-2:]:
        if found := _find_glued(above):
            return found
    cut = _find_cut(heads)
    if cut and failure.reason in ("did not find expected key", "could not find expected ':'"):
        return cut
    if failure.reason == "did not find expected key":
        return failure.place, _compare_indentation(heads)
    sentence = _PLAIN_WORDS.get(failure.reason, failure.reason)
    return failure.place, sentence


def _find_curly_quotes(head: _Head, failure: Failure) -> Found | None:
    if failure.place[0] == head.row and find_curly(head.value.rstrip()):
        sentence = 'curly quotation marks do not enclose a text; put straight ones (") around it'
        return (head.row, head.column), sentence
    return None


def _find_flow(head: _Head, failure: Failure) -> Found | None:
    """Lists and mappings in brackets: a text that ends early, or a bracket that is not closed."""
    if not failure.reason.startswith("did not find expected ',' or"):
        return None
    line = head.line if head.row == failure.place[0] else ""
    what = _ENDS_HERE.get(line[failure.place[1] : failure.place[1] + 1])
    is_key = failure.place[1] == head.key_column + len(head.key)
    if what and not is_key:
        return failure.place, f"inside {{ }} and [ ] put a text with {what} in quotes"
    opening, closing = ("[", "]") if failure.reason.endswith("']'") else ("{", "}")
    place = failure.began or failure.place
    return place, f"the {opening} here is never closed with {closing}"


def _find_colon(head: _Head, failure: Failure) -> Found | None:
    if failure.reason != "mapping values are not allowed in this context":
        return None
    if head.row == failure.place[0] and failure.place[1] == head.key_column + len(head.key):
        sentence = (
            "this line is indented more than the one above, which has a value already; indent it "
            "like that line, or if it goes on with the text above, put the whole text in quotes"
        )
        return (head.row, head.key_column), sentence
    return failure.place, "a text with a colon in it needs quotes around it"


def _find_start(head: _Head, failure: Failure) -> Found | None:
    """A text that begins with a character that means something else in YAML."""
    if failure.place[0] != head.row or failure.place[1] < head.column:
        return None
    if failure.reason.startswith(("did not find expected hex", "found unknown escape")):
        return failure.place, "in double quotes write \\\\ for a backslash"
    start = head.value[:1]
    if start not in _STARTERS:
        return None
    return (head.row, head.column), f"a text that begins with {start} needs quotes around it"


def _find_glued(head: _Head) -> Found | None:
    """A dash or a colon without the space after it."""
    if found := re.match(r" *-(?=[^\s-])", head.line):
        return (head.row, found.end() - 1), "put a space after the dash"
    if found := re.match(r" *(?:- +)*[a-z_]+:(?=[^\s/])", head.line):
        return (head.row, found.end() - 1), "put a space after the colon"
    return None


def _find_cut(heads: list[_Head]) -> Found | None:
    """A text over several lines that a # cuts: the parser stops at the next line."""
    if len(heads) < 2 or heads[-1].key:
        return None
    above = heads[-2]
    found = _COMMENT.search(above.line, above.column)
    if above.value[:1] in QUOTES or not found:
        return None
    sentence = "a space and # cut the text off here; put the whole text in quotes"
    return (above.row, found.start() + 1), sentence


def _compare_indentation(heads: list[_Head]) -> str:
    here = heads[-1].key_column if heads else 0
    above = next((head.key_column for head in reversed(heads[:-1]) if head.key), here)
    if here == above:
        return "this line is indented differently from its neighbours"
    return (
        f"the indentation here is {here}, and that of the line above {above}; lines that belong "
        "together are indented by the same number of spaces"
    )


_EXPLAINERS: tuple[Callable[[_Head, Failure], Found | None], ...] = (
    _find_curly_quotes,
    _find_flow,
    _find_colon,
    _find_start,
)
