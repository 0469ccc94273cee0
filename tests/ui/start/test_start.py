"""The start page as Python makes it: lessons, quizzes, choices and what is kept."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from shipped import LESSONS

from breakcontact.advice import COUNTRIES, home_country
from breakcontact.story.course_record import NAME, load_course_record, save_course_record
from breakcontact.ui import Lesson, Start
from breakcontact.ui.start.order import WHO
from breakcontact.vocabulary import AUDIENCES


def give_quiz(root: Path, folder: Path) -> None:
    """Unpack a quiz as a teacher hands it out."""
    shutil.copytree(root / "assessments" / "source" / "before", folder)


def other_country(language: str) -> str:
    """A country that does not come first in a language."""
    return next(each for each in COUNTRIES if each != home_country(language))


def test_every_lesson_is_there_with_its_words(lessons: Path) -> None:
    """Title, minutes and what it contains come from the course, in the notebook's language."""
    start = Start(language="nb")

    shown = {each["slug"]: each for each in start.lessons}
    assert list(shown) == [each.slug for each in LESSONS]
    for lesson in LESSONS:
        card = shown[lesson.slug]
        assert (card["title"], card["minutes"]) == (lesson.titles["nb"], lesson.minutes)
        assert card["about"] == lesson.about.get("nb", "")
        assert card["state"] == "new"
        assert (lessons / "en" / card["href"]).is_file()


def test_every_lesson_is_shown_to_someone() -> None:
    """There is no audience that nobody can choose."""
    shown = {audience for group in WHO.values() for audience in group}

    assert shown == set(AUDIENCES)
    assert "adults" not in WHO["young"]


def test_one_audience_is_shown_no_other(lessons: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a teacher has started for pupils, nobody chooses to be anyone else."""
    save_course_record(lessons, who="alone")
    monkeypatch.setenv("BREAKCONTACT_AUDIENCE", "teenagers")

    start = Start()
    start.set_state({"who": "alone"})

    assert (start.who, start.groups) == ("", {"": ["teenagers"]})


def test_police_also_see_the_lesson_that_their_plans_begin_with(
    lessons: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lesson 1 is for adults; half a day for police begins with it."""
    monkeypatch.setenv("BREAKCONTACT_AUDIENCE", "police")

    assert Start().groups == {"": ["police", "adults"]}


def test_a_choice_is_found_again(lessons: Path) -> None:
    """Who and where survive a restart, in all languages, and the lessons begin with the country."""
    country = other_country("en")
    start = Start()
    start.set_state({"who": "alone"})
    start.set_state({"country": country})

    again = Start(language="nb")
    assert (again.who, again.country) == ("alone", country)
    assert Lesson(LESSONS[0].slug, language="en").country == country
    assert NAME in again.kept


def test_nothing_is_kept_before_a_choice(lessons: Path) -> None:
    """Opening the page writes no file."""
    Start()

    assert list(lessons.rglob("*.record.json*")) == []


@pytest.mark.parametrize(
    "state", [{"who": "teacher"}, {"country": "XX"}, {"lessons": []}, {"memory_only": True}]
)
def test_the_page_sets_nothing_else(lessons: Path, state: dict[str, object]) -> None:
    """A value that is not on offer is refused."""
    start = Start()
    before = start.get_state()

    start.set_state(state)

    assert start.get_state() == before
    assert not (lessons / NAME).exists()


def test_a_class_keeps_nothing(lessons: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No choice and no progress is read or written, whatever an earlier person has left."""
    save_course_record(lessons, who="young", done=(LESSONS[0].slug,), country=other_country("en"))
    left = (lessons / NAME).read_text(encoding="utf-8")
    monkeypatch.setenv("BREAKCONTACT_CLASS", "1")

    start = Start()
    start.set_state({"who": "alone"})
    start._answer(start, {"ask": "language", "code": "nb"}, [])
    start._answer(start, {"ask": "delete"}, [])

    assert (start.memory_only, start.kept, start.country) == (True, [], home_country("en"))
    assert {each["state"] for each in start.lessons} == {"new"}
    assert Lesson(LESSONS[0].slug).country == home_country("en")
    assert (lessons / NAME).read_text(encoding="utf-8") == left


def test_progress_is_read_anew(lessons: Path) -> None:
    """What was done in a lesson shows when the learner comes back."""
    start = Start()
    save_course_record(lessons, done=(LESSONS[1].slug,))

    start._answer(start, {"ask": "refresh"}, [])

    assert [each["slug"] for each in start.lessons if each["state"] == "done"] == [LESSONS[1].slug]


def test_all_that_is_kept_can_be_deleted(lessons: Path) -> None:
    """After that no file of a record is left, and the page says so."""
    save_course_record(lessons, done=(LESSONS[1].slug,))
    start = Start()
    assert start.kept == [NAME]

    start._answer(start, {"ask": "delete"}, [])

    assert start.kept == []
    assert {each["state"] for each in start.lessons} == {"new"}
    assert list(lessons.rglob("*.record.json*")) == []


def test_a_language_is_kept(lessons: Path) -> None:
    """It is the one that the next start opens; one that there is not is left alone."""
    start = Start()
    start._answer(start, {"ask": "language", "code": "xx"}, [])
    assert load_course_record(lessons).language == ""

    start._answer(start, {"ask": "language", "code": "nb"}, [])
    assert load_course_record(lessons).language == "nb"
    links = {each["code"]: each["href"] for each in start.languages}
    assert links == {"en": "00_start.ipynb", "nb": "../nb/00_start.ipynb"}


def test_quizzes_that_were_handed_out_are_found(lessons: Path, root: Path) -> None:
    """In the folder of the lessons, or in one's own folder there; what is damaged is left out."""
    give_quiz(root, lessons / "before")
    give_quiz(root, lessons / "kari" / "before")
    (lessons / "kari" / "before" / "before.responses.json").write_text("{}", encoding="utf-8")
    (lessons / "odd").mkdir()
    (lessons / "odd" / "odd.quiz.json").write_text("{", encoding="utf-8")
    (lessons / "odd" / "odd.ipynb").write_text("{}", encoding="utf-8")

    quizzes = Start().quizzes

    assert [(each["folder"], each["begun"]) for each in quizzes] == [
        ("before", False),
        ("kari/before", True),
    ]
    assert quizzes[0]["title"] == "Before the lesson"
    assert quizzes[0]["href"] == "../before/before.ipynb"


def test_links_name_the_file_as_the_server_does(
    lessons: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """JupyterLab opens them in place; where the server is unknown, they are ordinary links."""
    assert Start().lessons[0]["path"] == ""
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    (runtime / "jpserver-77.json").write_text(json.dumps({"root_dir": str(tmp_path)}))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("JPY_PARENT_PID", "77")

    assert Start().lessons[0]["path"] == f"lessons/en/{LESSONS[0].slug}.ipynb"


def test_a_folder_that_cannot_be_written_is_told(
    lessons: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The choice holds for now, and the page says why it is not kept."""
    start = Start()

    def refuse(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("os.replace", refuse)

    start.set_state({"who": "alone"})

    assert start.who == "alone"
    assert NAME in start.fault
    monkeypatch.undo()
