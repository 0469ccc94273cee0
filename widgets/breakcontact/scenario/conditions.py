"""Conditions on facts: read once, evaluated while a scenario is compiled, never at run time."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from breakcontact.authoring.problems import offer, shorten
from breakcontact.scenario.model import Count

Values = Sequence[int]
"""The facts of one moment in the order in which they are declared; true is 1 and false is 0."""

Test = Callable[[Values], bool]

_TRUTHS = {"true": True, "false": False, "True": True, "False": False}
_COMPARISONS: dict[type[ast.cmpop], Callable[[int, int], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_SIGNS = re.compile(r"&|\||!(?!=)")
_ASSIGNMENT = re.compile(r"(?<![=!<>])=(?!=)")
_LETTERS = re.compile(r"[A-Za-z0-9_()<>=! ]+")
_NUMBER_IN_WORD = re.compile(r"\b[0-9]+[A-Za-z_]")
_HOW = "use fact names, 'and', 'or', 'not', brackets, and == != < <= > >= with a number"


@dataclass(frozen=True)
class Condition:
    """A condition that can be evaluated.

    Attributes:
        test: Says whether it holds.
        reads: The facts that it depends on.
    """

    test: Test
    reads: frozenset[str]


class ConditionError(Exception):
    """A condition that cannot be used, with the code of what is wrong with it."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def always(values: Values) -> bool:
    """The test where an author wrote no condition."""
    return True


def parse_condition(text: str, facts: Mapping[str, bool | Count]) -> Condition:
    """Read a condition such as ``gave_email and payments < 2``.

    Raises:
        ConditionError: If it is no condition, or does not fit the declared facts.
    """
    if _SIGNS.search(text):
        raise ConditionError("BC206", "Write 'and', 'or' and 'not' as words.")
    if _ASSIGNMENT.search(text):
        raise ConditionError("BC206", "Compare with '==', not with '='.")
    if not _LETTERS.fullmatch(text) or _NUMBER_IN_WORD.search(text):
        raise _unreadable(text)
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise _unreadable(text) from None
    reader = _Reader(text, facts)
    return Condition(reader.read(tree.body), frozenset(reader.reads))


class _Reader:
    """Turns a syntax tree into a test, and refuses what is no condition."""

    def __init__(self, text: str, facts: Mapping[str, bool | Count]) -> None:
        self.reads: set[str] = set()
        self._text = text
        self._facts = facts
        self._index = {name: index for index, name in enumerate(facts)}

    def read(self, node: ast.expr) -> Test:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                tests = [self.read(value) for value in values]
                return lambda facts: all(test(facts) for test in tests)
            case ast.BoolOp(op=ast.Or(), values=values):
                tests = [self.read(value) for value in values]
                return lambda facts: any(test(facts) for test in tests)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                test = self.read(operand)
                return lambda facts: not test(facts)
            case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[right]):
                return self._comparison(name, op, right)
            case ast.Name(id=name):
                return self._bare(name)
        raise _unreadable(self._text)

    def _bare(self, name: str) -> Test:
        if isinstance(self._fact(name), Count):
            sentence = f"'{name}' is a number: compare it, for example '{name} > 0'."
            raise ConditionError("BC209", sentence)
        index = self._index[name]
        return lambda facts: bool(facts[index])

    def _comparison(self, name: str, op: ast.cmpop, right: ast.expr) -> Test:
        compare = _COMPARISONS.get(type(op))
        value = self._constant(right)
        if compare is None or value is None:
            raise _unreadable(self._text)
        self._check_fit(name, op, value)
        index = self._index[name]
        number = int(value)
        return lambda facts: compare(facts[index], number)

    def _check_fit(self, name: str, op: ast.cmpop, value: bool | int) -> None:
        fact = self._fact(name)
        if not isinstance(fact, Count):
            if not isinstance(value, bool) or not isinstance(op, (ast.Eq, ast.NotEq)):
                sentence = f"'{name}' is true or false: write '{name}' or 'not {name}'."
                raise ConditionError("BC209", sentence)
        elif isinstance(value, bool):
            sentence = f"'{name}' is a number from 0 to {fact.most}, not true or false."
            raise ConditionError("BC209", sentence)
        elif value > fact.most:
            sentence = f"'{name}' is never more than {fact.most}, so comparing it with "
            sentence += f"{shorten(value)} is idle."
            raise ConditionError("BC207", sentence)

    def _constant(self, node: ast.expr) -> bool | int | None:
        match node:
            case ast.Name(id=name) if name in _TRUTHS:
                return _TRUTHS[name]
            case ast.Constant(value=bool() | int() as value):
                return value
        return None

    def _fact(self, name: str) -> bool | Count:
        if name not in self._facts:
            sentence = f"There is no fact '{name}'; declare it under 'facts'."
            raise ConditionError("BC205", sentence + offer(name, self._facts))
        self.reads.add(name)
        return self._facts[name]


def _unreadable(text: str) -> ConditionError:
    return ConditionError("BC206", f"The condition '{shorten(text)}' cannot be read: {_HOW}.")
