"""Hand-ins that a teacher downloads, and what cannot be understood."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from class_teacher import ClassTeacher

from breakcontact.quiz.definition import structure_version

SLUG = "before"


@pytest.fixture
def teacher(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> ClassTeacher:
    """A teacher who has not begun."""
    return ClassTeacher(tmp_path, capsys, monkeypatch)


def test_hand_outs_and_hand_ins_as_files(teacher: ClassTeacher) -> None:
    """Without an exchange, a zip goes out, and folders and zips of learners come back."""
    teacher.set_up(SLUG)
    downloads = teacher.folder / "downloads"
    teacher.write_hand_in(downloads / "kari", SLUG, {"before-01": "b"})
    packed = teacher.write_hand_in(teacher.folder / "packed" / SLUG, SLUG, {"before-01": "a"})
    shutil.make_archive(str(downloads / "ola"), "zip", packed.parent, SLUG)
    flat = teacher.write_hand_in(teacher.folder / "flat", SLUG, {})
    for name in (f"{SLUG}.ipynb", f"{SLUG}.responses.json"):
        shutil.copy(flat / name, downloads / f"noor_{name}")
    shutil.make_archive(str(teacher.folder / "all"), "zip", downloads)

    collected = teacher.say("collect", SLUG, "--from", "downloads")
    again = teacher.say("collect", SLUG, "--from", "all.zip")
    graded = teacher.say("grade")
    pages = teacher.say("feedback")

    assert (teacher.root / "handout" / f"{SLUG}.zip").is_file()
    assert "before: 3 hand-ins. New: 3." in collected.told
    assert sorted(path.name for path in (teacher.root / "submitted").iterdir()) == [
        "kari",
        "noor",
        "ola",
    ]
    assert (again.code, "is a new hand-in" in again.told) == (1, True)
    assert "before: 3 hand-ins graded" in graded.told
    assert "in to_send/before, one file each with the learner's name" in pages.told
    with zipfile.ZipFile(teacher.root / "to_send" / f"{SLUG}.zip") as packed:
        names = packed.namelist()
    assert names == [f"{name}_{SLUG}.html" for name in ("kari", "noor", "ola")]
    page = teacher.root / "to_send" / SLUG / names[0]
    assert "<a href" not in page.read_text(encoding="utf-8").partition("<footer>")[0]
    wrong = teacher.say("feedback", "--lessons", "lessons/en")
    teacher.say("feedback", "--lessons", "https://school.example/kit/index.html")
    teacher.say("feedback", "--with-key")
    assert (wrong.code, "is no address that a browser opens" in wrong.wrong) == (2, True)
    link = (
        '<a href="https://school.example/kit/en/01_match.html">Read on in lesson 1, The match</a>'
    )
    assert link in page.read_text(encoding="utf-8")


def test_answers_alone_are_graded_where_nobody_has_a_notebook(teacher: ClassTeacher) -> None:
    """A class that answered on pages or phones gets marks; its hand-ins stay as they are."""
    teacher.set_up(SLUG)
    downloads = teacher.folder / "downloads"
    for name in ("kari", "ola"):
        made = teacher.write_hand_in(teacher.folder / name, SLUG, {"before-01": "b"})
        downloads.mkdir(exist_ok=True)
        shutil.copy(made / f"{SLUG}.responses.json", downloads / f"{name}_{SLUG}.responses.json")
    teacher.say("collect", SLUG, "--from", "downloads")

    graded = teacher.say("grade")
    pages = teacher.say("feedback")

    assert "before: 2 hand-ins graded" in graded.told, graded
    assert pages.code == 0
    assert [path.name for path in (teacher.root / "submitted").glob("*/*/*")] == [
        f"{SLUG}.responses.json"
    ] * 2


def test_a_newer_download_is_graded_again(teacher: ClassTeacher) -> None:
    """Files carry no time of handing in; what has changed counts."""
    teacher.set_up(SLUG)
    teacher.write_hand_in(teacher.folder / "first" / "kari", SLUG, {"before-01": "a"})
    teacher.write_hand_in(teacher.folder / "second" / "kari", SLUG, {"before-01": "b"})
    teacher.say("collect", "--from", "first")
    teacher.say("grade")

    collected = teacher.say("collect", "--from", "second")
    graded = teacher.say("grade")

    assert "New: 0. Handed in again: 1." in collected.told
    assert "1 hand-in graded; 0 were graded before" in graded.told


FAILURES = [
    (["release", "bfore"], "There is no assignment 'bfore'. Did you mean before?"),
    (["release"], "Say what to hand out: one or more of before, check_01_match,"),
    (["grade"], "Nothing has been collected yet. Collect first."),
    (["feedback"], "Nothing has been graded yet. Grade first."),
    (["collect"], "There is no exchange here to collect from."),
    (["collect", "--from", "nowhere"], "nowhere. Name the folder or archive"),
    (["collect", "--from", "class.txt"], "is neither a folder nor a zip file."),
    (["collect", "later", "--from", "."], "'later' has not been handed out from this course."),
    (["export", "--wide"], "--wide and --pseudonyms go with --items."),
    (["status", "--course", "/nowhere"], "There is no course in /nowhere"),
    (["prade"], "invalid choice: 'prade'"),
    (["setup"], "the following arguments are required: DIR"),
]


def test_every_failure_is_one_sentence(teacher: ClassTeacher) -> None:
    """On standard error, with exit code 2, no traceback, and what to do."""
    teacher.set_up(SLUG)
    (teacher.folder / "class.txt").write_text("no zip", encoding="utf-8")

    for words, sentence in FAILURES:
        said = teacher.say(*words)

        assert said.code == 2, words
        assert sentence in said.wrong, words
        assert "Traceback" not in said.wrong, words


def test_setup_never_overwrites(teacher: ClassTeacher) -> None:
    """Neither a course that is there nor any other folder with something in it."""
    teacher.set_up()
    (teacher.folder / "other").mkdir()
    kept = teacher.folder / "other" / "notes.txt"
    kept.write_text("mine", encoding="utf-8")

    again = teacher.say("setup", str(teacher.root))
    other = teacher.say("setup", "other")
    bad = teacher.say("setup", "new", "--name", "a/b")

    assert (again.code, "There is already a course in" in again.wrong) == (2, True)
    assert (other.code, "already exists and is not empty" in other.wrong) == (2, True)
    assert (bad.code, "cannot be the name of a course" in bad.wrong) == (2, True)
    assert [path.name for path in (teacher.folder / "other").iterdir()] == ["notes.txt"]


def test_without_a_course_the_beginning_is_told(teacher: ClassTeacher) -> None:
    """Every other word says how to make one; a course is found again from anywhere."""
    early = teacher.say("grade")
    teacher.set_up(SLUG)

    found = teacher.say("status")

    assert (early.code, "There is no course yet." in early.wrong) == (2, True)
    assert f"in {teacher.root}" in found.told


def test_settings_that_are_broken_are_told(teacher: ClassTeacher) -> None:
    """The teacher learns which file it is."""
    teacher.set_up()
    (teacher.root / "nbgrader_config.py").write_text("c = (", encoding="utf-8")

    said = teacher.say("status")

    assert (said.code, "nbgrader_config.py cannot be read" in said.wrong) == (2, True)


def test_changed_questions_do_not_go_out_under_the_name_of_old_ones(teacher: ClassTeacher) -> None:
    """One sentence, what was handed out stays, and the hand-ins are still graded."""
    teacher.set_up(SLUG)
    teacher.write_hand_in(teacher.folder / "first" / "kari", SLUG, {"before-01": "b"})
    teacher.say("collect", "--from", "first")
    teacher.say("grade")
    assert teacher.say("export").code == 0
    marks = (teacher.root / "marks.csv").read_bytes()
    quiz = teacher.root / "source" / SLUG / f"{SLUG}.quiz.json"
    before = {path.name: path.read_bytes() for path in (teacher.root / "release" / SLUG).iterdir()}
    table = json.loads(quiz.read_text(encoding="utf-8"))
    dropped = table["items"].pop()
    table["version"] = structure_version(SLUG, table["items"])
    quiz.write_text(json.dumps(table), encoding="utf-8")
    path = teacher.root / "source" / SLUG / f"{SLUG}.ipynb"
    notebook = teacher.source(SLUG)
    notebook["cells"] = [c for c in notebook["cells"] if dropped["id"] not in json.dumps(c)]
    path.write_text(json.dumps(notebook), encoding="utf-8")

    refused = teacher.say("release", SLUG, "--again")
    graded = teacher.say("grade", "--again")

    assert (refused.code, graded.code) == (2, 0)
    assert "'before' was not handed out again: its questions have changed" in refused.wrong
    assert "(hand-ins: 1)" in refused.wrong
    after = {path.name: path.read_bytes() for path in (teacher.root / "release" / SLUG).iterdir()}
    assert after == before
    assert teacher.say("export").code == 0
    assert (teacher.root / "marks.csv").read_bytes() == marks
