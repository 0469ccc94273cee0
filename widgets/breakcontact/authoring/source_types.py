"""Kinds of source files, and what the checker must know of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from breakcontact.authoring.lines import Line
from breakcontact.authoring.parts import Part
from breakcontact.authoring.problems import Problem
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.yaml_source import Path, Tree

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


def place_faults(
    tree: Tree, shaped: Shaped[Any], faults: Iterable[tuple[str, Path, str]]
) -> list[Problem]:
    """Give faults, told as code, path and sentence, their place; none about what was mended."""
    return [
        tree.problem(code, path, sentence)
        for code, path, sentence in faults
        if not shaped.is_mended(path)
    ]


def render_json(built: Any) -> str:
    """Write built data, the same to the byte for the same data."""
    return json.dumps(built, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"
