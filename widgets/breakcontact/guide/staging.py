"""Replace a folder, or a set of files, as a whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from breakcontact.errors import BreakContactError
from breakcontact.files import move_into_place, replace_folder, write_beside

_READABLE_BY_ALL = 0o755


@contextmanager
def stage_folder(target: Path, mark: str) -> Iterator[Path]:
    """Yield an empty folder, which replaces ``target`` if the block succeeds.

    Args:
        target: The folder to write. One that already contains a file named ``mark`` is replaced.
        mark: Name of the file that identifies a folder we made, so that no other is ever removed.

    Raises:
        BreakContactError: If ``target`` is something else, or cannot be written. It is then left
            as it was.
    """
    _check_target(target, mark)
    try:
        with replace_folder(target) as folder:
            yield folder
            folder.chmod(_READABLE_BY_ALL)
    except OSError as error:
        raise explain(target, error) from None


def check_writable(folder: Path) -> None:
    """Check that files can be written into a folder, before doing the work.

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


def replace_files(
    folder: Path, files: Mapping[str, bytes], *, mode: int | None = None
) -> list[Path]:
    """Put files into a folder; none is replaced before all have been written.

    Args:
        folder: The folder, which is there.
        files: Their contents, by name.
        mode: Who may read and write them; else as the system has it.

    Raises:
        BreakContactError: If they cannot be written.
    """
    partials: dict[str, Path] = {}
    try:
        for name, content in files.items():
            partials[name] = write_beside(folder / name, content, mode=mode)
        for name in files:
            move_into_place(partials.pop(name), folder / name)
    except OSError as error:
        raise explain(folder, error) from None
    finally:
        for partial in partials.values():
            partial.unlink(missing_ok=True)
    return [folder / name for name in files]


def explain(target: Path, error: OSError) -> BreakContactError:
    """The error that says that a folder cannot be written, and why."""
    return BreakContactError(f"{target} cannot be written: {error.strerror or error}.")


def _check_target(target: Path, mark: str) -> None:
    if target.exists() and not target.is_dir():
        raise BreakContactError(f"{target} is a file; name a folder.")
    if target.is_dir() and any(target.iterdir()) and not (target / mark).is_file():
        raise BreakContactError(
            f"{target} holds other files, which would be lost; name a folder that is new or empty."
        )
