"""Folders that are written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from breakcontact.errors import BreakContactError

_READABLE_BY_ALL = 0o755


@contextmanager
def stage_folder(target: Path, mark: str) -> Iterator[Path]:
    """Give an empty folder, and put it in the place of ``target`` when all has gone well.

    Args:
        target: What is to be there in the end; an older one that holds ``mark`` is replaced.
        mark: Name of a file by which such a folder is known, so that no other is ever removed.

    Raises:
        BreakContactError: If ``target`` is something else, or cannot be written. What was there
            then stands as it was.
    """
    _check_target(target, mark)
    staged = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        (staged / "new").mkdir()
        yield staged / "new"
        (staged / "new").chmod(_READABLE_BY_ALL)
        if target.exists():
            target.rename(staged / "old")
        (staged / "new").rename(target)
    except OSError as error:
        _put_back(target, staged)
        raise explain(target, error) from None
    finally:
        if staged:
            shutil.rmtree(staged, ignore_errors=True)


def check_writable(folder: Path) -> None:
    """Find out whether files can be written into a folder, before any work is done for them.

    Raises:
        BreakContactError: If they cannot.
    """
    if folder.exists() and not folder.is_dir():
        raise BreakContactError(f"{folder} is a file; name a folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise explain(folder, error) from None


def replace_files(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Put files into a folder; each is whole, and none is there before all could be written.

    Raises:
        BreakContactError: If they cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".handouts.", dir=folder) as staged:
            for name, content in files.items():
                (Path(staged) / name).write_bytes(content)
            for name in files:
                (Path(staged) / name).replace(folder / name)
    except OSError as error:
        raise explain(folder, error) from None
    return [folder / name for name in files]


def explain(target: Path, error: OSError) -> BreakContactError:
    """Say of a folder that it cannot be written, and why."""
    return BreakContactError(f"{target} cannot be written: {error.strerror or error}.")


def _check_target(target: Path, mark: str) -> None:
    if target.exists() and not target.is_dir():
        raise BreakContactError(f"{target} is a file; name a folder.")
    if target.is_dir() and any(target.iterdir()) and not (target / mark).is_file():
        raise BreakContactError(
            f"{target} holds other files, which would be lost; name a folder that is new or empty."
        )


def _put_back(target: Path, staged: Path | None) -> None:
    if staged and not target.exists() and (staged / "old").exists():
        with suppress(OSError):
            (staged / "old").rename(target)
