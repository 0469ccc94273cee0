"""Files that keep what a learner did: complete on the disk, read back, set aside if unusable."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from breakcontact.files import move_into_place, read_bounded, sync_folder, write_beside

_PARTIAL: Final = "[0-9a-f]{8}"

_REASONS: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
}


class JsonError(ValueError):
    """Bytes that are no JSON of ours.

    Attributes:
        kind: ``no-text``, ``too-deep`` or ``no-json``.
    """

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


def name_reason(error: OSError) -> str:
    """Why a file cannot be written: ``full``, ``read-only``, ``gone`` or ``refused``."""
    return _REASONS.get(error.errno or 0, "refused")


def parse_json(content: bytes, deepest: int) -> Any:
    """Parse a file that anybody may have written; it may begin with a byte order mark.

    Args:
        content: The bytes.
        deepest: The deepest nesting of brackets that is parsed.

    Raises:
        JsonError: If it is not JSON, has a name twice in an object, a fraction, or more levels.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise JsonError("no-text", "it is not UTF-8 text") from None
    if _measure_depth(text) > deepest:
        raise JsonError("too-deep", f"it is nested deeper than {deepest} levels")
    try:
        return json.loads(
            text,
            object_pairs_hook=_refuse_duplicates,
            parse_constant=_refuse_number,
            parse_float=_refuse_number,
        )
    except ValueError as error:
        raise JsonError("no-json", str(error)[:80]) from None


def write_kept(
    path: Path, content: bytes, *, mode: int | None = None, aside: Path | None = None
) -> None:
    """Replace a file, and return when the new content is on the disk and has been read back.

    Args:
        path: The file; its folder must exist.
        content: All of the new content.
        mode: Permission bits, or ``None`` for those that any new file gets.
        aside: Another name that what stands in the file's place gets first.

    Raises:
        OSError: If it cannot be written or read back.
    """
    partial = write_beside(path, content, mode=mode, durable=True)
    try:
        if aside is not None:
            _give_name(path, aside)
    except OSError:
        with suppress(OSError):
            partial.unlink()
        raise
    move_into_place(partial, path)
    sync_folder(path.parent)
    check_written(path, content)


def check_written(path: Path, content: bytes) -> None:
    """Read a file that was just written.

    Raises:
        OSError: If it does not hold the content.
    """
    if read_bounded(path, len(content)) != content:
        raise OSError(errno.EIO, "it could not be read back", str(path))


def find_free_name(path: Path, word: str) -> Path | None:
    """A name for what is set aside, such as ``x.json.damaged-1``; ``None`` if all are used."""
    names = (path.with_name(f"{path.name}.{word}-{number}") for number in range(1, 1000))
    return next((name for name in names if not os.path.lexists(name)), None)


def move_aside(path: Path, word: str) -> str | None:
    """Rename what stands in a file's place; ``None`` if that is impossible."""
    aside = find_free_name(path, word)
    if aside is not None:
        with suppress(OSError):
            os.rename(path, aside)
            return aside.name
    return None


def list_partial_files(path: Path) -> list[Path]:
    """What a writer that was killed has left beside a file."""
    pattern = re.compile(rf"\.{re.escape(path.name)}\.{_PARTIAL}")
    with suppress(OSError):
        return sorted(each for each in path.parent.iterdir() if pattern.fullmatch(each.name))
    return []


def remove_files(paths: Iterable[Path]) -> None:
    """Delete files as far as that is possible."""
    for path in paths:
        with suppress(OSError):
            path.unlink()


def fingerprint(path: Path) -> tuple[int, ...] | None:
    """A fingerprint that changes when a file is rewritten; ``None`` if there is no file."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode)


def _give_name(path: Path, other: Path) -> None:
    """Give a file a second name, or rename it where a second name is impossible."""
    if stat.S_ISREG(path.lstat().st_mode):
        with suppress(OSError):
            os.link(path, other)
            return
    os.rename(path, other)


def _measure_depth(text: str) -> int:
    """The deepest nesting of brackets outside strings."""
    depth = deepest = 0
    in_string = escaped = False
    for character in text:
        if in_string:
            in_string = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _refuse_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("an object has a duplicate name")
    return fields


def _refuse_number(text: str) -> Any:
    raise ValueError(f"the number {text[:20]} is not allowed")
