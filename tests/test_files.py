"""Safe files: replaced as a whole, read within bounds, locked against other writers."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from breakcontact.errors import BreakContactError
from breakcontact.files import (
    PRIVATE,
    NotPlainError,
    TooLargeError,
    hold_lock,
    read_bounded,
    replace_file,
    write_text,
)


def test_a_file_is_replaced(tmp_path: Path) -> None:
    """The new content is there, and nothing else."""
    path = tmp_path / "answers"
    path.write_bytes(b"old")

    replace_file(path, b"new", durable=True)

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("where", ["os.fsync", "os.chmod", "os.replace"])
@pytest.mark.parametrize("kind", [OSError, KeyboardInterrupt])
def test_what_cannot_be_written_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, kind: type[BaseException]
) -> None:
    """A full disk or Ctrl-C at any moment costs nothing and leaves nothing behind."""
    path = tmp_path / "answers"
    path.write_bytes(b"old")

    def fail(*args: object) -> None:
        raise kind

    monkeypatch.setattr(where, fail)
    with pytest.raises(kind):
        replace_file(path, b"new", mode=PRIVATE, durable=True)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_rights_are_those_asked_for(tmp_path: Path) -> None:
    """Private, readable by all, or those of any new file, whatever the umask."""
    before = os.umask(0o027)
    try:
        replace_file(tmp_path / "private", b"", mode=PRIVATE)
        write_text(tmp_path / "public", "")
        replace_file(tmp_path / "any", b"")
    finally:
        os.umask(before)

    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert rights == {"private": 0o600, "public": 0o644, "any": 0o640}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """One sentence says which file cannot be written, and why."""
    with pytest.raises(BreakContactError, match=r"page\.md cannot be written: No such file"):
        write_text(tmp_path / "gone" / "page.md", "text")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_only_plain_files_within_bounds_are_read(tmp_path: Path) -> None:
    """A link only where links are wanted; never a folder, a pipe or too many bytes."""
    plain, link = tmp_path / "plain", tmp_path / "link"
    plain.write_bytes(b"12345")
    link.symlink_to(plain)
    os.mkfifo(tmp_path / "pipe")

    assert read_bounded(plain, 5) == b"12345"
    assert read_bounded(link, 5, follow_links=True) == b"12345"
    with pytest.raises(TooLargeError):
        read_bounded(plain, 4)
    for path in (link, tmp_path / "pipe", tmp_path):
        with pytest.raises(NotPlainError):
            read_bounded(path, 5)
    with pytest.raises(NotPlainError) as told:
        read_bounded(tmp_path / "pipe", 5, follow_links=True)
    assert told.value.errno != errno.EISDIR


def test_holders_of_a_lock_take_turns(tmp_path: Path) -> None:
    """Each finds the number that the one before has left."""

    def count() -> None:
        for _ in range(25):
            with hold_lock(tmp_path / "answers") as lock:
                lock.leave_number(lock.read_number() + 1)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with hold_lock(tmp_path / "answers") as lock:
        assert lock.read_number() == 100
