"""Match in the bank: rows, what belongs to them, and options left over."""

from __future__ import annotations

from collections.abc import Iterator

from breakcontact.authoring.problems import suggest
from breakcontact.authoring.source_types import Fault
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.item_bank.items.rules import Rules
from breakcontact.item_bank.model import Question


def _find_wrong_rows(item: Question, path: KeyPath) -> Iterator[Fault]:
    if not item.rows or not item.options:
        return
    known = [option.id for option in item.options]
    if len(known) <= len(item.rows):
        sentence = (
            f"There are {len(item.rows)} rows and {len(known)} options; with more options than "
            "rows the last row is not settled by what is left."
        )
        yield "BC804", (*path, "options"), sentence
    for at, row in enumerate(item.rows):
        for number, target in enumerate(row.to):
            if target not in known:
                sentence = f"There is no option '{target}'.{suggest(target, known)}"
                yield "BC804", (*path, "rows", at, "to", number), sentence


def _find_keyed_options(item: Question, path: KeyPath) -> Iterator[Fault]:
    """The rows, not the options, hold the key."""
    for at, option in enumerate(item.options or ()):
        for key in ("right", "explain"):
            if getattr(option, key):
                sentence = f"An option of a match has no '{key}'; a row has 'to' and 'explain'."
                yield "BC106", (*path, "options", at, key), sentence


MATCH = Rules(
    "match",
    ("rows", "options", "explain"),
    lambda item: {"pairs": {row.id: list(row.to) for row in item.rows or ()}},
    {
        _find_wrong_rows: frozenset(("rows", "options")),
        _find_keyed_options: frozenset(("options",)),
    },
)
