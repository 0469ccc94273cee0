"""The files beside a bank file that it is checked against: the blueprint and other quizzes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from breakcontact.authoring.problems import UnreadableError
from breakcontact.authoring.schema_check import check_shape
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.yaml_source import Tree, parse_tree
from breakcontact.files import DATA
from breakcontact.item_bank.blueprint import FILE_NAME, Blueprint

_OF_THE_KIT = DATA.parents[2] / "assessments" / "bank" / FILE_NAME


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a bank file is checked against.

    Attributes:
        blueprint: The blueprint beside the file, or else the kit's; ``None`` if it has faults.
        taken: Item ids of the other files, and where they are: ``after.yaml, line 9``.
        stories: Ids of the stories that an item can refer a learner to.
    """

    blueprint: Blueprint | None
    taken: dict[str, str]
    stories: frozenset[str] = frozenset()


def read_neighbours(path: Path) -> Neighbours:
    """Read the files beside a bank file; their faults are not reported."""
    taken: dict[str, str] = {}
    stories: set[str] = set()
    for other in sorted(path.parent.glob("*.yaml")):
        if other.name != path.name:
            for item_id, line in _read_ids(other):
                taken.setdefault(item_id, f"{other.name}, line {line}")
            stories.update(_read_story(other))
    beside = path.with_name(FILE_NAME)
    blueprint = _read_blueprint(beside if beside.is_file() else _OF_THE_KIT)
    return Neighbours(blueprint, taken, frozenset(stories))


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
            yield item["id"], tree.locate(("items", at, "id"))[0]


def _read_story(path: Path) -> Iterator[str]:
    """The id of the story in a file, if it is one."""
    tree = _read_tree(path)
    if tree is not None and isinstance(tree.data, dict) and "scenes" in tree.data:
        yield str(tree.data.get("id"))


def _read_tree(path: Path) -> Tree | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return _parse(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=32)
def _parse(path: Path, changed: int, size: int) -> Tree | None:
    """Parse a file; the result is cached until the file changes."""
    try:
        return parse_tree(read_text(path), path.name)[0]
    except UnreadableError:
        return None
