"""The folders of the package's data, and safe ways to read, write, replace and lock files."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from breakcontact.errors import BreakContactError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

DATA_VARIABLE = "BREAKCONTACT_DATA"
"""The environment variable that names another data folder, such as one with an extra language."""

DATA = Path(os.environ.get(DATA_VARIABLE) or Path(__file__).parent / "data").absolute()
PROJECT = DATA.parents[2]
"""The folder that holds ``lessons``, ``assessments`` and ``instructor_guide``, in a checkout."""

BUILT = DATA / "built"
"""What is built from the sources in ``data/``; everything that runs reads only this."""

PRIVATE = 0o600
READABLE_BY_ALL = 0o644

PATIENCE = 3.0
"""Seconds to wait for another writer; a save takes a few milliseconds."""
_PAUSE = 0.005
_NUMBER_LENGTH = 20
_BINARY: int = getattr(os, "O_BINARY", 0)
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)


class NotPlainError(OSError):
    """A folder, a device, a pipe or an unwanted link where a plain file should be."""


class TooLargeError(OSError):
    """A file with more bytes than the caller accepts."""


class LockedError(Exception):
    """Another process held the lock for too long."""


def write_text(path: Path, text: str, *, mode: int = READABLE_BY_ALL) -> None:
    """Replace a text file; readers see either the old or the new text.

    Args:
        path: The file; its folder must exist.
        text: All of the new text.
        mode: Permission bits; by default everyone may read it.

    Raises:
        BreakContactError: If it cannot be written; the old file is left as it was.
    """
    try:
        replace_file(path, text.encode(), mode=mode)
    except OSError as error:
        reason = error.strerror or "the disk refused"
        raise BreakContactError(f"{path} cannot be written: {reason}.") from None


def replace_file(
    path: Path, content: bytes, *, mode: int | None = None, durable: bool = False
) -> None:
    """Replace a file atomically; readers see either the old or the new content.

    Args:
        path: The file; its folder must exist.
        content: All of the new content.
        mode: Permission bits, or ``None`` for those that any new file gets.
        durable: Whether the content must be on the disk before the old file goes.

    Raises:
        OSError: If it cannot be written; the old file is left as it was, and nothing else.
    """
    move_into_place(write_beside(path, content, mode=mode, durable=durable), path)


def write_beside(
    path: Path, content: bytes, *, mode: int | None = None, durable: bool = False
) -> Path:
    """Write a new hidden file next to ``path``, for ``move_into_place``.

    The arguments are those of ``replace_file``.

    Raises:
        OSError: If it cannot be written; then nothing is left behind.
    """
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    descriptor = os.open(partial, flags, 0o666 if mode is None else mode)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if mode is not None:
            os.chmod(partial, mode)  # opening applied the umask
    except BaseException:
        with suppress(OSError):
            os.unlink(partial)
        raise
    return partial


def move_into_place(partial: Path, path: Path) -> None:
    """Replace ``path`` with a file from ``write_beside``.

    Raises:
        OSError: If it cannot; the old file is left as it was, and ``partial`` is removed.
    """
    try:
        os.replace(partial, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(partial)
        raise


@contextmanager
def replace_folder(target: Path, commit: Callable[[], None] | None = None) -> Iterator[Path]:
    """Yield a new, empty folder, which replaces ``target`` after the block.

    If this is interrupted, either the old folder exists, or the new one, or none, but never a part.
    ``remove_leftovers`` removes what an interrupted run leaves beside ``target``.

    Args:
        target: The folder to replace; it need not exist.
        commit: Called when the new folder is complete; if it fails, the old folder stays.

    Raises:
        OSError: If the folder cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{_unfinished_prefix(target)}{secrets.token_hex(16)}")
    aside = target.with_name(f"{unfinished.name}-old")
    unfinished.mkdir()
    try:
        yield unfinished
        if target.exists():
            target.rename(aside)
        try:
            if commit is not None:
                commit()
        except BaseException:
            if aside.exists():
                aside.rename(target)
            raise
        unfinished.rename(target)
    finally:
        for path in (unfinished, aside):
            if path.exists():
                _remove_tree(path)


def remove_leftovers(target: Path) -> None:
    """Remove what an interrupted ``replace_folder`` left beside a folder."""
    for leftover in target.parent.glob(f"{escape(_unfinished_prefix(target))}*"):
        _remove_tree(leftover)


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries to disk, on systems where folders can be synced."""
    if sys.platform != "win32":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def read_bounded(path: Path, most: int, *, follow_links: bool = False) -> bytes:
    """Read a plain file of at most ``most`` bytes; never waits for a pipe or a device.

    Args:
        path: The file.
        most: The largest size accepted, in bytes.
        follow_links: Whether ``path`` may be a symbolic link.

    Raises:
        NotPlainError: If it is not a plain file.
        TooLargeError: If it is larger.
        OSError: If it is missing or cannot be read.
        ValueError: If the path is not valid.
    """
    if not follow_links:
        _check_plain(path.lstat().st_mode, path)
    # The file may have been replaced in the meantime, so check what was opened.
    flags = os.O_RDONLY | _NO_WAIT | _BINARY | (0 if follow_links else _NO_FOLLOW)
    descriptor = os.open(path, flags)
    try:
        status = os.fstat(descriptor)
        _check_plain(status.st_mode, path)
        with open(descriptor, "rb", closefd=False) as file:
            content = file.read(most + 1) if status.st_size <= most else b""
    finally:
        os.close(descriptor)
    if status.st_size > most or len(content) > most:
        raise TooLargeError(errno.EFBIG, f"larger than {most} bytes", str(path))
    return content


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is held, and a number that each holder can pass to the next.

    Attributes:
        descriptor: Of the lock file, or ``None`` where locking is impossible.
    """

    descriptor: int | None

    def read_number(self) -> int:
        """The number that the previous holder left; 0 if there is none."""
        if self.descriptor is None:
            return 0
        try:
            os.lseek(self.descriptor, 0, os.SEEK_SET)
            return int(os.read(self.descriptor, _NUMBER_LENGTH) or b"0")
        except (OSError, ValueError):
            return 0

    def leave_number(self, number: int) -> None:
        """Leave a number for the next holder, if the disk accepts it."""
        if self.descriptor is not None:
            with suppress(OSError):
                os.lseek(self.descriptor, 0, os.SEEK_SET)
                os.write(self.descriptor, b"%*d" % (_NUMBER_LENGTH, number))


@contextmanager
def hold_lock(path: Path, patience: float = PATIENCE) -> Iterator[Lock]:
    """Hold the lock of a file against the other kernels of this machine.

    The lock file is in the folder for temporary files, so that it is not handed in with the
    notebook. The system releases it when its holder dies. Where that folder cannot be written or
    does not support locks, the caller continues without one: two kernels at a time are rare, and
    an answer that is not saved is worse.

    Args:
        path: The file, by any name of its folder.
        patience: Seconds to wait for another holder.

    Raises:
        LockedError: If another process holds it for longer.
    """
    descriptor: int | None
    try:
        descriptor = os.open(_lock_path(path), os.O_RDWR | os.O_CREAT | _NO_FOLLOW, 0o600)
    except OSError:
        descriptor = None
    try:
        held = descriptor is not None and _wait(descriptor, time.monotonic() + patience)
        yield Lock(descriptor if held else None)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def show_sign(path: Path, name: str) -> int | None:
    """Show the other processes of this machine that one with this name is at work on a file.

    The system takes the sign away when the process ends, however that happens.

    Returns:
        A descriptor to close when the work is done, or ``None`` where there are no locks.
    """
    sign = _lock_path(path, name)
    try:
        descriptor = os.open(sign, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o600)
    except OSError:
        return None
    try:
        _try_lock(descriptor)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def is_sign_shown(path: Path, name: str) -> bool:
    """Whether a process with this name is at work on a file; removes the sign of one that died."""
    sign = _lock_path(path, name)
    try:
        descriptor = os.open(sign, os.O_RDWR | _NO_FOLLOW)
    except OSError:
        return False
    try:
        _try_lock(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    with suppress(OSError):
        sign.unlink()
    return False


def _unfinished_prefix(target: Path) -> str:
    return f".{target.name}.unfinished-"


def _remove_tree(path: Path) -> None:
    for folder, _, names in os.walk(path):
        os.chmod(folder, stat.S_IRWXU)
        if sys.platform == "win32":
            for name in names:
                os.chmod(os.path.join(folder, name), stat.S_IWRITE)
    shutil.rmtree(path)


def _check_plain(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise NotPlainError(errno.EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(mode):
        raise NotPlainError(errno.EINVAL, "it is not a plain file", str(path))


def _lock_path(path: Path, of: str = "") -> Path:
    real = os.path.join(os.path.realpath(path.parent), path.name, *([of] if of else []))
    name = hashlib.sha256(os.path.normcase(real).encode(errors="surrogatepass")).hexdigest()[:24]
    return Path(tempfile.gettempdir()) / f"breakcontact-{name}.lock"


def _wait(descriptor: int, deadline: float) -> bool:
    """Wait for the lock; false where the folder for temporary files does not support locks."""
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
        os.lseek(descriptor, 2 * _NUMBER_LENGTH, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    elif sys.platform == "emscripten":
        # The browser's Python has no locks, and no other process either.
        raise OSError(errno.ENOLCK, "no locks here")
    else:
        # Unlike `lockf`, `flock` also keeps apart two holders in one process.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
