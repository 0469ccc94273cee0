"""A small file written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from contextlib import suppress
from pathlib import Path


def write_partial(path: Path, content: bytes) -> Path:
    """Write a new file beside ``path``, down to the disk; it waits there to take its place.

    It gets the rights that any new file gets, because a teacher must be able to read what is
    handed in.

    Raises:
        OSError: If the disk refuses; then nothing is left behind.
    """
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(partial, flags, 0o666)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            os.unlink(partial)
        raise
    return partial


def take_place(partial: Path, path: Path) -> None:
    """Put a file that was written beside ``path`` in its place, at one stroke.

    Raises:
        OSError: If the disk refuses; then the old file stands, and nothing is left behind.
    """
    try:
        os.replace(partial, path)
    except OSError:
        with suppress(OSError):
            os.unlink(partial)
        raise
    _sync_folder(path.parent)


def name_again(path: Path, other: Path) -> None:
    """Give a file a second name, or the other name only where that is all that can be had.

    Raises:
        OSError: If neither can be done.
    """
    if stat.S_ISREG(path.lstat().st_mode):
        with suppress(OSError):
            os.link(path, other)
            return
    os.rename(path, other)


def _sync_folder(folder: Path) -> None:
    """Have the new name on the disk too, where folders can be synced."""
    if sys.platform != "win32":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
