"""The recorder: what it has acknowledged is in the file, or it says why not."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import quiz_papers
from quiz_recorders import answer, open_recorder, read_file

from breakcontact.quiz import read_responses
from breakcontact.quiz.response_store import MOST_SET_ASIDE, Recorder, SaveError

PAPER = quiz_papers.small_paper()
WRITER = """
import sys
from pathlib import Path
from breakcontact.quiz import load_paper
from breakcontact.quiz.response_store import Recorder
folder, item, last = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
recorder = Recorder(folder, load_paper(folder / "small.quiz.json"))
recorder.load()
for turn in range(30):
    recorder.pending[item] = "first" if item == "small-06" and turn < 29 else last
    recorder.save()
"""


def test_an_answer_is_in_the_file_when_it_is_saved(recorder: Recorder) -> None:
    """Nothing waits any more, and a grader reads it."""
    answer(recorder, "small-01", "b")

    assert (read_file(recorder), recorder.pending) == ({"small-01": "b"}, {})


def test_opening_leaves_no_file(recorder: Recorder) -> None:
    """A file is made for an answer; a language alone needs none."""
    recorder.language = "nb"
    recorder.save()

    assert not recorder.path.exists()


def test_a_teacher_can_read_what_is_handed_in(recorder: Recorder) -> None:
    """The file has the rights of any new file, not those of a temporary one."""
    answer(recorder, "small-01", "b")
    other = recorder.folder / "other"
    other.touch()

    assert stat.S_IMODE(recorder.path.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def test_nothing_else_is_left_beside_the_notebook(recorder: Recorder) -> None:
    """Neither lock nor half a file is handed in."""
    answer(recorder, "small-01", "b")

    names = {path.name for path in recorder.folder.iterdir()}
    assert names == {"small.quiz.json", "small.responses.json"}


def test_a_kernel_started_again_knows_everything(recorder: Recorder) -> None:
    """Answers, language and country are taken up."""
    recorder.language, recorder.country = "nb", "NO"
    for name, value in quiz_papers.RIGHT.items():
        answer(recorder, name, value)

    again = open_recorder(recorder.folder)

    assert again.answers == quiz_papers.RIGHT
    assert (again.language, again.country) == ("nb", "NO")


def test_an_answer_taken_back_stays_so(recorder: Recorder) -> None:
    """Neither this kernel nor another brings it back."""
    answer(recorder, "small-01", "b")
    other = open_recorder(recorder.folder)
    answer(recorder, "small-01", None)
    answer(other, "small-02", ["a"])

    assert read_file(recorder) == {"small-02": ["a"]}


def test_two_kernels_keep_both_and_the_later(recorder: Recorder) -> None:
    """Each keeps what the other saved; for one item the later answer stands."""
    other = open_recorder(recorder.folder)
    answer(recorder, "small-01", "a")
    answer(other, "small-02", ["a"])
    answer(other, "small-01", "b")
    answer(recorder, "small-05", quiz_papers.RIGHT["small-05"])

    assert read_file(recorder) == {
        "small-01": "b",
        "small-02": ["a"],
        "small-05": quiz_papers.RIGHT["small-05"],
    }
    assert recorder.answers["small-01"] == "b"


def test_two_kernels_do_not_quarrel_over_the_language(recorder: Recorder) -> None:
    """The last choice stands, however often the other looks at the file."""
    answer(recorder, "small-01", "a")
    other = open_recorder(recorder.folder)
    other.language = "nb"
    other.save()
    recorder.save()

    assert read_responses(recorder.path, PAPER).language == "nb"


def test_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    """Three kernels that save as fast as they can leave the last answer of each."""
    quiz_papers.write_paper(tmp_path)
    last = {"small-01": "b", "small-06": "last"}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), item, value])
        for item, value in (*last.items(), ("small-01", "b"))
    ]

    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    assert read_responses(tmp_path / PAPER.responses_name, PAPER).answers == last


def test_a_deleted_file_is_written_again(recorder: Recorder) -> None:
    """All that the kernel knows is in it."""
    answer(recorder, "small-01", "b")
    recorder.path.unlink()

    assert recorder.has_changed()
    recorder.save()

    assert read_file(recorder) == {"small-01": "b"}
    assert not recorder.has_changed()


def test_after_a_deletion_the_later_answer_still_wins(recorder: Recorder) -> None:
    """What one kernel wrote before is not taken for newer than what another writes now."""
    answer(recorder, "small-01", "b")
    other = open_recorder(recorder.folder)
    for value in ("c", "a", "c"):
        answer(other, "small-01", value)
    other.path.unlink()
    answer(recorder, "small-01", "b")
    other.save()

    assert read_file(other) == {"small-01": "b"}


@pytest.mark.parametrize("content", [b"", b"{", b"\x00" * 100, b" " * 100_000], ids=repr)
def test_a_damaged_file_is_kept_and_replaced(recorder: Recorder, content: bytes) -> None:
    """What is known is written again; the damaged bytes lie beside it under another name."""
    answer(recorder, "small-01", "b")
    recorder.path.write_bytes(content)
    answer(recorder, "small-02", ["a"])

    assert read_file(recorder) == {"small-01": "b", "small-02": ["a"]}
    assert recorder.set_aside == ["small.responses.damaged-1.json"]
    assert (recorder.folder / recorder.set_aside[0]).read_bytes() == content


def test_a_folder_in_place_of_the_file_is_moved(recorder: Recorder) -> None:
    """Whatever has the file's name makes room."""
    answer(recorder, "small-01", "b")
    recorder.path.unlink()
    recorder.path.mkdir()
    answer(recorder, "small-02", ["a"])

    assert read_file(recorder) == {"small-01": "b", "small-02": ["a"]}


def test_a_file_with_a_bad_answer_is_kept_too(recorder: Recorder) -> None:
    """What was written by hand is not lost when the file is written again."""
    fields = quiz_papers.responses_fields(PAPER, {"small-01": "b", "small-02": "by hand"})
    recorder.path.write_text(json.dumps(fields), encoding="utf-8")
    answer(recorder, "small-05", quiz_papers.RIGHT["small-05"])

    assert read_file(recorder).keys() == {"small-01", "small-05"}
    assert "by hand" in (recorder.folder / recorder.set_aside[0]).read_text(encoding="utf-8")


def test_damage_without_end_does_not_fill_the_folder(recorder: Recorder) -> None:
    """After a number of copies a damaged file is simply replaced."""
    for turn in range(MOST_SET_ASIDE + 5):
        recorder.path.write_text("{")
        answer(recorder, "small-01", "ab"[turn % 2])

    copies = list(recorder.folder.glob("*.damaged-*"))
    assert len(copies) == MOST_SET_ASIDE
    assert read_file(recorder) == {"small-01": "a"}


def test_a_damaged_file_is_set_aside_at_the_start(tmp_path: Path) -> None:
    """A new kernel knows nothing, keeps the file under another name, and goes on."""
    (tmp_path / PAPER.responses_name).write_text("{")

    recorder = open_recorder(tmp_path)

    assert recorder.set_aside == ["small.responses.damaged-1.json"]
    assert recorder.answers == {}
    assert not recorder.path.exists()


def test_an_old_kernel_makes_way_for_a_newer_version(recorder: Recorder) -> None:
    """Two versions do not push each other's file aside: the older says that there is a newer."""
    answer(recorder, "small-01", "b")
    table = quiz_papers.small_table()
    table["version"] = "ffffffffffff"
    (recorder.folder / "small.quiz.json").write_text(json.dumps(table), encoding="utf-8")
    fields = {**quiz_papers.responses_fields(PAPER, {}), "version": "ffffffffffff"}
    recorder.path.write_text(json.dumps(fields), encoding="utf-8")

    with pytest.raises(SaveError, match="has changed") as told:
        answer(recorder, "small-01", "a")

    assert told.value.reason == "newer"
    assert json.loads(recorder.path.read_text(encoding="utf-8")) == fields


def test_a_number_set_by_hand_stops_nobody(recorder: Recorder) -> None:
    """However large a revision is, the next answer is read again."""
    fields = quiz_papers.responses_fields(PAPER, {"small-01": "b"})
    fields["answers"]["small-01"]["revision"] = 10**12
    recorder.path.write_text(json.dumps(fields), encoding="utf-8")
    answer(recorder, "small-01", "a")
    answer(recorder, "small-02", ["a"])

    assert read_file(recorder) == {"small-01": "a", "small-02": ["a"]}
