"""One writer at a time, across the kernels of one machine."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 3.0
"""Seconds to wait for another writer; a save takes some milliseconds."""
_PAUSE = 0.005
_BYTES_OF_NUMBER = 20
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)


class LockedError(Exception):
    """Another writer did not let go in time."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is held, and the number that goes with it from writer to writer."""

    descriptor: int | None

    def read_number(self) -> int:
        """The number that the writer before has left; 0 where there is none."""
        if self.descriptor is None:
            return 0
        try:
            os.lseek(self.descriptor, 0, os.SEEK_SET)
            return int(os.read(self.descriptor, _BYTES_OF_NUMBER) or b"0")
        except (OSError, ValueError):
            return 0

    def leave_number(self, number: int) -> None:
        """Leave a number for the next writer, if the disk takes it."""
        if self.descriptor is not None:
            with suppress(OSError):
                os.lseek(self.descriptor, 0, os.SEEK_SET)
                os.write(self.descriptor, b"%*d" % (_BYTES_OF_NUMBER, number))


@contextmanager
def hold_lock(path: Path, patience: float = PATIENCE) -> Iterator[Lock]:
    """Hold the lock of a file, by whatever name its folder was reached.

    The lock lies in the folder for temporary files, so that nothing stands beside the notebook that
    would be handed in. Where that folder refuses, the file is written without: two kernels are
    rare, and an answer that is not saved is worse.

    Raises:
        LockedError: If another writer holds it for longer than ``patience`` seconds.
    """
    descriptor: int | None
    try:
        descriptor = os.open(_place(path), os.O_RDWR | os.O_CREAT | _NO_FOLLOW, 0o600)
    except OSError:
        descriptor = None
    try:
        held = descriptor is not None and _wait(descriptor, time.monotonic() + patience)
        yield Lock(descriptor if held else None)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _place(path: Path) -> Path:
    real = os.path.join(os.path.realpath(path.parent), path.name)
    name = hashlib.sha256(os.path.normcase(real).encode(errors="surrogatepass")).hexdigest()[:24]
    return Path(tempfile.gettempdir()) / f"breakcontact-{name}.lock"


def _wait(descriptor: int, deadline: float) -> bool:
    """Wait for the lock; false where the folder for temporary files knows no locks."""
    while True:
        try:
            _try_lock(descriptor)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= deadline:
                raise LockedError from None
            time.sleep(_PAUSE)
        except OSError:
            return False
        else:
            return True


def _try_lock(descriptor: int) -> None:
    if sys.platform == "win32":
        # A byte beyond the number, which the holder must still be able to read and write.
        os.lseek(descriptor, 2 * _BYTES_OF_NUMBER, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        # `flock` also keeps two of one process apart, which `lockf` does not.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
