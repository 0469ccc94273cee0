"""Read comments of older versions, which contain sentences and no data.

This is the only module that recognises a reason by its English words. The sentences are those of
the old versions and never change, whatever ``data/class.yaml`` says today.
"""

from __future__ import annotations

import re

from breakcontact.quiz.reasons import Reason

_SENTENCES = {
    "missing": "There is no {file}: no answers were handed in.",
    "no-time": "timestamp.txt holds no time, so nobody knows whether this came late. Correct or "
    "delete that file in the submitted folder, or nbgrader's pages stop at it; then grade this "
    "hand-in again with --force.",
    "no-file": "The responses are no plain file.",
    "unreadable": "The responses cannot be read: {reason}.",
    "too-large": "The responses are larger than {most} bytes.",
    "no-text": "The responses are not UTF-8 text.",
    "too-deep": "The responses are nested deeper than {most} levels.",
    "no-json": "The responses are not JSON: {reason}.",
    "nothing": "The file holds no responses.",
    "format": "The responses are not of format {format}.",
    "other-quiz": "The responses are of slug {other}, not '{own}'.",
    "other-version": "The responses are of version {other}, not '{own}'.",
    "no-answers": "The responses hold no answers.",
    "revision": "The revision is {value}, no whole number.",
    "no-item": "There is no item {name} in this quiz.",
    "language": "There is no language {value}.",
    "country": "There is no country {value}.",
    "item.no-value": "Item '{item}': {value} holds no value.",
    "item.unknown": "Item '{item}': {name} is not known here.",
    "item.revision": "Item '{item}': the revision is no whole number.",
    "item.no-option": "Item '{item}': {value} is no option.",
    "item.order": "Item '{item}': {steps} steps, but {given} in order.",
    "item.no-rows": "Item '{item}': {value} gives rows no options.",
    "item.no-row": "Item '{item}': {value} is no row and option.",
    "item.no-judgement": "Item '{item}': {value} is no judgement.",
    "item.no-text": "Item '{item}': {value} is no text.",
    "item.too-long": "Item '{item}': longer than {most} characters.",
    "item.no-list": "Item '{item}': {value} is no list of what is on offer.",
    "item.not-offered": "Item '{item}': {value} holds what is not on offer.",
    "item.twice": "Item '{item}': {value} says something twice.",
    # After the item's: it would fit that sentence too.
    "unknown": "{name} is not known here.",
    "more-wrong": "{number} more things were wrong.",
    "more-found": "{number} more things were found.",
}
_GAP = re.compile(r"\\{(\w+)\\}")
_PATTERNS = {
    code: re.compile(_GAP.sub(r"(?P<\1>.+?)", re.escape(sentence)), re.DOTALL)
    for code, sentence in _SENTENCES.items()
}


def parse_old_comment(comment: str, *heads: str) -> tuple[tuple[Reason, ...], ...]:
    """Read the sentences below each of ``heads``, in their order.

    A sentence that is not recognised becomes a reason without a code.
    """
    found: dict[str, list[Reason]] = {head: [] for head in heads}
    head = ""
    for line in comment.split("\n"):
        if line in found:
            head = line
        elif line.startswith("- ") and head:
            found[head].append(_recognise(line[2:]))
    return tuple(tuple(found[head]) for head in heads)


def _recognise(sentence: str) -> Reason:
    for code, pattern in _PATTERNS.items():
        if match := pattern.fullmatch(sentence):
            return Reason(sentence, code, match.groupdict())
    return Reason(sentence)
