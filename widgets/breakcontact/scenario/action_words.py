"""Whether the action of a choice fits what the character does: 'Tell Maja' is no payment."""

from __future__ import annotations

import re

_VERBS = {
    "pay": ("pay", "buy", "transfer"),
    "bargain": ("bargain", "haggle", "negotiate"),
    "ignore": ("ignore",),
    "delete": ("delete", "erase", "uninstall"),
    "block": ("block",),
    "block-and-report": ("report",),
    "tell": ("tell", "call", "ring", "phone"),
    "leave": ("leave",),
}
"""Verbs that say plainly what is done, by action."""

_ALSO = {
    "pay": ("send", "money", "card", "code", "give"),
    "bargain": ("offer", "half", "less", "time", "part", "pay", "ask"),
    "ignore": ("not", "don", "nothing", "wait", "off", "answer", "leave"),
    "delete": ("remove", "close"),
    "block-and-report": ("block",),
    "tell": ("talk", "ask", "show", "say", "write", "message"),
    "leave": ("go", "bye", "later", "off", "away", "out", "stop", "close", "end"),
}
"""Other words that fit an action."""

_WORD = re.compile(r"[a-z]+")


def find_contradiction(action: str, words: str) -> str | None:
    """The action that the first word of an act names, if its words fit no part of its own action.

    Args:
        action: The action that the choice has.
        words: What the character does, in English.
    """
    said = _WORD.findall(words.lower())
    own = (*_VERBS[action], *_ALSO.get(action, ()))
    if not said or any(word.startswith(own) for word in said):
        return None
    return next((named for named, verbs in _VERBS.items() if said[0] in verbs), None)
