"""YAML text as plain data, together with the line and column of every value.

The tree is built from the parser's events and not by a library's composer. Composers are recursive:
they crash or take minutes on a hundred thousand nested brackets. Plain scalars are resolved by the
core schema of YAML 1.2, so the country code NO stays text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from breakcontact.authoring.problems import Problem, UnreadableError
from breakcontact.authoring.yaml_lines import (
    KEY_LINE,
    SWALLOWED,
    find_curly,
    find_indentation_fault,
    list_hidden_faults,
    split_lines,
)
from breakcontact.authoring.yaml_mistakes import Failure, find_mistake

KeyPath = tuple[str | int, ...]
"""The path from the top of a file to a value: keys and list indices."""

DEEPEST = 12
"""The deepest nesting allowed; a scenario needs seven levels."""

MOST_VALUES = 150_000
"""The most keys and values in one file: ten times a very long scenario, read in half a second."""

_QUOTE = "put a text that begins with"
_WRITE_OUT = f"write the value out instead, or {_QUOTE}"
_IN_QUOTES = "in quotes"
_LONGEST_NUMBER = 15
_MOST_HIDDEN = 100
_WHOLE = re.compile(r"[-+]?[0-9]+")
_REAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MAY_BE_NUMBER = frozenset("+-.0123456789")
_CONTROL = re.compile("unacceptable character #x([0-9a-fA-F]+).*position ([0-9]+)", re.DOTALL)

Position = tuple[int, int]
"""Line and column, both counted from 1."""


@dataclass(slots=True)
class Positions:
    """Where a list or a mapping begins, and where its keys and values are."""

    own: Position
    keys: dict[str, Position] = field(default_factory=dict)
    parts: dict[str | int, Positions | Position] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tree:
    """The content of a YAML file, and where each part of it is.

    Attributes:
        file: The file as the author named it.
        data: Mappings, lists, text, numbers, true, false and null.
        positions: Where the outermost value is.
        comments: The comments that follow unquoted text on its line, by the text's position.
        curly: Where unquoted text begins and ends with curly quotation marks.
    """

    file: str
    data: Any
    positions: Positions | Position
    comments: Mapping[Position, Position] = field(default_factory=dict)
    curly: Collection[Position] = ()

    def locate(self, path: KeyPath, *, key: bool = False) -> Position:
        """Line and column of a value, or of its key; if it is missing, of what encloses it."""
        positions = self.positions
        for depth, step in enumerate(path):
            if not isinstance(positions, Positions):
                break
            is_last = depth == len(path) - 1
            if is_last and key and isinstance(step, str) and step in positions.keys:
                return positions.keys[step]
            if step not in positions.parts:
                break
            positions = positions.parts[step]
        return positions.own if isinstance(positions, Positions) else positions

    def problem(self, code: str, path: KeyPath, sentence: str, *, key: bool = False) -> Problem:
        """Make a problem about the value at ``path``, or about its key."""
        line, column = self.locate(path, key=key)
        return Problem(self.file, line, column, code, sentence)


def parse_tree(text: str, file: str) -> tuple[Tree, list[Problem]]:
    """Read YAML text.

    Returns:
        The tree, and problems: duplicate keys (the first one counts), and what a parser takes
        although it reads something else than the author sees.

    Raises:
        UnreadableError: If the text cannot be parsed to the end.
    """
    lines = split_lines(text)
    builder = _Builder(file, lines)
    try:
        for event in YAML(typ="safe").parse(text):
            builder.take(event)
    except MarkedYAMLError as error:
        raise UnreadableError(_explain(error, text, file)) from None
    except YAMLError as error:
        raise UnreadableError(_explain_control(error, text, file)) from None
    root = builder.root
    if root is None:
        raise UnreadableError(Problem(file, 1, 1, "BC103", "The file is empty."))
    hidden = islice(list_hidden_faults(lines), _MOST_HIDDEN)
    problems = [_place(file, "BC114", *each) for each in hidden] + builder.problems
    return Tree(file, root[0], root[1], builder.comments, builder.curly), problems


class _Builder:
    """Builds the tree from events, with one entry on the stack per level of nesting.

    ``take`` is called a hundred thousand times for a large file, so this is written for speed.
    """

    def __init__(self, file: str, lines: list[str]) -> None:
        self.problems: list[Problem] = []
        self.comments: dict[Position, Position] = {}
        self.curly: set[Position] = set()
        self.root: tuple[Any, Positions | Position] | None = None
        self._file = file
        self._lines = lines
        self._commented = {row for row, line in enumerate(lines) if " #" in line}
        self._stack: list[tuple[Any, Positions, bool]] = []
        self._key: str | None = None
        self._last: str | None = None
        self._run_on: Any = None
        self._count = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is ScalarEvent:
            self._take_scalar(event)
        elif kind is MappingStartEvent:
            self._open(event, {})
        elif kind is SequenceStartEvent:
            self._open(event, [])
        elif kind in (MappingEndEvent, SequenceEndEvent):
            self._stack.pop()
            self._key = None
        elif kind is AliasEvent:
            raise self._refusal(event, f"*{event.anchor} is an alias; {_WRITE_OUT} * {_IN_QUOTES}.")
        elif kind is DocumentStartEvent and self.root is not None:
            raise self._refusal(event, "A second document begins here; a file contains only one.")

    def _take_scalar(self, event: Any) -> None:
        self._check_plainness(event)
        start = event.start_mark
        position = (start.line + 1, start.column + 1)
        if self._key is None and self._stack and self._stack[-1][2]:
            if event.implicit[0] and not event.value.isascii():
                self._refuse_odd_key(event)
            self._take_key(event.value, position)
            return
        value: Any = event.value
        if event.implicit[0]:
            if value and not value.isascii() and find_curly(value):
                self.curly.add(position)
            elif not value and self._take_cut(event):
                return
            value = _resolve(value)
            if event.end_mark.line in self._commented:
                self._note_comment(event, position)
        elif event.end_mark.line > start.line:
            self._check_span(event)
        self._put(value, position)

    def _refuse_odd_key(self, event: Any) -> None:
        """Refuse a key that begins with an unusual space: it was meant as indentation."""
        if odd := find_indentation_fault(event.value):
            place = (event.start_mark.line, event.start_mark.column)
            raise UnreadableError(_place(self._file, "BC114", place, odd[1]))

    def _take_cut(self, event: Any) -> bool:
        """Join what a comma in an unquoted text of a ``{ }`` mapping has cut off."""
        line, column = self._lines[event.start_mark.line], event.start_mark.column
        last, key = self._last, self._key
        if key is None or last is None or line[column - 1 : column] in (":", " ", ""):
            return False
        mapping, around, _ = self._stack[-1]
        if key in mapping or not isinstance(mapping.get(last), str):
            return False
        sentence = (
            f"The comma cuts the text of '{last[:60]}' off here: inside {{ }} put a text that "
            "holds a comma in quotes."
        )
        line_number, column_number = around.keys.pop(key)
        self.problems.append(Problem(self._file, line_number, column_number, "BC113", sentence))
        mapping[last] = f"{mapping[last]}, {key}"
        self._key = None
        return True

    def _note_comment(self, event: Any, position: Position) -> None:
        row, column = event.end_mark.line, event.end_mark.column
        rest = self._lines[row][column:]
        if rest.lstrip().startswith("#"):
            self.comments[position] = (row + 1, column + len(rest) - len(rest.lstrip()) + 1)

    def _check_span(self, event: Any) -> None:
        """Find a quotation mark that takes in the keys of the lines below it."""
        if event.style in ("|", ">"):
            self._check_block(event)
            return
        row, column = event.start_mark.line, event.start_mark.column
        if any(map(KEY_LINE.match, self._lines[row + 1 : event.end_mark.line + 1])):
            sentence = (
                f"the quotation mark here takes in the lines down to line {event.end_mark.line + 1}"
                "; close it at the end of the text"
            )
            self.problems.append(_place(self._file, "BC113", (row, column), sentence))

    def _check_block(self, event: Any) -> None:
        """Find a line of a block of text that was meant to be a key of its own."""
        for row in range(event.start_mark.line + 1, event.end_mark.line):
            line = self._lines[row]
            if ":" in line and (found := SWALLOWED.match(line)):
                sentence = (
                    f"'{found[1]}' is part of the text above here; if it is a key, indent it like "
                    "the key of that text"
                )
                place = (row, found.start(1))
                self.problems.append(_place(self._file, "BC113", place, sentence))

    def _take_key(self, key: str, position: Position) -> None:
        value, positions, _ = self._stack[-1]
        self._key = key
        if key in value:
            self._refuse_double(key, position)
        else:
            positions.keys[key] = position

    def _refuse_double(self, key: str, position: Position) -> None:
        """Report a key that is there already; once where a whole item has lost its dash."""
        value, positions, _ = self._stack[-1]
        if self._run_on is value:
            return
        sentence = f"The key '{key[:60]}' is already here, on line {positions.keys[key][0]}; "
        is_item = len(self._stack) > 1 and not self._stack[-2][2]
        if is_item and len(value) > 1 and key == next(iter(value)):
            self._run_on = value
            sentence += "if a new item of the list begins here, put '- ' before it."
        else:
            sentence += "keep one of the two."
        self.problems.append(Problem(self._file, *position, "BC105", sentence))

    def _open(self, event: Any, value: Any) -> None:
        self._check_plainness(event)
        if self._key is None and self._stack and self._stack[-1][2]:
            raise self._refusal(event, "A key is a word, not a list or a mapping.")
        if len(self._stack) == DEEPEST:
            raise self._refusal(event, f"This is nested more than {DEEPEST} levels deep.")
        positions = Positions((event.start_mark.line + 1, event.start_mark.column + 1))
        self._put(value, positions)
        self._stack.append((value, positions, type(value) is dict))

    def _put(self, value: Any, positions: Positions | Position) -> None:
        if not self._stack:
            self.root = (value, positions)
            return
        parent, around, is_mapping = self._stack[-1]
        if not is_mapping:
            around.parts[len(parent)] = positions
            parent.append(value)
            return
        key, self._key = self._key, None
        assert key is not None, "a value in a mapping follows its key"
        self._last = key
        if key not in parent:
            around.parts[key] = positions
            parent[key] = value

    def _check_plainness(self, event: Any) -> None:
        self._count += 1
        if self._count > MOST_VALUES:
            raise self._refusal(event, f"The file has more than {MOST_VALUES:,} values; split it.")
        if event.anchor is not None:
            raise self._refusal(
                event, f"&{event.anchor} is an anchor; {_WRITE_OUT} & {_IN_QUOTES}."
            )
        if event.tag is not None:
            sentence = (
                f"{event.tag} is a tag; remove it, or put a text that begins with ! in quotes."
            )
            raise self._refusal(event, sentence)

    def _refusal(self, event: Any, sentence: str) -> UnreadableError:
        start = event.start_mark
        return UnreadableError(
            Problem(self._file, start.line + 1, start.column + 1, "BC104", sentence)
        )


def _resolve(word: str) -> Any:
    """Resolve a plain scalar by the core schema of YAML 1.2."""
    if word in _WORDS:
        return _WORDS[word]
    if word[0] not in _MAY_BE_NUMBER or len(word) > _LONGEST_NUMBER:
        return word
    if _WHOLE.fullmatch(word):
        return int(word)
    return float(word) if _REAL.fullmatch(word) else word


def _explain(error: MarkedYAMLError, text: str, file: str) -> Problem:
    mark, began = error.problem_mark or error.context_mark, error.context_mark
    place = (mark.line, mark.column) if mark else (0, 0)
    failure = Failure(
        error.problem or "it cannot be read", place, (began.line, began.column) if began else None
    )
    place, sentence = find_mistake(text, failure)
    return _place(file, "BC103", place, f"not YAML from here on: {sentence}")


def _place(file: str, code: str, place: tuple[int, int], sentence: str) -> Problem:
    """A problem at a place that is counted from 0."""
    row, column = place
    return Problem(file, row + 1, column + 1, code, f"{sentence[0].upper()}{sentence[1:]}.")


def _explain_control(error: YAMLError, text: str, file: str) -> Problem:
    found = _CONTROL.search(str(error))
    if not found:
        return Problem(file, 1, 1, "BC103", f"Not YAML: {error}.")
    before = text[: int(found.group(2))]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    sentence = f"The invisible character U+{int(found.group(1), 16):04X} cannot stand in YAML."
    return Problem(file, line, column, "BC103", sentence)
