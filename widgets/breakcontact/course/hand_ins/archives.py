"""Read what is packed in a zip or tar without writing any of it under a name that it chose."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any, cast

from breakcontact.course.hand_ins.bounds import MOST_FILES, Budget, CountedStream, RefusedError
from breakcontact.course.hand_ins.origin import clean_name

SUFFIXES = (
    ".tar.gz", ".tar.xz", ".tar.bz2", ".zip", ".tgz", ".txz", ".tar", ".gz", ".xz", ".bz2", ".7z",
    ".rar",
)  # fmt: skip
_STREAMS: tuple[tuple[bytes, Callable[..., Any]], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
    (b"BZh", bz2.BZ2File),
)
_UNREAD = ((b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar"))
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """A plain file that lies in a folder or an archive.

    Attributes:
        path: Where, below its folder or archive; never outside it.
        read: Returns its bytes, within a budget.
    """

    path: PurePosixPath
    read: Callable[[Budget], bytes]


def strip_suffix(name: str) -> str | None:
    """The name of an archive without its ending, or ``None`` for what is no archive by name."""
    folded = name.casefold()
    suffix = next((one for one in SUFFIXES if folded.endswith(one)), None)
    return name[: -len(suffix)] if suffix else None


def list_members(content: IO[bytes], budget: Budget) -> Iterator[Member]:
    """The plain files in an archive, by what its first bytes say it is.

    Raises:
        RefusedError: If it cannot be read, or not within the bounds.
    """
    head = content.read(512)
    content.seek(0)
    for magic, name in _UNREAD:
        if head.startswith(magic):
            raise RefusedError("other-archive", kind=name)
    if not head:
        raise RefusedError("empty")
    try:
        if head.startswith(_ZIP):
            yield from _list_zip(content)
        else:
            yield from _list_tar(content, head, budget)
    except RefusedError:
        raise
    except Exception as error:  # these modules raise whatever a broken archive makes them raise
        raise RefusedError("damaged") from error


def safe_path(name: str) -> PurePosixPath:
    """A member's name as a path that stays inside: both slashes divide, ``..`` goes nowhere."""
    parts = [clean_name(part) for part in name.replace("\\", "/").split("/")]
    return PurePosixPath(*(part for part in parts if part not in {"", ".", ".."}))


def list_zip_members(archive: zipfile.ZipFile, most: int) -> Iterator[tuple[Member, int]]:
    """The plain files of a zip that is open, with their packed sizes; links are left out.

    Raises:
        RefusedError: If there are more than ``most``.
    """
    if len(archive.infolist()) > most:
        raise RefusedError("too-many", most=most)
    for info in archive.infolist():
        mode = info.external_attr >> 16
        path = safe_path(_decode_name(info))
        is_plain = not stat.S_IFMT(mode) or stat.S_ISREG(mode)
        if is_plain and path.parts and not info.is_dir():
            yield Member(path, _zip_reader(archive, info)), info.compress_size


def _list_zip(content: IO[bytes]) -> Iterator[Member]:
    with zipfile.ZipFile(content) as archive:
        for member, _ in list_zip_members(archive, MOST_FILES):
            yield member


def _zip_reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[Budget], bytes]:
    def read(budget: Budget) -> bytes:
        if info.flag_bits & _ENCRYPTED:
            raise RefusedError("encrypted")
        try:
            with archive.open(info) as stream:
                return budget.read(stream)
        except RefusedError:
            raise
        except Exception as error:  # a wrong checksum, an unknown method, a stream cut short
            raise RefusedError("damaged") from error

    return read


def _decode_name(info: zipfile.ZipInfo) -> str:
    """The name of a member: zips that do not say UTF-8 hold it anyway, or the code page of DOS."""
    if info.flag_bits & _UTF8_NAMES:
        return info.filename
    raw = info.orig_filename.encode("cp437", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp850")


def _list_tar(content: IO[bytes], head: bytes, budget: Budget) -> Iterator[Member]:
    opener = next((opener for magic, opener in _STREAMS if head.startswith(magic)), None)
    if opener is None and head[257:262] != b"ustar":
        raise RefusedError("no-archive")
    stream = opener(content) if opener else content
    counted = cast("IO[bytes]", CountedStream(stream, budget))
    with tarfile.open(fileobj=counted, mode="r|") as archive:
        for info in archive:
            budget.count_file()
            if info.isreg() and (opened := archive.extractfile(info)) is not None:
                yield Member(safe_path(info.name), _stream_reader(opened))


def _stream_reader(stream: IO[bytes]) -> Callable[[Budget], bytes]:
    """A reader that has to be called before the next member is asked for."""

    def read(budget: Budget) -> bytes:
        try:
            return budget.read(stream)
        except RefusedError:
            raise
        except Exception as error:
            raise RefusedError("damaged") from error

    return read


def open_bytes(content: bytes) -> IO[bytes]:
    """A stream of an archive that lay in another."""
    return io.BytesIO(content)
