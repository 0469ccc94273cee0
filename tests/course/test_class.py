"""``breakcontact class``: each word does its step with nbgrader, and says what comes next."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from class_teacher import ClassTeacher

from breakcontact.grading import handing_in
from breakcontact.lessons import list_assignments
from breakcontact.ui.quiz.handing_in import exchange

SLUG = "before"
FIRST, LATER = "2026-03-01 10:00:00.000000 UTC", "2026-03-01 11:00:00.000000 UTC"


@pytest.fixture
def teacher(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> ClassTeacher:
    """A teacher who has not begun."""
    return ClassTeacher(tmp_path, capsys, monkeypatch)


# nbgrader leaves the file open in which the time of a hand-in stands.
LEFT_OPEN = pytest.mark.filterwarnings(
    "ignore:.*timestamp.txt:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@LEFT_OPEN
def test_a_course_with_an_exchange(teacher: ClassTeacher) -> None:
    """From an empty folder to tables, with the next step told after each."""
    began = teacher.say()
    teacher.set_up(SLUG, shared=True)
    teacher.submit("kari", SLUG, {"before-01": "b", "before-12": "Thank you."}, FIRST)
    teacher.submit("ola", SLUG, {"before-01": "a"}, FIRST)
    waiting = teacher.say("status")
    collected = teacher.say("collect")
    graded = teacher.say("grade")
    pages = teacher.say("feedback")
    tables = [teacher.say("export"), teacher.say("export", "--items", "--to", "items.csv")]

    assert "class setup my_class" in began.told
    assert "Next: collect what was handed in: before." in waiting.told
    assert "before: 2 hand-ins. New: 2. Handed in again: 0." in collected.told
    assert "before: 2 hand-ins graded; 0 were graded before." in graded.told
    assert "1 hand-in has a text waiting for your mark." in graded.told
    assert "class mark" in graded.told
    assert "before: 2 pages made, in feedback/NAME/before." in pages.told
    assert "2 are handed back: learners can fetch them." in pages.told
    assert len(list((teacher.exchange / "break_contact" / "feedback").glob("*.html"))) == 2
    assert all(table.code == 0 for table in tables)
    assert (teacher.root / "marks.csv").is_file()
    with (teacher.folder / "items.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 24
    assert "Graded 2 hand-ins" in teacher.log()
    assert "INFO" not in graded.told + graded.wrong


@LEFT_OPEN
def test_a_notebook_hands_in_through_nbgrader(
    teacher: ClassTeacher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a learner's kernel starts: it finds the course, submits, and says why it cannot."""
    teacher.set_up(SLUG, shared=True)
    kari = teacher.folder / "kari"
    teacher.write_hand_in(kari / SLUG, SLUG, {"before-01": "b"})
    settings = f"c = get_config()\nc.Exchange.root = {str(teacher.exchange)!r}\n"
    (kari / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    asked = {"folder": str(kari), "slug": SLUG, "course": ""}

    assert exchange.has_exchange(kari / SLUG)
    with monkeypatch.context() as patch:
        patch.chdir(kari)
        assert handing_in.main(asked) == {"state": "sent"}
        assert handing_in.main({**asked, "slug": "other"}) == {"state": "none", "courses": []}
        shutil.copytree(teacher.exchange / "break_contact", teacher.exchange / "two")
        chosen = handing_in.main(asked)
        assert chosen == {"state": "choose", "courses": ["break_contact", "two"]}
        shutil.rmtree(teacher.exchange / "two" / "inbound")
        failed = handing_in.main({**asked, "course": "two"})
    assert failed["state"] == "failed"
    assert failed["reason"].startswith("Inbound directory doesn't exist")
    assert "before: 1 hand-in. New: 1." in teacher.say("collect").told
    shutil.rmtree(teacher.exchange)
    assert not exchange.has_exchange(kari / SLUG)


def test_handed_in_again_is_graded_again(teacher: ClassTeacher) -> None:
    """Only what is new: the others keep their grade, and marks by hand stay."""
    teacher.set_up(SLUG, shared=True)
    teacher.submit("kari", SLUG, {"before-01": "a"}, FIRST)
    teacher.submit("ola", SLUG, {"before-01": "a"}, FIRST)
    teacher.say("collect")
    teacher.say("grade")
    teacher.submit("kari", SLUG, {"before-01": "b"}, LATER)

    collected = teacher.say("collect")
    graded = teacher.say("grade")

    assert "New: 0. Handed in again: 1." in collected.told
    assert "before: 1 hand-in graded; 1 were graded before." in graded.told
    teacher.say("export")
    with (teacher.root / "marks.csv").open(encoding="utf-8", newline="") as file:
        scores = {row["student_id"]: row["score"] for row in csv.DictReader(file)}
    assert scores == {"kari": "1.0", "ola": "0.0"}


def test_who_needs_a_look_is_told_with_the_reason(teacher: ClassTeacher) -> None:
    """A damaged file of answers is named after grading, and stops nobody else."""
    teacher.set_up(SLUG, shared=True)
    teacher.submit("kari", SLUG, {"before-01": "b"}, FIRST)
    teacher.submit("amir", SLUG, {}, FIRST)
    inbound = teacher.exchange / "break_contact" / "inbound"
    (inbound / f"amir+{SLUG}+{FIRST}+x" / f"{SLUG}.responses.json").write_text("{")
    teacher.say("collect")

    graded = teacher.say("grade")

    assert "Please look at amir: The responses are not JSON" in graded.told
    assert "look at kari" not in graded.told
    assert graded.code == 0


def test_release_again_is_asked_about(teacher: ClassTeacher) -> None:
    """Once handed out, only a yes or --again hands out anew; answers stay."""
    teacher.set_up(SLUG, shared=True)
    teacher.submit("kari", SLUG, {"before-01": "b"}, FIRST)
    teacher.say("collect")

    alone = teacher.say("release", SLUG)
    asked = teacher.say("release", SLUG, typed="n\n")
    agreed = teacher.say("release", SLUG, typed="y\n")
    forced = teacher.say("release", SLUG, "--again")
    rest = teacher.say("release", "--all")

    assert (alone.code, "1 learner has handed in." in alone.wrong) == (2, True)
    assert "add --again" in alone.wrong
    assert "Hand it out again?" in asked.told
    assert "is handed out" not in asked.told
    assert "'before' is handed out" in agreed.told
    assert "'before' is handed out" in forced.told
    assert "'before' has been handed out already." in rest.told
    assert "'later' is handed out" in rest.told
    assert (teacher.root / "submitted" / "kari" / SLUG / f"{SLUG}.responses.json").is_file()


def test_without_an_exchange_the_next_line_names_a_folder(teacher: ClassTeacher) -> None:
    """The line that a teacher is told to copy works: it says where hand-ins are put."""
    teacher.set_up()

    told = [teacher.say("release", SLUG).told, teacher.say("status").told]

    assert all("class collect --from downloads" in one for one in told)


def test_answers_in_the_source_are_never_handed_out(teacher: ClassTeacher) -> None:
    """One sentence says which file to delete."""
    teacher.set_up()
    stray = teacher.root / "source" / SLUG / f"{SLUG}.responses.json"
    stray.write_text("{}", encoding="utf-8")

    released = teacher.say("release", SLUG)

    assert released.code == 2
    assert f"{SLUG}.responses.json holds answers" in released.wrong
    assert "Delete it" in released.wrong
    assert not (teacher.root / "release" / SLUG / stray.name).exists()


@LEFT_OPEN
def test_the_key_is_shown_when_the_teacher_says_so(teacher: ClassTeacher) -> None:
    """--with-key, and not before."""
    teacher.set_up(SLUG, shared=True)
    teacher.submit("kari", SLUG, {"before-01": "a"}, FIRST)
    teacher.say("collect")
    teacher.say("grade")
    place = teacher.root / "feedback" / "kari" / SLUG / f"{SLUG}.html"

    closed = teacher.say("feedback", "--keep-here")
    without = place.read_text(encoding="utf-8")
    opened = teacher.say("feedback", "--with-key")

    assert "do not show the right answers" in closed.told
    assert "handed back" not in closed.told
    assert ">right answer<" not in without
    assert "The pages show the right answers." in opened.told
    assert ">right answer<" in place.read_text(encoding="utf-8")


def test_all_of_it_in_norwegian(teacher: ClassTeacher) -> None:
    """The language chosen at setup is spoken from then on."""
    assert teacher.say("setup", str(teacher.root), "--language", "nb").code == 0

    status = teacher.say()
    released = teacher.say("release", SLUG)
    other = teacher.say("status", "--language", "en")

    assert "Neste: del ut «before»" in status.told
    assert "Gi den filen til elevene" in released.told
    assert "No shared exchange" in other.told


def test_a_course_for_the_young(teacher: ClassTeacher) -> None:
    """From setup to tables with their own quizzes alone; the page names help for under-18s."""
    first, *_ = names = list_assignments(audience="teenagers")
    answers = {f"{first.replace('_', '-')}-01": ["a", "c"]}

    made = teacher.say("setup", str(teacher.root), "--audience", "teenagers")
    teacher.say("release", first)
    teacher.write_hand_in(teacher.folder / "sent" / "kari", first, answers)
    steps = [
        teacher.say(*words)
        for words in (
            ("collect", "--from", str(teacher.folder / "sent")),
            ("grade",),
            ("feedback",),
            ("export", "--items"),
        )
    ]
    status = teacher.say("status")
    page = teacher.root / "feedback" / "kari" / first / f"{first}.html"

    assert f"It holds: {', '.join(sorted(names))}." in made.told
    assert f"class release {first}" in made.told
    assert [step.code for step in steps] == [0, 0, 0, 0]
    assert all(f" {name} " in status.told for name in names)
    assert "2 of 15 points" in page.read_text(encoding="utf-8")
    assert "116 111" in page.read_text(encoding="utf-8")
