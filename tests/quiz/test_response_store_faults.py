"""A store whose disk fails it: it says so, keeps what it has, and tries again."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable

import pytest
import quiz_definitions
from response_stores import answer, open_store, read_file

from breakcontact.files import hold_lock
from breakcontact.quiz.response_store import ResponseStore, SaveError

FAULTS = [
    ("os.fsync", errno.ENOSPC, "full"),
    ("os.fsync", errno.EDQUOT, "full"),
    ("os.replace", errno.EACCES, "read-only"),
    ("os.replace", errno.EIO, "refused"),
    ("breakcontact.kept_files.write_beside", errno.EROFS, "read-only"),
    ("breakcontact.kept_files.write_beside", errno.ENOENT, "gone"),
]


@pytest.mark.parametrize(("where", "number", "reason"), FAULTS)
def test_what_cannot_be_saved_is_said_and_waits(
    store: ResponseStore, monkeypatch: pytest.MonkeyPatch, where: str, number: int, reason: str
) -> None:
    """The old file stands, no half file stays, and the answer is saved once the disk lets it."""
    answer(store, "small-01", "b")

    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as faulty:
        faulty.setattr(where, refuse)
        with pytest.raises(SaveError, match=r"small\.responses\.json") as told:
            answer(store, "small-02", ["a"])

    assert told.value.reason == reason
    assert (read_file(store), store.find_unsaved()) == ({"small-01": "b"}, ["small-02"])
    assert len(list(store.folder.iterdir())) == 2
    store.save()
    assert read_file(store) == {"small-01": "b", "small-02": ["a"]}


@pytest.mark.parametrize("where", ["os.fsync", "os.replace", "os.link"])
def test_a_kernel_that_dies_while_saving_leaves_a_whole_file(
    store: ResponseStore, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """At whatever moment it dies, the next kernel finds all that was acknowledged."""
    answer(store, "small-01", "b")

    def die(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(where, die)
        with pytest.raises(KeyboardInterrupt):
            damage_and_answer(store) if where == "os.link" else answer(store, "small-05", 1)

    left = [path for path in store.folder.iterdir() if path.suffix == ".json"]
    assert any(b'"b"' in path.read_bytes() for path in left)


def damage_and_answer(store: ResponseStore) -> None:
    """Have the store set a file aside that holds a good answer and a bad one."""
    fields = quiz_definitions.responses_fields(
        store.definition, {"small-01": "b", "small-02": "bad"}
    )
    store.path.write_text(json.dumps(fields), encoding="utf-8")
    answer(store, "small-05", quiz_definitions.RIGHT["small-05"])


def test_a_lost_folder_is_said(store: ResponseStore) -> None:
    """A folder that was moved away is not made anew."""
    answer(store, "small-01", "b")
    store.folder.rename(store.folder.with_name("elsewhere"))

    with pytest.raises(SaveError) as told:
        answer(store, "small-01", "c")

    assert told.value.reason == "gone"
    assert not store.folder.exists()
    store.folder.with_name("elsewhere").rename(store.folder)


def test_a_kernel_that_hangs_while_writing_is_told(
    store: ResponseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other waits some seconds, says so, and saves when the first has let go."""
    monkeypatch.setattr("breakcontact.files.time.monotonic", count_hours())
    with hold_lock(store.path):
        with pytest.raises(SaveError) as told:
            answer(store, "small-01", "b")
        assert told.value.reason == "busy"
    monkeypatch.undo()
    store.save()

    assert read_file(store) == {"small-01": "b"}


def count_hours() -> Callable[[], float]:
    """A clock that moves on by an hour each time that somebody looks."""
    hours = iter(range(0, 10**9, 3600))
    return lambda: float(next(hours))


@pytest.mark.parametrize("where", ["os.open", "os.lseek"])
def test_without_a_place_for_locks_it_still_saves(
    store: ResponseStore, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """A folder for temporary files that refuses costs no answer."""
    real = {"os.open": os.open, "os.lseek": os.lseek}[where]

    def refuse(first: object, *args: int) -> int:
        if where == "os.lseek" or str(first).endswith(".lock"):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return real(first, *args)  # type: ignore[operator]

    monkeypatch.setattr(f"breakcontact.files.{where}", refuse)
    answer(store, "small-01", "b")

    assert read_file(store) == {"small-01": "b"}


def test_a_lock_file_full_of_nonsense_is_no_trouble(store: ResponseStore) -> None:
    """Whatever stands there, numbers go on from what the responses hold."""
    answer(store, "small-01", "b")
    with hold_lock(store.path) as lock:
        assert lock.descriptor is not None
        os.lseek(lock.descriptor, 0, os.SEEK_SET)
        os.write(lock.descriptor, b"nonsense" * 5)
    answer(store, "small-01", "c")

    assert read_file(open_store(store.folder)) == {"small-01": "c"}
