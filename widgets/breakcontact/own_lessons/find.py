"""Find source files: all of a folder, or the one that a notebook names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from breakcontact.errors import BreakContactError
from breakcontact.files import DATA

CACHE = ".breakcontact"
"""The folder beside a source that contains what was compiled from it."""

YAML = (".yaml", ".yml")

_SKIPPED = frozenset({"node_modules", "built", "__pycache__"})
_FORMAT = re.compile(r"^format\s*:", re.MULTILINE)
_MOST_READ = 20_000


def list_sources(path: Path, suffixes: Iterable[str] = YAML) -> list[Path]:
    """The source files at a path: the file itself, or all files in the folder and below it.

    In a folder, hidden and built folders are left out, and so are YAML files that do not say
    ``format``: they belong to other programs.

    Raises:
        BreakContactError: If a folder has none.
    """
    if not path.is_dir():
        return [path]
    wanted = tuple(suffixes)
    found = [each for each in _walk(path) if each.suffix in wanted and _is_ours(each)]
    if not found:
        raise BreakContactError(
            f"There are no source files in {path}: expected .yaml files with 'format: 1'."
        )
    return found


def is_packaged(path: Path) -> bool:
    """Whether a path lies in the package, whose sources are built all at once."""
    return path.resolve().is_relative_to(DATA.parent)


def find_story(name: str, folders: Iterable[Path]) -> Path | None:
    """The scenario that a notebook means by a file's name or a lesson's id, if there is one.

    Args:
        name: ``mine.yaml``, or the id ``mine``.
        folders: Where to look, in this order.
    """
    for folder in folders:
        if name.endswith(YAML):
            candidates = [folder / name]
        else:
            candidates = [folder / f"{name}{suffix}" for suffix in YAML]
            candidates += [path for path in _list_yaml(folder) if read_key(path, "id") == name]
        for path in candidates:
            if path.is_file():
                return path
    return None


def find_practice(story: Path, story_id: str) -> Path | None:
    """The file in a story's folder whose practice questions belong to it, if there is one."""
    for path in _list_yaml(story.parent):
        if read_key(path, "kind") == "questions" and read_key(path, "lesson") == story_id:
            return path
    return None


def read_key(path: Path, key: str) -> str | None:
    """The plain value of a top-level key of a YAML file, read without a YAML parser."""
    found = re.search(rf"^{key}\s*:\s*[\"']?([^\s\"'#]+)", _read_beginning(path), re.MULTILINE)
    return found.group(1) if found else None


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_skipped(name))
        yield from (Path(here) / name for name in sorted(names))


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or name in _SKIPPED


def _is_ours(path: Path) -> bool:
    return path.suffix not in YAML or bool(_FORMAT.search(_read_beginning(path)))


def _list_yaml(folder: Path) -> list[Path]:
    return [path for suffix in YAML for path in sorted(folder.glob(f"*{suffix}"))]


def _read_beginning(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return file.read(_MOST_READ)
    except OSError:
        return ""
