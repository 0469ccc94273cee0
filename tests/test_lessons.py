"""The list of lessons as the rest of the package reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from breakcontact.errors import BreakContactError
from breakcontact.lessons import (
    LessonEntry,
    list_assignments,
    list_practice,
    load_lesson,
    load_lessons,
)

LESSONS = load_lessons()
COURSE = {
    "format": 1,
    "lessons": [
        {
            "slug": "01_lamp",
            "titles": {"en": "The lamp"},
            "story": "lamp",
            "practice": None,
            "check": "check_01_lamp",
            "audience": ["teenagers"],
            "minutes": 30,
            "prerequisites": [],
        },
        {
            "slug": "02_talk",
            "titles": {"en": "A talk"},
            "story": None,
            "practice": "02_talk",
            "check": None,
            "audience": ["police"],
            "minutes": 20,
            "prerequisites": ["01_lamp"],
        },
    ],
    "quizzes": {
        "adults": {"practice": "warm_up", "before": "first", "after": "last"},
        "teenagers": {"practice": "warm_up_young", "before": "start", "later": "again"},
    },
}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder of built files that holds another course than ours."""
    (tmp_path / "course.json").write_text(json.dumps(COURSE), encoding="utf-8")
    return tmp_path


def test_lessons_come_in_the_order_of_the_list(built: Path) -> None:
    """Each entry knows its own files, and no file for a part that it does not have."""
    lamp, talk = load_lessons(built)

    assert (lamp.slug, lamp.minutes, lamp.audience) == ("01_lamp", 30, ("teenagers",))
    assert (lamp.story_file, lamp.practice_file) == (built / "lamp.story.json", None)
    assert (talk.story_file, talk.practice_file) == (None, built / "02_talk.questions.json")
    assert talk.prerequisites == ("01_lamp",)


def test_quizzes_come_in_the_order_of_teaching(built: Path) -> None:
    """Before, the checks of the lessons, after, later; practice is not handed in."""
    assert list_assignments(built, "teenagers") == ["start", "check_01_lamp", "again"]
    assert list_assignments(built, "adults") == ["first", "last"]
    assert list_assignments(built, "police") == []
    assert list_assignments(built) == ["first", "last", "start", "check_01_lamp", "again"]
    assert list_practice(built) == ["warm_up", "warm_up_young"]


def test_an_audience_has_its_own_lessons(built: Path) -> None:
    """Someone who is young is shown no lesson for others, neither first nor later."""
    assert [lesson.slug for lesson in load_lessons(built, "teenagers")] == ["01_lamp"]
    assert load_lessons(built, "adults") == ()


def test_no_lesson_of_ours_for_the_young_needs_one_for_adults() -> None:
    """Whatever comes first for a lesson for teenagers is for teenagers too."""
    young = {lesson.slug for lesson in load_lessons(audience="teenagers")}

    assert {slug for each in LESSONS if each.slug in young for slug in each.prerequisites} <= young


def test_parents_have_a_list_of_their_own() -> None:
    """A lesson for parents is in no course of adults or the young, and shows the child's help."""
    lessons = load_lessons(audience="parents")

    assert lessons
    others = [*load_lessons(audience="adults"), *load_lessons(audience="teenagers")]
    assert not {lesson.slug for lesson in others} & {lesson.slug for lesson in lessons}
    assert {lesson.story_audience for lesson in lessons} == {"teenagers"}
    assert list_assignments(audience="parents") == []


def test_an_unknown_lesson_is_told_which_there_are(built: Path) -> None:
    """One sentence names the lessons and the list that they are in."""
    with pytest.raises(BreakContactError, match=r"no lesson '03_moon'.*01_lamp, 02_talk") as told:
        load_lesson("03_moon", built)

    assert str(built) in str(told.value)


@pytest.mark.parametrize("text", [None, "", "{"])
def test_a_list_that_cannot_be_read_is_told(text: str | None, tmp_path: Path) -> None:
    """A missing or broken list is one sentence with what to do."""
    if text is not None:
        (tmp_path / "course.json").write_text(text, encoding="utf-8")

    with pytest.raises(BreakContactError, match="Run 'breakcontact build'"):
        load_lessons(tmp_path)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_every_listed_file_is_built(lesson: LessonEntry) -> None:
    """No lesson that we ship names a story or questions that are not there."""
    files = [lesson.story_file, lesson.practice_file]

    assert all(path.is_file() for path in files if path)
