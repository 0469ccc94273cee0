"""The rules of an item type in the bank: the keys it needs, its checks, and how its key is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from breakcontact.authoring.source_types import Fault
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.item_bank.model import Question

Check = Callable[[Question, KeyPath], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for items of one type in the bank.

    Attributes:
        kind: The type's name, as in ``breakcontact.quiz.items``.
        needed: The keys that an item of this type must have, and other types may not, apart from
            ``exhibit`` and ``explain``.
        make_key: Returns the key of an item, which answers are scored against.
        checks: Each check with the keys that must be the author's own for it to make sense.
    """

    kind: str
    needed: tuple[str, ...]
    make_key: Callable[[Question], dict[str, Any]]
    checks: Mapping[Check, frozenset[str]] = field(default_factory=dict)
