"""The record: whole or not at all, and nothing of it lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import story_tables

from breakcontact.story import Record, RecordError, RecordFile, Story
from breakcontact.story.record import check_marks


@pytest.fixture
def file(tmp_path: Path) -> RecordFile:
    """The place of a record in an empty folder."""
    return RecordFile(
        tmp_path / "01_small.record.json", Story.from_table(story_tables.small_table())
    )


def test_what_is_saved_is_found_again(file: RecordFile) -> None:
    """Path, marks, language and country come back as they were."""
    record = Record(("reply", "pay"), (("demand-1", "evidence"),), "nb", "NO")

    file.save(record)

    assert file.load().record == record


def test_a_record_holds_ids_only(file: RecordFile) -> None:
    """No name, no free text, no time stands in the file."""
    file.save(Record(("reply",), (("hello-1", "tactic", "flattery"),)))

    fields = json.loads(file.path.read_text(encoding="utf-8"))

    assert set(fields) == {"format", "story", "version", "path", "marks", "language", "country"}


def test_no_record_is_no_fault(file: RecordFile) -> None:
    """A first opening finds nothing and sets nothing aside."""
    found = file.load()

    assert (found.record, found.set_aside) == (None, None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        b'{"format": 1}',
        b" " * 300_000,
        b'{"format": 1, "story": "small", "version": "other", "path": [], "marks": []}',
    ],
    ids=["empty", "half", "list", "not text", "no fields", "too large", "other version"],
)
def test_a_damaged_record_is_set_aside_whole(file: RecordFile, content: bytes) -> None:
    """What cannot be used is moved to another name, byte for byte, and the name is told."""
    file.path.write_bytes(content)

    found = file.load()

    assert found.record is None
    assert found.set_aside == "01_small.record.json.damaged-1"
    assert (file.path.parent / found.set_aside).read_bytes() == content
    assert not file.path.exists()


@pytest.mark.parametrize(
    "change",
    [{"path": ["nowhere"]}, {"path": "reply"}, {"marks": 3}, {"marks": [["x", "evidence"]]}],
    ids=["foreign pick", "no list", "no marks", "foreign mark"],
)
def test_a_record_of_what_cannot_be_is_set_aside(
    file: RecordFile, change: dict[str, object]
) -> None:
    """A path or mark that the story does not know makes the file unusable, not the lesson."""
    file.save(Record(("reply",)))
    fields = json.loads(file.path.read_text(encoding="utf-8"))
    file.path.write_text(json.dumps({**fields, **change}), encoding="utf-8")

    assert file.load().set_aside


def test_earlier_damaged_records_are_kept(file: RecordFile) -> None:
    """A second damaged file gets a name of its own."""
    for number in (1, 2):
        file.path.write_text("{", encoding="utf-8")
        assert file.load().set_aside == f"01_small.record.json.damaged-{number}"


def test_a_failed_save_leaves_the_old_record(
    file: RecordFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full the sentence says so, the old record stands and no half file stays."""
    file.save(Record(("reply",)))

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(RecordError, match="No space left"):
        file.save(Record(("reply", "pay")))

    assert file.load().record == Record(("reply",))
    assert [path.name for path in file.path.parent.iterdir()] == [file.path.name]


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
