"""What lies beside a file of the bank and must fit it: the blueprint, and the other quizzes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from breakcontact.authoring.problems import UnreadableError
from breakcontact.authoring.schema_check import check_shape
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.yaml_source import Tree, parse_tree
from breakcontact.item_bank.blueprint import FILE_NAME, Blueprint


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a file of the bank is compared with.

    Attributes:
        blueprint: The plan of the forms; nothing if it is missing or has faults.
        taken: Ids of the items of the other files, and where they stand: ``after.yaml, line 9``.
    """

    blueprint: Blueprint | None
    taken: dict[str, str]


def read_neighbours(path: Path) -> Neighbours:
    """Read what lies beside a file of the bank, without a word on what is wrong with it."""
    taken: dict[str, str] = {}
    for other in sorted(path.parent.glob("*.yaml")):
        if other.name != path.name:
            for item_id, line in _read_ids(other):
                taken.setdefault(item_id, f"{other.name}, line {line}")
    return Neighbours(_read_blueprint(path.with_name(FILE_NAME)), taken)


def _read_blueprint(path: Path) -> Blueprint | None:
    tree = _read_tree(path)
    if tree is None or not isinstance(tree.data, dict):
        return None
    shaped = check_shape(tree, Blueprint)
    return None if shaped.problems else shaped.model


def _read_ids(path: Path) -> Iterator[tuple[str, int]]:
    tree = _read_tree(path)
    if tree is None or not isinstance(tree.data, dict) or tree.data.get("kind") != "items":
        return
    items = tree.data.get("items")
    for at, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item["id"], tree.place(("items", at, "id"))[0]


def _read_tree(path: Path) -> Tree | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return _parse(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=32)
def _parse(path: Path, changed: int, size: int) -> Tree | None:
    """Read a file once, however many others it is compared with; anew when it has changed."""
    try:
        return parse_tree(read_text(path), path.name)[0]
    except UnreadableError:
        return None
