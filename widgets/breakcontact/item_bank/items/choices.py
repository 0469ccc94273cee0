"""Choice and multiple response in the bank: which options are right, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from breakcontact.authoring.source_types import Fault
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.item_bank.items.rules import Check, Rules
from breakcontact.item_bank.model import Option, Question

LONGEST_BY = 1.6
"""The right answer may be at most this many times as long as the longest wrong one."""

_TELLING = 24
"""Answers of up to this many characters are not compared."""


def _find_wrong_choices(item: Question, path: KeyPath) -> Iterator[Fault]:
    """Find a wrong number of right options, and options without an explanation."""
    if not item.options:
        return
    options_path = (*path, "options")
    unsaid = _find_unsaid(item.options, options_path) if item.kind == "several" else []
    yield from unsaid or _find_wrong_count(item, item.options, options_path)
    for at, option in enumerate(item.options):
        if option.explain is None:
            sentence = (
                f"'{option.id}' has no 'explain'. Every option, right or wrong, is explained."
            )
            yield "BC802", (*options_path, at, "explain"), sentence


def _find_wrong_count(item: Question, options: Sequence[Option], path: KeyPath) -> Iterator[Fault]:
    right = sum(bool(option.right) for option in options)
    if right == 0:
        yield "BC801", path, f"The item '{item.id}' has no right option."
    elif right == len(options):
        yield "BC801", path, f"In '{item.id}' every option is right, so nothing is asked."
    elif item.kind == "single" and right > 1:
        sentence = f"'{item.id}' has {right} right options; a 'single' has one, or use 'several'."
        yield "BC803", path, sentence
    elif item.kind == "several" and right == 1:
        sentence = f"'{item.id}' has one right option; a 'several' has two, or use 'single'."
        yield "BC803", path, sentence


def _find_unsaid(options: Sequence[Option], path: KeyPath) -> list[Fault]:
    """Find options of a multiple response that do not say whether they are right.

    Nobody would notice a lost ``right: true`` in an item that has several.
    """
    sentence = "is it right? In an item of the kind 'several' every option says 'right: true' or"
    return [
        ("BC107", (*path, at), f"'{option.id}': {sentence} 'right: false'.")
        for at, option in enumerate(options)
        if option.right is None
    ]


def _find_telling_lengths(item: Question, path: KeyPath) -> Iterator[Fault]:
    """Find a right answer that is given away by its length."""
    right = [(len(each.text), at) for at, each in enumerate(item.options or ()) if each.right]
    wrong = [len(each.text) for each in item.options or () if not each.right]
    if not right or not wrong:
        return
    shortest, at = min(right)
    if shortest > max(_TELLING, LONGEST_BY * max(wrong)):
        sentence = (
            f"The right answer has {shortest} characters, and no wrong one more than "
            f"{max(wrong)}: its length gives it away. Shorten it, or say more in the others."
        )
        yield "BC809", (*path, "options", at, "text"), sentence


def _list_right(item: Question) -> list[str]:
    return [option.id for option in item.options or () if option.right]


_OPTIONS = frozenset(("options",))
_CHECKS: dict[Check, frozenset[str]] = {
    _find_wrong_choices: _OPTIONS,
    _find_telling_lengths: _OPTIONS,
}

CHOICE = Rules("single", ("options",), lambda item: {"right": _list_right(item)[0]}, _CHECKS)
MULTIPLE_RESPONSE = Rules("several", ("options",), lambda i: {"right": _list_right(i)}, _CHECKS)
