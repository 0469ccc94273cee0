"""The record: whole or not at all, and nothing of it lost."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import story_tables

from breakcontact.story import Record, RecordError, RecordFile, Story
from breakcontact.story.record import LARGEST_FILE, check_marks


@pytest.fixture
def story() -> Story:
    """A demand that can be paid, asked down or left."""
    return Story.from_table(story_tables.small_table())


@pytest.fixture
def file(tmp_path: Path, story: Story) -> RecordFile:
    """The place of a record in an empty folder."""
    return RecordFile(tmp_path / "01_small.record.json", story)


def open_again(file: RecordFile) -> RecordFile:
    """The same file in another tab or notebook."""
    return RecordFile(file.path, file.story)


def change(file: RecordFile, **fields: object) -> None:
    """Change some of what the file holds, as an editor or another version of a story would."""
    kept = json.loads(file.path.read_text(encoding="utf-8"))
    file.path.write_text(json.dumps({**kept, **fields}), encoding="utf-8")


def test_what_is_saved_is_found_again(file: RecordFile) -> None:
    """Path, marks, language and country come back as they were."""
    record = Record(("reply", "pay"), (("demand-1", "evidence"),), "nb", "NO")

    file.save(record)

    assert file.load().record == record


def test_a_record_holds_ids_only(file: RecordFile) -> None:
    """No name, no free text, no time stands in the file."""
    file.save(Record(("reply",), (("hello-1", "tactic", "flattery"),)))

    fields = json.loads(file.path.read_text(encoding="utf-8"))

    known = {"format", "story", "version", "path", "marks", "language", "country", "writer"}
    assert set(fields) == known
    assert len(fields["writer"]) == 16


def test_no_record_is_no_fault(file: RecordFile) -> None:
    """A first opening finds nothing and sets nothing aside."""
    found = file.load()

    assert (found.record, found.set_aside, found.fault) == (None, None, "")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        b'{"format": 1}',
        b" " * (LARGEST_FILE + 1),
        b"[" * 60_000,
        b'{"format": 1, "story": "other", "version": "x", "path": [], "marks": []}',
        b'{"format": 1, "story": "small", "path": "reply"}',
        b'{"format": 1, "story": "small", "path": [], "path": ["reply"]}',
    ],
    ids=[
        "empty",
        "half",
        "list",
        "not text",
        "no fields",
        "too large",
        "too deep",
        "other story",
        "no list",
        "twice",
    ],
)
def test_a_damaged_record_is_set_aside_whole(file: RecordFile, content: bytes) -> None:
    """What cannot be used is moved to another name, byte for byte, and the name is told."""
    file.path.write_bytes(content)

    found = file.load()

    assert found.record is None
    assert found.fault == "damaged"
    assert found.set_aside == "01_small.record.json.damaged-1"
    assert (file.path.parent / found.set_aside).read_bytes() == content
    assert not file.path.exists()


def _make_large(path: Path) -> None:
    with path.open("wb") as large:
        large.truncate(50 * 1024 * 1024)


ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo if hasattr(os, "mkfifo") else Path.touch,
    "folder": Path.mkdir,
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
    "link to itself": lambda path: path.symlink_to(path),
    "50 MB": _make_large,
}


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_odd_things_are_set_aside_at_once(file: RecordFile, make: Callable[[Path], object]) -> None:
    """None of them is waited for, when a lesson is opened and when it is saved."""
    make(file.path)
    begin = time.process_time()
    found = file.load()
    assert found.set_aside
    make(file.path)
    file.save(Record(("reply",)))

    assert file.load().record == Record(("reply",))
    assert len(list(file.path.parent.iterdir())) == 3
    assert time.process_time() - begin < 1


def test_a_byte_order_mark_and_a_link_are_read(file: RecordFile, tmp_path: Path) -> None:
    """An editor put the one there, the owner of the machine the other."""
    file.save(Record(("reply",)))
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_bytes(b"\xef\xbb\xbf" + file.path.read_bytes())
    file.path.unlink()
    file.path.symlink_to(elsewhere)

    assert file.load().record == Record(("reply",))


def test_a_path_that_replays_is_kept_over_any_version(file: RecordFile) -> None:
    """A message more or less in an ending costs nobody the play."""
    record = Record(("reply", "ask-less", "pay"), (("demand-1", "evidence"),))
    file.save(record)
    change(file, version="of another year")

    found = open_again(file).load()

    assert (found.record, found.set_aside, found.fault) == (record, None, "")


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"path": ["reply", "gone", "pay"]}, ("reply",)),
        ({"path": ["gone"]}, ()),
        ({"path": ["reply", 3, None]}, ("reply",)),
        ({"path": ["reply"] + ["ask-less"] * 3000}, ("reply", *["ask-less"] * 1999)),
        ({"marks": 3}, ("reply",)),
        ({"marks": [["unheard", "evidence"], ["hello-1", "evidence"]]}, ("reply",)),
    ],
    ids=["pick gone", "first gone", "no ids", "endless", "no marks", "message gone"],
)
def test_what_does_not_fit_is_kept_and_reported(
    file: RecordFile, changes: dict[str, object], kept: tuple[str, ...]
) -> None:
    """The old file lies aside, byte for byte, and the play goes as far as it still can."""
    file.save(Record(("reply",)))
    change(file, **changes)
    before = file.path.read_bytes()

    found = open_again(file).load()

    assert found.record is not None
    assert (found.record.path, found.fault) == (kept, "shortened")
    assert found.set_aside == "01_small.record.json.earlier-1"
    assert (file.path.parent / found.set_aside).read_bytes() == before
    again = open_again(file).load()
    assert again.set_aside is None
    assert again.record == (found.record if kept else None)


def test_earlier_damaged_records_are_kept(file: RecordFile) -> None:
    """A second damaged file gets a name of its own."""
    for number in (1, 2):
        file.path.write_text("{", encoding="utf-8")
        assert file.load().set_aside == f"01_small.record.json.damaged-{number}"


def test_what_was_damaged_meanwhile_is_set_aside_by_a_save(file: RecordFile) -> None:
    """Nothing is written over, not even rubbish."""
    file.save(Record(("reply",)))
    file.path.write_bytes(b"rubbish")

    file.save(Record(("reply", "pay")))

    assert file.path.with_name("01_small.record.json.damaged-1").read_bytes() == b"rubbish"
    assert file.load().record == Record(("reply", "pay"))


def test_two_that_play_keep_both_plays(file: RecordFile) -> None:
    """One pick here replaces none of the nine over there, and both are offered later."""
    other = open_again(file)
    long = Record(("reply", *["ask-less"] * 8))
    other.save(long)
    file.save(Record(("reply", "pay")))
    assert file.others == 1
    other.save(long)
    file.save(Record(("reply",)))
    assert other.find_state(long) == "kept"
    file.close()
    other.close()

    found = open_again(file).load()

    assert (found.record, found.others) == (Record(("reply",)), (long,))


def test_going_on_and_starting_anew_leave_one_play(file: RecordFile) -> None:
    """When the one who played before is gone, a reader replaces what was opened."""
    file.save(Record(("reply", "ask-less")))
    file.close()
    for path in (("reply", "ask-less", "pay"), ("reply", "pay"), ("reply",)):
        later = open_again(file)
        assert later.load().others == ()
        later.save(Record(path))
        assert "others" not in json.loads(file.path.read_text(encoding="utf-8"))
        later.close()


def test_a_play_that_is_open_elsewhere_is_never_replaced(file: RecordFile) -> None:
    """Not even by one that began where it stands, and is then taken back."""
    file.save(Record(("reply", "ask-less")))
    later = open_again(file)
    later.load()
    later.save(Record(("reply", "ask-less", "pay")))
    later.save(Record(("reply",)))

    assert file.find_state(Record(("reply", "ask-less"))) == "kept"


def test_the_file_does_not_grow_for_ever(file: RecordFile) -> None:
    """The oldest plays that nobody has open make room."""
    for count in range(30):
        one = open_again(file)
        one.save(Record(("reply", *["ask-less"] * (30 - count))))
        one.close()

    found = file.load()
    assert found.record == Record(("reply", "ask-less"))
    assert len(found.others) <= 8


@pytest.mark.parametrize("where", ["os.fsync", "os.replace", "os.open", "os.chmod"])
def test_a_failed_save_leaves_the_old_record(
    file: RecordFile, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """When the disk is full the sentence says so, the old record stands and no half file stays."""
    file.save(Record(("reply",)))
    real: Any = {"os.open": os.open}.get(where)

    def full(path: object, *args: object, **options: object) -> object:
        if real and file.path.name not in str(path):
            return real(path, *args, **options)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, full)
    with pytest.raises(RecordError, match="No space left") as told:
        file.save(Record(("reply", "pay")))
    monkeypatch.undo()

    assert told.value.reason == "full"
    assert file.load().record == Record(("reply",))
    assert [path.name for path in file.path.parent.iterdir()] == [file.path.name]


def test_saved_means_read_back(file: RecordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes the bytes and gives others back is found out."""
    monkeypatch.setattr("breakcontact.kept_files.read_bounded", lambda path, most: b"other")

    with pytest.raises(RecordError, match="read back"):
        file.save(Record(("reply",)))


def test_what_a_killed_kernel_left_is_removed(file: RecordFile) -> None:
    """A half-written file holds a path, too."""
    half = file.path.with_name(f".{file.path.name}.0123abcd")
    half.write_text("{", encoding="utf-8")

    file.load()

    assert not half.exists()


def test_a_missing_folder_is_said_in_a_sentence(file: RecordFile) -> None:
    """Saving where no folder is names the file and the reason."""
    lost = RecordFile(file.path.parent / "gone" / "x.record.json", file.story)

    with pytest.raises(RecordError, match=r"'x\.record\.json' cannot be saved: No such file"):
        lost.save(Record(()))


@pytest.mark.parametrize(
    "marks",
    [
        None,
        "text",
        [["hello-1"]],
        [["hello-1", "tactic"]],
        [["hello-1", "tactic", "magic"]],
        [["unheard", "evidence"]],
        [[7, "evidence"]],
        [["hello-1", "evidence"]] * 1000,
    ],
    ids=["none", "text", "short", "no tactic", "unknown tactic", "unknown", "number", "too many"],
)
def test_marks_from_outside_are_checked(file: RecordFile, marks: object) -> None:
    """Only marks on messages of this story are taken."""
    with pytest.raises(RecordError):
        check_marks(file.story, marks)
