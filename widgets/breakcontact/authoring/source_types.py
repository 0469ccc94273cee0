"""The kinds of source files, and what the checker needs to know about each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from breakcontact.authoring.lines import Line
from breakcontact.authoring.parts import Part
from breakcontact.authoring.problems import Problem
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.yaml_source import KeyPath, Tree

Texts = Mapping[str, Mapping[str, str]]
"""Texts by language and line id."""

Fault = tuple[str, KeyPath, str]
"""A fault before its position is looked up: its code, where it is, and the sentence about it."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The result of the check that belongs to one kind of file.

    Attributes:
        problems: What is wrong.
        work: Anything the check computed that building needs too.
        counts: How much was checked, for the summary: ``{"scenes": 12}``.
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
        list_lines: Lists the texts in a file.
        check: Checks what the format alone cannot express.
        build: Returns the built files by name, from the model, the check's ``work`` and the texts.
        named_by: The key whose value the file should be named after, if there is one.
    """

    name: str
    model: type[Part]
    list_lines: Callable[[Any], list[Line]]
    check: Callable[[Tree, Shaped[Any]], Findings]
    build: Callable[[Any, Any, Texts], dict[str, str]]
    named_by: str = ""


def place_faults(tree: Tree, shaped: Shaped[Any], faults: Iterable[Fault]) -> list[Problem]:
    """Turn faults into problems with line and column; leave out those about recovered values."""
    return [
        tree.problem(code, path, sentence)
        for code, path, sentence in faults
        if not shaped.is_recovered(path)
    ]


def render_json(built: Any) -> str:
    """Serialise built data; equal data gives the same bytes."""
    return json.dumps(built, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"
