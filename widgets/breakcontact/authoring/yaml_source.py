"""YAML text as plain data, together with the line and column of every value.

The tree is built from the parser's events and not by a library's composer. Composers are recursive:
they crash or take minutes on a hundred thousand nested brackets. Plain scalars are resolved by the
core schema of YAML 1.2, so the country code NO stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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

KeyPath = tuple[str | int, ...]
"""The path from the top of a file to a value: keys and list indices."""

Path = KeyPath  # for modules that still use the old name

DEEPEST = 12
"""The deepest nesting allowed; a scenario needs seven levels."""

MOST_VALUES = 150_000
"""The most keys and values in one file: ten times a very long scenario, read in half a second."""

_LONGEST_NUMBER = 15
_WHOLE = re.compile(r"[-+]?[0-9]+")
_REAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MAY_BE_NUMBER = frozenset("+-.0123456789")
_CONTROL = re.compile("unacceptable character #x([0-9a-fA-F]+).*position ([0-9]+)", re.DOTALL)
_PLAIN_WORDS = {
    "found character that cannot start any token": (
        "no value can begin with this character: indent with spaces, not tabs, and put text that "
        "begins with a character such as @, % or ` in quotes"
    ),
    "mapping values are not allowed in this context": (
        "a colon is not allowed here: put text that contains ': ' in quotes, and check the "
        "indentation of the line above"
    ),
    "found unexpected ':'": "inside [ ] and { } put text that contains a colon in quotes",
    "found unexpected end of stream": "a quotation mark is opened but never closed",
    "could not find expected ':'": "this line should be 'key: value', but has no colon",
    "did not find expected key": "this line is indented differently from its neighbours",
    "did not find expected '-' indicator": "this line is indented differently from its list",
    "did not find expected ',' or ']'": "a list that begins with [ is never closed",
    "did not find expected ',' or '}'": "a mapping that begins with { is never closed",
}


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
    """

    file: str
    data: Any
    positions: Positions | Position

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
        The tree, and a problem for every duplicate key (the first one counts).

    Raises:
        UnreadableError: If the text cannot be parsed to the end.
    """
    builder = _Builder(file)
    try:
        for event in YAML(typ="safe").parse(text):
            builder.take(event)
    except MarkedYAMLError as error:
        raise UnreadableError(_explain(error, file)) from None
    except YAMLError as error:
        raise UnreadableError(_explain_control(error, text, file)) from None
    root = builder.root
    if root is None:
        raise UnreadableError(Problem(file, 1, 1, "BC103", "The file is empty."))
    return Tree(file, root[0], root[1]), builder.problems


class _Builder:
    """Builds the tree from events, with one entry on the stack per level of nesting.

    ``take`` is called a hundred thousand times for a large file, so this is written for speed.
    """

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self.root: tuple[Any, Positions | Position] | None = None
        self._file = file
        self._stack: list[tuple[Any, Positions, bool]] = []
        self._key: str | None = None
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
            raise self._refusal(event, f"*{event.anchor} is an alias; write the value out instead.")
        elif kind is DocumentStartEvent and self.root is not None:
            raise self._refusal(event, "A second document begins here; a file contains only one.")

    def _take_scalar(self, event: Any) -> None:
        self._check_plainness(event)
        start = event.start_mark
        position = (start.line + 1, start.column + 1)
        if self._key is None and self._stack and self._stack[-1][2]:
            self._take_key(event.value, position)
        else:
            self._put(_resolve(event.value) if event.implicit[0] else event.value, position)

    def _take_key(self, key: str, position: Position) -> None:
        value, positions, _ = self._stack[-1]
        self._key = key
        if key in value:
            first = positions.keys[key][0]
            sentence = f"The key '{key[:60]}' is already here, on line {first}."
            self.problems.append(Problem(self._file, *position, "BC105", sentence))
        else:
            positions.keys[key] = position

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
        if key not in parent:
            around.parts[key] = positions
            parent[key] = value

    def _check_plainness(self, event: Any) -> None:
        self._count += 1
        if self._count > MOST_VALUES:
            raise self._refusal(event, f"The file has more than {MOST_VALUES:,} values; split it.")
        if event.anchor is not None:
            raise self._refusal(
                event, f"&{event.anchor} is an anchor; write the value out instead."
            )
        if event.tag is not None:
            raise self._refusal(event, f"{event.tag} is a tag; remove it.")

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


def _explain(error: MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    if error.problem == "found unexpected end of stream" and error.context_mark:
        mark = error.context_mark
    known = _PLAIN_WORDS.get(error.problem or "", error.problem or "it cannot be read")
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(file, line, column, "BC103", f"Not YAML from here on: {known}.")


def _explain_control(error: YAMLError, text: str, file: str) -> Problem:
    found = _CONTROL.search(str(error))
    if not found:
        return Problem(file, 1, 1, "BC103", f"Not YAML: {error}.")
    before = text[: int(found.group(2))]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    sentence = f"The invisible character U+{int(found.group(1), 16):04X} cannot stand in YAML."
    return Problem(file, line, column, "BC103", sentence)
