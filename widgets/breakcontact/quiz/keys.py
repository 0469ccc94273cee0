"""Keys: right answers, which are plain literals in the source notebook and nowhere else."""

from __future__ import annotations

from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.quiz.items import Item, type_of


class KeyFaultError(BreakContactError):
    """A key that does not fit its item."""


def check_key(item: Item, key: Any) -> list[str]:
    """List what is wrong with a key; an empty list if it fits its item.

    ``explain``, ``read_on`` and ``objective`` are for feedback and reports, and are not checked.
    """
    if type_of(item).is_marked_by_hand:
        return [f"Item '{item.id}' is marked by hand; it has no key."]
    if type(key) is not dict:
        return [f"The key of item '{item.id}' is no mapping."]
    fault = type_of(item).find_key_fault(item, key)
    return [f"The key of item '{item.id}' {fault}."] if fault else []
