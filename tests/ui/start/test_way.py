"""The end of a lesson as Python makes it: what comes next, and what is done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shipped import LESSONS

from breakcontact.i18n import list_languages
from breakcontact.lessons import START
from breakcontact.story.course_record import NAME, load_course_record, save_course_record
from breakcontact.ui import Lesson
from breakcontact.ui.start.order import find_next

ADULTS = [each.slug for each in LESSONS if "adults" in each.audience]
YOUNG = [each.slug for each in LESSONS if "teenagers" in each.audience]


@pytest.mark.parametrize("language", list(list_languages()))
def test_every_lesson_ends_with_the_way_on(root: Path, language: str) -> None:
    """It is the last thing in the notebook, so that nobody reaches a dead end."""
    for lesson in LESSONS:
        text = (root / "lessons" / language / f"{lesson.slug}.ipynb").read_text(encoding="utf-8")
        last = json.loads(text)["cells"][-1]

        assert "".join(last["source"]) == "lesson.way()", lesson.slug


def test_the_next_lesson_is_for_the_same_readers(lessons: Path) -> None:
    """One for adults leads to the next for adults, and the last one leads to the start page."""
    way = Lesson(ADULTS[0], language="en").way()
    assert way.following["href"] == f"{ADULTS[1]}.ipynb"
    assert way.start["href"] == f"{START}.ipynb"
    assert Lesson(YOUNG[0], language="en").way().following["href"] == f"{YOUNG[1]}.ipynb"

    last = Lesson(YOUNG[-1], language="en").way()
    assert last.following == {}
    assert last.start["href"] == f"{START}.ipynb"


def test_the_next_lesson_follows_who_the_reader_is() -> None:
    """What is done is passed over; who reads a lesson for others stays with that one's readers."""
    assert find_next(LESSONS, YOUNG[0], "young", YOUNG[1:2]) == find_next(LESSONS, YOUNG[1], "")
    following = find_next(LESSONS, YOUNG[0], "alone")
    assert following is not None
    assert following.slug == YOUNG[1]
    assert find_next(LESSONS, ADULTS[-1], "alone") is None
    assert find_next(LESSONS, "99_nowhere", "alone") is None


def test_being_done_is_kept_once(lessons: Path) -> None:
    """And it is found again when the lesson is opened again."""
    slug = ADULTS[1]
    way = Lesson(slug, language="en").way()
    assert not way.done
    way.set_state({"done": True})
    way.set_state({"done": True})

    assert load_course_record(lessons).done == (slug,)
    assert Lesson(slug, language="nb").way().done


def test_the_page_sets_nothing_else_in_the_way(lessons: Path) -> None:
    """A lesson that is done stays done, and links are Python's."""
    way = Lesson(ADULTS[1], language="en").way()
    before = way.get_state()
    way.set_state({"following": {"href": "elsewhere.ipynb"}, "memory_only": True})
    assert way.get_state() == before

    way.set_state({"done": True})
    way.set_state({"done": False})
    assert way.done


def test_a_class_keeps_nothing_about_the_way(lessons: Path) -> None:
    """Neither read nor written."""
    save_course_record(lessons, done=(ADULTS[0],))
    left = (lessons / NAME).read_text(encoding="utf-8")

    way = Lesson(ADULTS[0], language="en", memory_only=True).way()
    way.set_state({"done": True})

    assert way.memory_only
    assert (lessons / NAME).read_text(encoding="utf-8") == left


def test_a_copy_of_one_notebook_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where neither the next lesson nor the start page is beside it, no link is broken."""
    monkeypatch.chdir(tmp_path)

    way = Lesson(ADULTS[0], language="en").way()

    assert (way.following, way.start) == ({}, {})
