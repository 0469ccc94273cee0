"""Lists of ids from outside: answers, and keys that someone may have edited."""

from __future__ import annotations

from typing import Any

from breakcontact.quiz.items.item import Item, quote, refuse


def take_ids(item: Item, value: Any, offered: tuple[str, ...]) -> list[str]:
    """Return a list of different ids that are all on offer.

    Raises:
        AnswerError: If the value is anything else.
    """
    if type(value) is not list or len(value) > len(offered):
        raise refuse(item, "no-list", "{value} is no list of what is on offer.", value=quote(value))
    if not all(type(one) is str and one in offered for one in value):
        raise refuse(item, "not-offered", "{value} holds what is not on offer.", value=quote(value))
    if len(set(value)) != len(value):
        raise refuse(item, "twice", "{value} says something twice.", value=quote(value))
    return list(value)


def are_ids(ids: Any, offered: tuple[str, ...]) -> bool:
    """Whether a value is a list of one or more different ids on offer."""
    if type(ids) is not list or not ids:
        return False
    return all(type(one) is str and one in offered for one in ids) and len(set(ids)) == len(ids)


def read_ids(value: Any) -> set[str]:
    """The ids of a list of different ids; an empty set for anything else."""
    if not isinstance(value, list) or not all(type(one) is str for one in value):
        return set()
    return set(value) if len(set(value)) == len(value) else set()
