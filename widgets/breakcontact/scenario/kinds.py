"""Kinds of source files, and what the checker must know of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from breakcontact.scenario.lines import Line
from breakcontact.scenario.model import Part
from breakcontact.scenario.problems import Problem
from breakcontact.scenario.shape import Shaped
from breakcontact.scenario.tree import Tree

Texts = Mapping[str, Mapping[str, str]]
"""Language, line id, text."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check of a kind's own brought to light.

    Attributes:
        problems: What is wrong.
        work: What was found out on the way and is needed for building, if all is well.
        counts: What was checked, for the closing line: ``{"scenes": 12}``.
    """

    problems: list[Problem]
    work: Any = None
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source file.

    Attributes:
        name: The value of its key ``kind``.
        model: Its format.
        list_lines: Its texts.
        check: What must hold beyond its shape.
        build: The built files by name, from the model, the work of the check, and the texts.
    """

    name: str
    model: type[Part]
    list_lines: Callable[[Any], list[Line]]
    check: Callable[[Tree, Shaped[Any]], Findings]
    build: Callable[[Any, Any, Texts], dict[str, str]]
