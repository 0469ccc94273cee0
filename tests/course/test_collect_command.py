"""``class collect``, ``history`` and ``roster`` as a teacher types them."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from class_teacher import ClassTeacher
from hand_in_trees import NOTEBOOK, RESPONSES, SLUG, make_files, write

import breakcontact.course.hand_ins.store
from breakcontact.course.hand_ins.roster import Roster, import_roster, load_roster

ANSWERS = {"before-01": "b"}
ODD_NAMES = (
    "Kari [10A]",
    "Ola {8B}, jr.",
    "Åse $HOME *",
    "<b>王小明</b>"[:5],
    "con",
    "Kari",
    "kari",
)


@pytest.fixture
def teacher(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> ClassTeacher:
    """A teacher who has handed one quiz out."""
    teacher = ClassTeacher(tmp_path, capsys, monkeypatch)
    teacher.set_up(SLUG)
    return teacher


def test_whatever_people_are_called_they_are_graded(teacher: ClassTeacher) -> None:
    """Each hand-in under its own safe id, counted as it is, with a page."""
    for name in ODD_NAMES:
        teacher.write_hand_in(teacher.folder / "downloads" / name, SLUG, ANSWERS)

    collected = teacher.say("collect", "--from", "downloads")
    graded = teacher.say("grade")
    pages = teacher.say("feedback")
    listed = teacher.say("roster")

    assert (collected.code, graded.code, pages.code) == (0, 0, 0)
    assert f"before: {len(ODD_NAMES)} hand-ins graded" in graded.told
    assert len(list((teacher.root / "feedback").glob(f"*/{SLUG}/*.html"))) == len(ODD_NAMES)
    assert [name for name in ODD_NAMES if name not in listed.told] == []


def test_a_preview_changes_nothing_and_can_be_given_back(teacher: ClassTeacher) -> None:
    """The table names file, learner, time and verdict; corrected, it settles the questions."""
    downloads = teacher.folder / "downloads"
    write(downloads / "Archive", make_files("x"))
    write(
        downloads, {f"Quiz_ola_attempt_2026-03-01-10-00-00_{RESPONSES}": make_files("o")[RESPONSES]}
    )

    shown = teacher.say("collect", "--from", "downloads", "--preview")
    untouched = not (teacher.root / "submitted").exists()
    table = teacher.root / "names.csv"
    text = table.read_text(encoding="utf-8-sig")
    table.write_text(text.replace("Archive;;", "Archive;Kari Nordmann;"), encoding="cp1252")
    taken = teacher.say("collect", "--from", "downloads", "--names", str(table))

    assert (shown.code, untouched) == (1, True)
    assert "nothing says whose it is" in shown.told
    assert "ola 2026-03-01 10:00:00 new" in shown.told
    assert (taken.code, "before: 2 hand-ins. New: 2." in taken.told) == (0, True)
    assert sorted(path.name for path in (teacher.root / "submitted").iterdir()) == [
        "Kari-Nordmann",
        "ola",
    ]


def test_what_cannot_be_read_is_listed_and_stops_nobody(teacher: ClassTeacher) -> None:
    """With its file, the reason and what to do, in the teacher's language, and an exit code."""
    downloads = teacher.folder / "downloads"
    teacher.write_hand_in(downloads / "kari", SLUG, ANSWERS)
    write(downloads, {"eve.zip": b"PK\x03\x04", "ola.rar": b"Rar!\x1a\x07\x00", "me.pdf": b"%PDF"})

    said = teacher.say("collect", "--from", "downloads", "--language", "nb")

    assert said.code == 1
    assert "before: 1 levering" in said.told
    assert "3 ting venter på deg" in said.told
    assert "eve.zip: skadet, og kan ikke pakkes ut." in said.told
    assert "ola.rar: et rar-arkiv, og det leses ikke her." in said.told
    assert "me.pdf: det er ingen levering til dette kurset i den." in said.told


def test_a_history_can_be_read_and_chosen_from(teacher: ClassTeacher) -> None:
    """What was set aside is listed; the one that is chosen is graded."""
    later = {"before-01": "b", "before-02": ["a"]}
    teacher.write_hand_in(teacher.folder / "new" / "Kari N", SLUG, later)
    teacher.write_hand_in(teacher.folder / "old" / "Kari N", SLUG, {"before-01": "a"})
    teacher.say("collect", "--from", "new")
    teacher.say("grade")

    older = teacher.say("collect", "--from", "old")
    listed = teacher.say("history", "Kari N")
    chosen = teacher.say("history", "Kari-N", SLUG, "--choose", "2")
    graded = teacher.say("grade")
    nobody = teacher.say("history", "Eve")
    wrong = teacher.say("history", "Kari N", "--choose", "7")

    assert "set aside" in older.told
    assert "1. Kari N, collected" in listed.told
    assert "changed 2 times <- this one counts" in listed.told
    assert "Number 2 of Kari N counts now." in chosen.told
    assert "1 hand-in graded" in graded.told
    assert (nobody.code, "Nobody here is called 'Eve'" in nobody.wrong) == (2, True)
    assert (wrong.code, "There is no number 7. There are: 1, 2." in wrong.wrong) == (2, True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_class_list_comes_from_any_spreadsheet(
    encoding: str, delimiter: str, tmp_path: Path
) -> None:
    """Comma, semicolon or tab, with and without a BOM; two of one name are two."""
    rows = [
        "Fornavn,Etternavn,Brukernavn",
        "Åse,Bjørnø,asb",
        "Kari,Nordmann,kn1",
        "Kari,Nordmann,kn2",
    ]
    file = tmp_path / "class.csv"
    file.write_text("\r\n".join(rows).replace(",", delimiter), encoding=encoding)

    people = import_roster(Roster({}), file).people

    assert {one.id: one.name for one in people.values()} == {
        "asb": "Åse Bjørnø",
        "kn1": "Kari Nordmann",
        "kn2": "Kari Nordmann",
    }


def test_names_without_ids_are_kept_through_a_file(teacher: ClassTeacher) -> None:
    """A list of names alone, with one name twice, read, saved and read again."""
    (teacher.folder / "list.csv").write_text("name\nKari\nKari\n=1+1\n", encoding="utf-8")

    said = teacher.say("roster", "list.csv")
    again = teacher.say("roster", "list.csv")

    assert "3 people are new" in said.told
    assert "0 people are new" in again.told
    assert sorted(p.name for p in load_roster(teacher.root).people.values()) == [
        "=1+1",
        "Kari",
        "Kari",
    ]


@pytest.mark.parametrize("place", [".", "course", "course/release", "course/source/before"])
def test_a_source_that_holds_the_course_is_refused(place: str, teacher: ClassTeacher) -> None:
    """One sentence, and nothing is copied."""
    said = teacher.say("collect", "--from", place)

    assert (said.code, "is the course itself, or holds it" in said.wrong) == (2, True)
    assert not (teacher.root / "hand_ins").exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("all.zip", b"PK\x03\x04cut", "is damaged and cannot be opened"),
        ("all.zip", b"<html>", "is no archive, whatever its name says"),
        ("all.zip", b"", "is empty"),
        ("all.7z", b"7z\xbc\xaf\x27\x1c", "is a 7z archive, which is not read here"),
        ("all.tar.gz", b"\x1f\x8b\x08cut", "is damaged and cannot be opened"),
    ],
)
def test_a_download_that_cannot_be_opened_is_one_sentence(
    name: str, content: bytes, sentence: str, teacher: ClassTeacher
) -> None:
    """Which file it is, and what to do."""
    (teacher.folder / name).write_bytes(content)

    said = teacher.say("collect", "--from", name)

    assert (said.code, name in said.wrong, sentence in said.wrong) == (2, True, True)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.ENOSPC, "The disk is full"), (errno.EROFS, "Nothing can be saved in")],
)
def test_a_disk_that_takes_nothing_is_one_sentence(
    number: int, sentence: str, teacher: ClassTeacher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was collected before stays; once there is room, the rest follows."""
    teacher.write_hand_in(teacher.folder / "first" / "kari", SLUG, ANSWERS)
    teacher.say("collect", "--from", "first")
    kept = (teacher.root / "submitted" / "kari" / SLUG / RESPONSES).read_bytes()
    shutil.copytree(teacher.folder / "first", teacher.folder / "second")
    teacher.write_hand_in(teacher.folder / "second" / "ola", SLUG, {"before-01": "a"})

    with monkeypatch.context() as patch:

        def refuse(path: Path, content: bytes) -> None:
            raise OSError(number, os.strerror(number), str(path))

        patch.setattr(breakcontact.course.hand_ins.store, "replace_file", refuse)
        said = teacher.say("collect", "--from", "second")
    again = teacher.say("collect", "--from", "second")

    assert (said.code, sentence in said.wrong, "Traceback" in said.wrong) == (2, True, False)
    assert (teacher.root / "submitted" / "kari" / SLUG / RESPONSES).read_bytes() == kept
    assert "before: 2 hand-ins. New: 1." in again.told
    assert not list(teacher.root.glob(".collecting-*"))


@pytest.mark.parametrize("word", ["status", "grade", "export"])
def test_a_damaged_gradebook_is_one_sentence(word: str, teacher: ClassTeacher) -> None:
    """What it is and what to do; hand-ins can still be collected, and nothing is lost."""
    teacher.write_hand_in(teacher.folder / "downloads" / "kari", SLUG, ANSWERS)
    (teacher.root / "gradebook.db").write_bytes(b"damaged" * 1000)

    collected = teacher.say("collect", "--from", "downloads")
    said = teacher.say(word)

    assert (collected.code, said.code) == (0, 2)
    assert "file is not a database" in said.wrong
    assert "Traceback" not in said.told + said.wrong
    assert (teacher.root / "submitted" / "kari" / SLUG / RESPONSES).is_file()


@pytest.mark.parametrize("name", ["Min klasse [10A]", "kurs {2026}", "$HOME"])
def test_a_course_is_not_set_up_where_nbgrader_misreads_the_path(
    name: str, teacher: ClassTeacher
) -> None:
    """The signs are named, and nothing is made."""
    said = teacher.say("setup", name)

    assert (said.code, "nbgrader reads" in said.wrong) == (2, True)
    assert not (teacher.folder / name).exists()


def test_only_the_work_is_copied(teacher: ClassTeacher) -> None:
    """Nothing else of the downloads is in the course afterwards."""
    folder = teacher.write_hand_in(teacher.folder / "downloads" / "kari", SLUG, ANSWERS)
    write(folder, {"private.txt": b"secret", "holiday.jpg": b"secret"})

    teacher.say("collect", "--from", "downloads")
    names = {path.name for path in (teacher.root / "submitted").rglob("*") if path.is_file()}

    assert names == {NOTEBOOK, RESPONSES}
    assert not list(teacher.root.rglob("*.txt"))
