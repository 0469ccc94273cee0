"""The store: what it has acknowledged is in the file, or it says why not."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import quiz_definitions
from response_stores import answer, open_store, read_file

from breakcontact.quiz import read_responses
from breakcontact.quiz.response_store import MOST_SET_ASIDE, ResponseStore, SaveError

DEFINITION = quiz_definitions.small_definition()
WRITER = """
import sys
from pathlib import Path
from breakcontact.quiz import load_definition
from breakcontact.quiz.response_store import ResponseStore
folder, item, last = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
store = ResponseStore(folder, load_definition(folder / "small.quiz.json"))
store.load()
for turn in range(30):
    store.pending[item] = "first" if item == "small-06" and turn < 29 else last
    store.save()
"""


def test_an_answer_is_in_the_file_when_it_is_saved(store: ResponseStore) -> None:
    """Nothing waits any more, and a grader reads it."""
    answer(store, "small-01", "b")

    assert (read_file(store), store.pending) == ({"small-01": "b"}, {})


def test_opening_leaves_no_file(store: ResponseStore) -> None:
    """A file is made for an answer; a language alone needs none."""
    store.language = "nb"
    store.save()

    assert not store.path.exists()


def test_a_teacher_can_read_what_is_handed_in(store: ResponseStore) -> None:
    """The file has the rights of any new file, not those of a temporary one."""
    answer(store, "small-01", "b")
    other = store.folder / "other"
    other.touch()

    assert stat.S_IMODE(store.path.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def test_nothing_else_is_left_beside_the_notebook(store: ResponseStore) -> None:
    """Neither lock nor half a file is handed in."""
    answer(store, "small-01", "b")

    names = {path.name for path in store.folder.iterdir()}
    assert names == {"small.quiz.json", "small.responses.json"}


def test_a_kernel_started_again_knows_everything(store: ResponseStore) -> None:
    """Answers, language and country are taken up."""
    store.language, store.country = "nb", "NO"
    for name, value in quiz_definitions.RIGHT.items():
        answer(store, name, value)

    again = open_store(store.folder)

    assert again.answers == quiz_definitions.RIGHT
    assert (again.language, again.country) == ("nb", "NO")


def test_an_answer_taken_back_stays_so(store: ResponseStore) -> None:
    """Neither this kernel nor another brings it back."""
    answer(store, "small-01", "b")
    other = open_store(store.folder)
    answer(store, "small-01", None)
    answer(other, "small-02", ["a"])

    assert read_file(store) == {"small-02": ["a"]}


def test_two_kernels_keep_both_and_the_later(store: ResponseStore) -> None:
    """Each keeps what the other saved; for one item the later answer stands."""
    other = open_store(store.folder)
    answer(store, "small-01", "a")
    answer(other, "small-02", ["a"])
    answer(other, "small-01", "b")
    answer(store, "small-05", quiz_definitions.RIGHT["small-05"])

    assert read_file(store) == {
        "small-01": "b",
        "small-02": ["a"],
        "small-05": quiz_definitions.RIGHT["small-05"],
    }
    assert store.answers["small-01"] == "b"


def test_two_kernels_do_not_quarrel_over_the_language(store: ResponseStore) -> None:
    """The last choice stands, however often the other looks at the file."""
    answer(store, "small-01", "a")
    other = open_store(store.folder)
    other.language = "nb"
    other.save()
    store.save()

    assert read_responses(store.path, DEFINITION).language == "nb"


def test_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    """Three kernels that save as fast as they can leave the last answer of each."""
    quiz_definitions.write_definition(tmp_path)
    last = {"small-01": "b", "small-06": "last"}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), item, value])
        for item, value in (*last.items(), ("small-01", "b"))
    ]

    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    assert read_responses(tmp_path / DEFINITION.responses_name, DEFINITION).answers == last


def test_a_deleted_file_is_written_again(store: ResponseStore) -> None:
    """All that the kernel knows is in it."""
    answer(store, "small-01", "b")
    store.path.unlink()

    assert store.has_changed()
    store.save()

    assert read_file(store) == {"small-01": "b"}
    assert not store.has_changed()


def test_after_a_deletion_the_later_answer_still_wins(store: ResponseStore) -> None:
    """What one kernel wrote before is not taken for newer than what another writes now."""
    answer(store, "small-01", "b")
    other = open_store(store.folder)
    for value in ("c", "a", "c"):
        answer(other, "small-01", value)
    other.path.unlink()
    answer(store, "small-01", "b")
    other.save()

    assert read_file(other) == {"small-01": "b"}


@pytest.mark.parametrize("content", [b"", b"{", b"\x00" * 100, b" " * 100_000], ids=repr)
def test_a_damaged_file_is_kept_and_replaced(store: ResponseStore, content: bytes) -> None:
    """What is known is written again; the damaged bytes lie beside it under another name."""
    answer(store, "small-01", "b")
    store.path.write_bytes(content)
    answer(store, "small-02", ["a"])

    assert read_file(store) == {"small-01": "b", "small-02": ["a"]}
    assert store.set_aside == ["small.responses.damaged-1.json"]
    assert (store.folder / store.set_aside[0]).read_bytes() == content


def test_a_folder_in_place_of_the_file_is_moved(store: ResponseStore) -> None:
    """Whatever has the file's name makes room."""
    answer(store, "small-01", "b")
    store.path.unlink()
    store.path.mkdir()
    answer(store, "small-02", ["a"])

    assert read_file(store) == {"small-01": "b", "small-02": ["a"]}


def test_a_file_with_a_bad_answer_is_kept_too(store: ResponseStore) -> None:
    """What was written by hand is not lost when the file is written again."""
    fields = quiz_definitions.responses_fields(DEFINITION, {"small-01": "b", "small-02": "by hand"})
    store.path.write_text(json.dumps(fields), encoding="utf-8")
    answer(store, "small-05", quiz_definitions.RIGHT["small-05"])

    assert read_file(store).keys() == {"small-01", "small-05"}
    assert "by hand" in (store.folder / store.set_aside[0]).read_text(encoding="utf-8")


def test_damage_without_end_does_not_fill_the_folder(store: ResponseStore) -> None:
    """After a number of copies a damaged file is simply replaced."""
    for turn in range(MOST_SET_ASIDE + 5):
        store.path.write_text("{")
        answer(store, "small-01", "ab"[turn % 2])

    copies = list(store.folder.glob("*.damaged-*"))
    assert len(copies) == MOST_SET_ASIDE
    assert read_file(store) == {"small-01": "a"}


def test_a_damaged_file_is_set_aside_at_the_start(tmp_path: Path) -> None:
    """A new kernel knows nothing, keeps the file under another name, and goes on."""
    (tmp_path / DEFINITION.responses_name).write_text("{")

    store = open_store(tmp_path)

    assert store.set_aside == ["small.responses.damaged-1.json"]
    assert store.answers == {}
    assert not store.path.exists()


def test_an_old_kernel_makes_way_for_a_newer_version(store: ResponseStore) -> None:
    """Two versions do not push each other's file aside: the older says that there is a newer."""
    answer(store, "small-01", "b")
    table = quiz_definitions.small_table()
    table["version"] = "ffffffffffff"
    (store.folder / "small.quiz.json").write_text(json.dumps(table), encoding="utf-8")
    fields = {**quiz_definitions.responses_fields(DEFINITION, {}), "version": "ffffffffffff"}
    store.path.write_text(json.dumps(fields), encoding="utf-8")

    with pytest.raises(SaveError, match="has changed") as told:
        answer(store, "small-01", "a")

    assert told.value.reason == "newer"
    assert json.loads(store.path.read_text(encoding="utf-8")) == fields


def test_a_number_set_by_hand_stops_nobody(store: ResponseStore) -> None:
    """However large a revision is, the next answer is read again."""
    fields = quiz_definitions.responses_fields(DEFINITION, {"small-01": "b"})
    fields["answers"]["small-01"]["revision"] = 10**12
    store.path.write_text(json.dumps(fields), encoding="utf-8")
    answer(store, "small-01", "a")
    answer(store, "small-02", ["a"])

    assert read_file(store) == {"small-01": "a", "small-02": ["a"]}
