"""Read and copy files that learners made, within bounds and without following links."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from breakcontact.errors import BreakContactError
from breakcontact.files import NotPlainError, TooLargeError, read_bounded
from breakcontact.quiz.reasons import Reason, make_reason

LARGEST_COPY = 10_000_000
"""The most bytes of a file that is copied; larger ones stay in ``submitted/``."""
LARGEST_FOLDER = 20_000_000
MOST_FILES = 200
DEEPEST = 8


_FAULTS = {
    "not-plain": "{file} is no plain file.",
    "too-large": "{file} is larger than {most} bytes.",
    "unreadable": "{file} cannot be read: {error}.",
    "changed": "{file} was changed; the teacher's counts.",
    "no-place": "{file} has no place there.",
    "too-deep": "{file} has folders in it too deep.",
}


class UnreadableError(BreakContactError):
    """The file is not a plain file within bounds.

    Attributes:
        reason: Why, as a sentence and as data.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """A file of a submission.

    Attributes:
        path: Relative to the submission.
        fault: Why it is not copied, or "".
        size: In bytes.
    """

    path: Path
    fault: Reason | None = None
    size: int = 0


def read_submitted(path: Path, most: int) -> bytes:
    """Read a plain file of at most ``most`` bytes.

    Raises:
        FileNotFoundError: If there is none.
        UnreadableError: If it is not a plain file, is larger, or cannot be read.
    """
    try:
        return read_bounded(path, most)
    except FileNotFoundError:
        raise
    except NotPlainError:
        raise UnreadableError(_fault("not-plain", path)) from None
    except TooLargeError:
        raise UnreadableError(_fault("too-large", path, most=most)) from None
    except OSError as error:
        raise UnreadableError(_fault("unreadable", path, error=error.strerror)) from None


def copy_plain_files(source: Path, target: Path, ignore: Sequence[str]) -> list[Reason]:
    """Copy submitted files, except those that ``ignore`` names and those that already exist.

    Returns:
        A note for each file that was not copied.
    """
    behind: list[Reason] = []
    total = 0
    for number, file in enumerate(_list_files(source, ignore), start=1):
        total += file.size
        if number > MOST_FILES or total > LARGEST_FOLDER:
            sentence = (
                "There are more than {files} files or {bytes} bytes: what comes after was left in "
                "the submitted folder."
            )
            bounds = {"files": MOST_FILES, "bytes": LARGEST_FOLDER}
            behind.append(make_reason("files.too-many", sentence, **bounds))
            break
        if file.fault:
            behind.append(_left_behind(file.fault))
            continue
        try:
            _copy_one(source / file.path, target / file.path)
        except UnreadableError as error:
            behind.append(_left_behind(error.reason))
    return behind


def _left_behind(fault: Reason) -> Reason:
    sentence = f"{_FAULTS[fault.code]} It was left in the submitted folder."
    return make_reason(f"files.left.{fault.code}", sentence, **fault.details)


def _fault(code: str, path: Path, **details: object) -> Reason:
    return make_reason(code, _FAULTS[code], file=_quote(path.name), **details)


def _copy_one(source: Path, target: Path) -> None:
    try:
        content = read_submitted(source, LARGEST_COPY)
        if target.exists():
            if not target.is_file() or target.read_bytes() != content:
                raise UnreadableError(_fault("changed", source))
            return
        target.parent.mkdir(parents=True, exist_ok=True)
    except (FileNotFoundError, FileExistsError, NotADirectoryError):
        raise UnreadableError(_fault("no-place", source)) from None
    target.write_bytes(content)


def _list_files(folder: Path, ignore: Sequence[str]) -> Iterator[SubmittedFile]:
    """All files, in a fixed order, without following a link."""
    for parent, folders, files in os.walk(folder):
        below = Path(parent).relative_to(folder)
        links = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        kept = [name for name in folders if name not in links and not _is_in(name, ignore)]
        deep = len(below.parts) >= DEEPEST
        folders[:] = [] if deep else sorted(kept)
        if deep and kept:
            yield SubmittedFile(below, _fault("too-deep", below))
        for name in sorted([*files, *links]):
            if not _is_in(name, ignore):
                yield _look_at(folder, below / name)


def _look_at(folder: Path, path: Path) -> SubmittedFile:
    try:
        about = (folder / path).lstat()
    except OSError as error:
        return SubmittedFile(path, _fault("unreadable", path, error=error.strerror))
    if not stat.S_ISREG(about.st_mode):
        return SubmittedFile(path, _fault("not-plain", path))
    if about.st_size > LARGEST_COPY:
        return SubmittedFile(path, _fault("too-large", path, most=LARGEST_COPY))
    return SubmittedFile(path, size=about.st_size)


def _is_in(name: str, ignore: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in ignore)


def _quote(name: str) -> str:
    return ascii(name[:60])
