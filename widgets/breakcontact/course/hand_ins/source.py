"""What lies in a folder or archive of downloads, entry by entry, without copying it."""

from __future__ import annotations

import os
import re
import stat
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from breakcontact.course.errors import CourseError
from breakcontact.course.hand_ins.archives import (
    Member,
    list_members,
    list_zip_members,
    strip_suffix,
)
from breakcontact.course.hand_ins.bounds import (
    DEEPEST_FOLDER,
    LARGEST_FILE,
    Budget,
    RefusedError,
)
from breakcontact.course.hand_ins.origin import clean_name, is_generic
from breakcontact.course.hand_ins.platforms import CONTAINERS
from breakcontact.course.hand_ins.platforms.teams import NOT_HANDED_IN
from breakcontact.files import NotPlainError, TooLargeError, read_bounded

_JUNK = re.compile(
    r"\..*|__MACOSX|(?:ipynb_)?checkpoints|__pycache__|desktop\.ini|thumbs\.db|icon\r?|~\$.*",
    re.IGNORECASE,
)
_MOST_IN_CLASS = 200_000
_PLAIN = 1 << 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder that lies directly in the source.

    Attributes:
        name: Its name as it is shown and as a names file gives it back.
        is_file: Whether it is a file.
        packed: Its bytes as they arrived, for the ratio of unpacking.
        members: Lists the plain files in it; a file is its own only member.
        open: Opens a file to be read in place, or ``None`` for a folder.
    """

    name: str
    is_file: bool
    packed: int
    members: Callable[[Budget], Iterator[Member]]
    open: Callable[[], IO[bytes]] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The entries of a source.

    Attributes:
        name: The name of the folder, or of the archive without its ending.
        is_archive: Whether it is an archive, which may itself be one learner's hand-in.
        entries: By name.
    """

    name: str
    is_archive: bool
    entries: list[Entry]


def is_junk(name: str) -> bool:
    """Whether a name is hidden, or is that of a file that systems leave behind."""
    return bool(_JUNK.fullmatch(name))


def open_source(path: Path, stack: ExitStack) -> Source:
    """List a folder or an archive; ``stack`` keeps the archive open.

    Raises:
        CourseError: If it is neither, or cannot be read.
    """
    try:
        if path.is_dir():
            return Source(clean_name(path.name), False, _list_folder(_descend(path)))
        stem = strip_suffix(path.name)
        if stem is None:
            raise CourseError("collect.no-archive", path=path)
        file = stack.enter_context(path.open("rb"))
        entries = _group(clean_name(stem), _list_archive(file, path, stack))
        return Source(clean_name(stem), True, entries)
    except RefusedError as error:
        raise CourseError(f"collect.source.{error.code}", path=path, **error.details) from error
    except OSError as error:
        raise CourseError("collect.unreadable", path=path, reason=error.strerror) from error


def _list_folder(path: Path) -> list[Entry]:
    found = sorted(os.scandir(path), key=lambda one: one.name)
    return [_folder_entry(Path(one.path)) for one in found if not is_junk(clean_name(one.name))]


def _folder_entry(path: Path) -> Entry:
    mode = path.lstat().st_mode
    name = clean_name(path.name)
    if stat.S_ISDIR(mode):
        return Entry(name, False, _PLAIN, lambda budget: walk_folder(path, budget))
    member = Member(PurePosixPath(name), lambda budget: _read_plain(path, budget))
    opener = (lambda: path.open("rb")) if stat.S_ISREG(mode) else None
    return Entry(name, True, path.lstat().st_size, lambda _: iter([member]), opener)


def walk_folder(path: Path, budget: Budget) -> Iterator[Member]:
    """The files in a folder and in those below it, without following links.

    Raises:
        RefusedError: If there are too many, or a folder cannot be read.
    """

    def fail(error: OSError) -> None:
        raise RefusedError("unreadable", reason=error.strerror) from error

    for folder, folders, names in os.walk(path, onerror=fail):
        below = Path(folder).relative_to(path)
        folders[:] = sorted(one for one in folders if not is_junk(clean_name(one)))
        if len(below.parts) >= DEEPEST_FOLDER and folders:
            raise RefusedError("too-deep", most=DEEPEST_FOLDER)
        for name in sorted(names):
            budget.count_file()
            where = PurePosixPath(*(clean_name(part) for part in (*below.parts, name)))
            yield Member(where, _plain_reader(Path(folder, name)))


def _plain_reader(path: Path) -> Callable[[Budget], bytes]:
    return lambda budget: _read_plain(path, budget)


def _read_plain(path: Path, budget: Budget) -> bytes:
    try:
        content = read_bounded(path, LARGEST_FILE)
    except NotPlainError as error:
        raise RefusedError("not-plain") from error
    except TooLargeError as error:
        raise RefusedError("file-too-large", most=LARGEST_FILE // 1_000_000) from error
    except OSError as error:
        raise RefusedError("unreadable", reason=error.strerror) from error
    budget.unpack(len(content))
    return content


def _list_archive(file: IO[bytes], path: Path, stack: ExitStack) -> list[tuple[Member, int]]:
    """The members of the source with their packed sizes."""
    if zipfile.is_zipfile(file):
        file.seek(0)
        try:
            archive = stack.enter_context(zipfile.ZipFile(file))
        except Exception as error:  # whatever a broken archive makes the module raise
            raise RefusedError("damaged") from error
        return list(list_zip_members(archive, _MOST_IN_CLASS))
    file.seek(0)
    budget = Budget(packed=path.stat().st_size)
    # A tar can only be read from its beginning to its end, so what is in it has to be kept.
    kept = []
    for member in list_members(file, budget):
        content = member.read(budget)
        kept.append((Member(member.path, _kept_reader(content)), len(content)))
    return kept


def _kept_reader(content: bytes) -> Callable[[Budget], bytes]:
    return lambda _: content


def _group(stem: str, members: list[tuple[Member, int]]) -> list[Entry]:
    """The entries of an archive; the one folder that is named as the archive is passed over."""
    members = [one for one in members if not any(is_junk(part) for part in one[0].path.parts)]
    while top := _find_wrapper({one.path.parts[0] for one, _ in members}, stem):
        inner = [one for one in members if one[0].path.parts[0] == top]
        if any(len(one.path.parts) == 1 for one, _ in inner):
            break
        members = [(Member(_below(one.path), one.read), size) for one, size in inner]
    groups: dict[str, list[tuple[Member, int]]] = defaultdict(list)
    for member, size in members:
        groups[member.path.parts[0]].append((member, size))
    return [_archive_entry(name, groups[name]) for name in sorted(groups)]


def _find_wrapper(tops: set[str], stem: str) -> str:
    """The one folder around everything, if its name is nobody's; else ""."""
    kept = {top for top in tops if not _is_passed_over(top)}
    top = next(iter(kept)) if len(kept) == 1 else ""
    return top if top == stem or _is_container(top) else ""


def _archive_entry(name: str, members: list[tuple[Member, int]]) -> Entry:
    packed = sum(size for _, size in members)
    is_file = len(members) == 1 and len(members[0][0].path.parts) == 1
    if is_file:
        return Entry(name, True, packed, lambda _: iter([members[0][0]]))

    def list_below(budget: Budget) -> Iterator[Member]:
        for member, _ in members:
            budget.count_file()
            if len(member.path.parts) > DEEPEST_FOLDER:
                raise RefusedError("too-deep", most=DEEPEST_FOLDER)
            if len(member.path.parts) > 1:
                yield Member(_below(member.path), member.read)

    return Entry(name, False, packed, list_below)


def _below(path: PurePosixPath) -> PurePosixPath:
    return PurePosixPath(*path.parts[1:])


def _descend(path: Path) -> Path:
    """Go into the one folder that a platform puts around its learners' folders."""
    for _ in range(DEEPEST_FOLDER):
        found = [one for one in os.scandir(path) if not is_junk(one.name)]
        folders = [one for one in found if one.is_dir(follow_symlinks=False)]
        inner = [one for one in folders if clean_name(one.name).casefold() in CONTAINERS]
        if len(inner) == 1 and all(_is_passed_over(one.name) for one in found if one != inner[0]):
            path = Path(inner[0].path)
        elif len(found) == len(folders) == 1 and is_generic(clean_name(folders[0].name)):
            path = Path(folders[0].path)
        else:
            break
    return path


def _is_passed_over(name: str) -> bool:
    return clean_name(name).casefold() in NOT_HANDED_IN


def _is_container(name: str) -> bool:
    return bool(name) and (name.casefold() in CONTAINERS or is_generic(name))
