"""Whether a file has the shape of its format, in our own plain sentences.

What is wrong is also mended in a copy, so that one misspelt key does not hide every other fault of
the file. What had to be mended is remembered: a check that depends on it keeps silent.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from breakcontact.authoring.parts import Part
from breakcontact.authoring.problems import Problem
from breakcontact.authoring.schema_index import keys_of, part_at
from breakcontact.authoring.schema_messages import Explainer, Fault
from breakcontact.authoring.yaml_source import KeyPath, Tree

MOST_FAULTS = 500
"""Faults told of one file; with more, it is another kind of file altogether."""

_ROUNDS = 4
STAND_IN = "mended-value"
"""What a faulty text or id is taken for while the rest is checked; nothing is said of it."""

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Shaped(Generic[P]):
    """A file's content as a model, as far as it could be read.

    Attributes:
        model: The content, mended where it had to be; ``None`` if that was hopeless.
        problems: What is wrong with the shape.
        faults: The same, before it was given a place.
        mended: Paths whose values are not the author's.
    """

    model: P | None
    problems: list[Problem] = field(default_factory=list)
    faults: tuple[Fault, ...] = ()
    mended: frozenset[KeyPath] = frozenset()

    def is_mended(self, path: KeyPath) -> bool:
        """Whether the value at ``path``, or a part around it, is not the author's."""
        return any(path[:length] in self.mended for length in range(1, len(path) + 1))


def check_shape(tree: Tree, model: type[P]) -> Shaped[P]:
    """Read a tree as ``model`` and say everything that is wrong with its shape."""
    try:
        return Shaped(model.model_validate(tree.data))
    except ValidationError as error:
        faults = _faults(error, tree.data, model)
    problems = [
        tree.problem(fault.code, fault.path, fault.sentence, key=fault.at_key) for fault in faults
    ]
    if len(faults) >= MOST_FAULTS or not isinstance(tree.data, dict):
        return Shaped(None, problems, tuple(faults))
    return _mend(tree.data, model, faults, problems)


def _faults(error: ValidationError, data: Any, model: type[Part]) -> list[Fault]:
    details = error.errors(include_url=False, include_input=False)
    explainer = Explainer(data, model)
    found = [explainer.explain(detail) for detail in details[:MOST_FAULTS]]
    faults = [fault for fault in found if fault is not None]
    # A misspelt key is one fault, not also the lack of the key that was meant.
    misspelt = {(*fault.path[:-1], fault.meant) for fault in faults if fault.is_surplus}
    return [fault for fault in faults if fault.is_surplus or fault.path not in misspelt]


def _mend(
    data: dict[str, Any], model: type[P], faults: list[Fault], problems: list[Problem]
) -> Shaped[P]:
    """Validate again without what is wrong, until nothing is."""
    data = copy.deepcopy(data)
    first = tuple(faults)
    mended: set[KeyPath] = set()
    for _ in range(_ROUNDS):
        for fault in faults:
            mended.add(_mend_one(data, model, fault))
        try:
            return Shaped(model.model_validate(data), problems, first, frozenset(mended))
        except ValidationError as error:
            faults = _faults(error, data, model)
    return Shaped(None, problems, first, frozenset(mended))


def _mend_one(data: Any, model: type[Part], fault: Fault) -> KeyPath:
    """Take the faulty value out, or put a stand-in where one is required."""
    path = fault.path
    while path and isinstance(path[-1], int) and part_at(model, path) is None:
        path = path[:-1]  # one wrong word spoils its list: the indices of other lists must stay
    *around, last = path or ("",)
    for step in around:
        if isinstance(data, dict) and step not in data:
            return path  # taken out already, with what is around it
        data = data[step]
    stand_in = {} if isinstance(last, int) else _stand_in(part_at(model, tuple(around)), last)
    if stand_in is not None and not fault.is_surplus:
        data[last] = stand_in
    else:
        data.pop(last, None)
    return path


def _stand_in(part: type[Part] | None, key: Any) -> Any:
    """A value that a required key accepts."""
    if part is None or key not in keys_of(part) or not keys_of(part)[key].is_required():
        return None
    return part.stand_ins.get(key, STAND_IN)
