"""The steps of a course as functions: they return what they did, and print nothing."""

from __future__ import annotations

import ast
import contextlib
import string
from pathlib import Path

import pytest
from class_teacher import ClassTeacher

import breakcontact.course
from breakcontact.cli.course.words import Words
from breakcontact.course.collect import Collected, collect_assignments
from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError
from breakcontact.course.export import TableOptions, export_table
from breakcontact.course.feedback import HandedBack, hand_back, make_pages
from breakcontact.course.grade import Graded, grade_assignment
from breakcontact.course.release import is_released, release_assignment
from breakcontact.course.selection import select_assignments
from breakcontact.course.setup import set_up_course
from breakcontact.course.status import NextStep, find_next_step, list_statuses
from breakcontact.i18n import list_languages
from breakcontact.lessons import list_assignments
from breakcontact.vocabulary import AUDIENCES, Audience

SLUG = "before"


@pytest.fixture
def teacher(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> ClassTeacher:
    """A teacher whose course is set up, and is the current folder."""
    teacher = ClassTeacher(tmp_path, capsys, monkeypatch)
    set_up_course(teacher.root, None, None, "en")
    monkeypatch.chdir(teacher.root)
    return teacher


def test_each_step_returns_what_it_did(
    teacher: ClassTeacher, capsys: pytest.CaptureFixture[str]
) -> None:
    """From release to table, with the next step known after each and nothing on the screen."""
    with contextlib.closing(NbgraderCourse(teacher.root)) as course:
        assert not is_released(course, SLUG)
        assert release_assignment(course, SLUG) == Path("handout", f"{SLUG}.zip")
        teacher.write_hand_in(teacher.folder / "sent" / "kari", SLUG, {"before-01": "b"})

        collected = collect_assignments(course, [SLUG], teacher.folder / "sent").collected
        assert collected == {SLUG: Collected(1, 1, 0)}
        assert find_next_step(list_statuses(course)) == NextStep("grade", (SLUG,))
        assert grade_assignment(course, SLUG, again=False, language="en") == Graded(1, 0)
        assert grade_assignment(course, SLUG, again=False, language="en") == Graded(0, 1)
        assert make_pages(course, SLUG, language="en", with_key=False) == 1
        assert hand_back(course, SLUG) == HandedBack(0, ("kari",))
        file = export_table(course, [SLUG], None, TableOptions(items=True))

    assert file == teacher.root / "items.csv"
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_course_holds_the_quizzes_for_its_audience(
    audience: Audience, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of teaching, and none for others: the young never get what is for adults."""
    monkeypatch.setenv("BREAKCONTACT_HOME", str(tmp_path / "home"))
    set_up_course(tmp_path / "course", None, None, "en", audience)
    monkeypatch.chdir(tmp_path / "course")

    with contextlib.closing(NbgraderCourse(tmp_path / "course")) as course:
        assert course.list_assignments() == list_assignments(audience=audience)


def test_an_audience_without_quizzes_is_told(
    teacher: ClassTeacher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A course for which there is nothing yet is not set up, and that is one sentence."""
    monkeypatch.setattr("breakcontact.lessons.list_assignments", lambda **_: [])

    said = teacher.say("setup", str(teacher.folder / "other"), "--audience", "police")

    assert "There are no quizzes for the audience 'police' yet." in said.wrong
    assert not (teacher.folder / "other").exists()


def test_what_is_wrong_is_raised_as_data(teacher: ClassTeacher) -> None:
    """A program can tell which fault it is, and about what."""
    with contextlib.closing(NbgraderCourse(teacher.root)) as course:
        with pytest.raises(CourseError) as unknown:
            select_assignments(course, ["bfore"])
        with pytest.raises(CourseError) as unreleased:
            grade_assignment(course, SLUG, again=False, language="en")

    assert (unknown.value.label, unknown.value.details) == (
        "unknown.near",
        {"name": "bfore", "near": SLUG},
    )
    assert (unreleased.value.label, unreleased.value.details) == (
        "collect.not-released",
        {"name": SLUG},
    )


@pytest.mark.parametrize("language", list_languages())
def test_every_fault_has_words(language: str) -> None:
    """Each fault that a step can raise has a message, and knows all that the message tells."""
    texts = Words(language).list_labels("")
    faults = list(_list_faults())

    assert len(faults) > 15
    assert [label for label, _ in faults if label not in texts] == []
    assert [label for label, known in faults if _gaps(texts[label]) - known] == []


def _list_faults() -> list[tuple[str, set[str | None]]]:
    """The label of each ``CourseError`` in the package, and the names of its details."""
    folder = Path(breakcontact.course.__file__).parent
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        (call.args[0].value, {one.arg for one in call.keywords})
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "CourseError"
        if isinstance(call.args[0], ast.Constant)
    ]


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
