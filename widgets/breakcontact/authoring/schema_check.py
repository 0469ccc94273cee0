"""Check a file against its format, with messages in plain sentences.

Faulty values are replaced in a copy, so that one misspelt key does not hide all other faults. The
replaced values are remembered, and checks that depend on them report nothing.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from breakcontact.authoring.parts import Part
from breakcontact.authoring.problems import Problem
from breakcontact.authoring.schema_index import keys_of, part_at
from breakcontact.authoring.schema_messages import Explainer, SchemaFault
from breakcontact.authoring.yaml_source import KeyPath, Tree

MOST_FAULTS = 500
"""The most faults reported for a file; with more, it is probably another kind of file."""

_ROUNDS = 4
PLACEHOLDER = "recovered-value"
"""Replaces a faulty text or id while the rest is checked; it never appears in a message."""

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Shaped(Generic[P]):
    """A file's content as a model, as far as it could be read.

    Attributes:
        model: The content, with placeholders for faulty values; ``None`` if it is beyond repair.
        problems: What is wrong with the shape.
        faults: The same, before positions were looked up.
        recovered: Paths whose values are placeholders or were removed.
    """

    model: P | None
    problems: list[Problem] = field(default_factory=list)
    faults: tuple[SchemaFault, ...] = ()
    recovered: frozenset[KeyPath] = frozenset()

    def is_recovered(self, path: KeyPath) -> bool:
        """Whether the value at ``path``, or a part that contains it, is not the author's."""
        return any(path[:length] in self.recovered for length in range(1, len(path) + 1))


def check_shape(tree: Tree, model: type[P]) -> Shaped[P]:
    """Validate a tree as ``model`` and report everything that is wrong with its shape."""
    try:
        return Shaped(model.model_validate(tree.data))
    except ValidationError as error:
        faults = _faults(error, tree.data, model)
    problems = [
        tree.problem(fault.code, fault.path, _word(tree, fault), key=fault.at_key)
        for fault in faults
    ]
    if len(faults) >= MOST_FAULTS or not isinstance(tree.data, dict):
        return Shaped(None, problems, tuple(faults))
    return _recover(tree.data, model, faults, problems)


def _word(tree: Tree, fault: SchemaFault) -> str:
    """The sentence about a fault; a value that is only a comment is explained."""
    if fault.is_empty and tree.locate(fault.path) in tree.comments:
        return f"'{fault.path[-1]}' is empty: # begins a comment. Put the text in quotes."
    return fault.sentence


def _faults(error: ValidationError, data: Any, model: type[Part]) -> list[SchemaFault]:
    details = error.errors(include_url=False, include_input=False)
    explainer = Explainer(data, model)
    found = [explainer.explain(detail) for detail in details[:MOST_FAULTS]]
    faults = [fault for fault in found if fault is not None]
    # A misspelt key is one fault; do not also report the intended key as missing.
    misspelt = {(*fault.path[:-1], fault.meant) for fault in faults if fault.is_surplus}
    return [fault for fault in faults if fault.is_surplus or fault.path not in misspelt]


def _recover(
    data: dict[str, Any], model: type[P], faults: list[SchemaFault], problems: list[Problem]
) -> Shaped[P]:
    """Replace faulty values and validate again, until nothing is wrong."""
    data = copy.deepcopy(data)
    first = tuple(faults)
    recovered: set[KeyPath] = set()
    for _ in range(_ROUNDS):
        for fault in faults:
            recovered.add(_recover_one(data, model, fault))
        try:
            return Shaped(model.model_validate(data), problems, first, frozenset(recovered))
        except ValidationError as error:
            faults = _faults(error, data, model)
    return Shaped(None, problems, first, frozenset(recovered))


def _recover_one(data: Any, model: type[Part], fault: SchemaFault) -> KeyPath:
    """Remove a faulty value, or replace it if the key is required."""
    path = fault.path
    while path and isinstance(path[-1], int) and part_at(model, path) is None:
        path = path[:-1]  # drop the whole list of plain values
    *around, last = path or ("",)
    for step in around:
        if isinstance(data, dict) and step not in data:
            return path  # already removed together with its parent
        data = data[step]
    placeholder = {} if isinstance(last, int) else _placeholder(part_at(model, tuple(around)), last)
    if placeholder is not None and not fault.is_surplus:
        data[last] = placeholder
    else:
        data.pop(last, None)
    return path


def _placeholder(part: type[Part] | None, key: Any) -> Any:
    """A value that a required key accepts."""
    if part is None or key not in keys_of(part) or not keys_of(part)[key].is_required():
        return None
    return part.placeholders.get(key, PLACEHOLDER)
