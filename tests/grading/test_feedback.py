"""Feedback pages: what a learner reads, and what stays the teacher's until it may be told."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from quiz_course import QuizCourse, make_items
from real_course import find_keys, right_answer, weak_answer

from breakcontact.grading.source_assignment import REMARKS
from breakcontact.quiz import QuizDefinition

SLUG = "before"
TEXT = "I am coming over.\n<script>alert(1)</script>"
Reader = Callable[..., str]


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory, root: Path) -> QuizCourse:
    """The real quiz ``before``, handed out: nbgrader needs seconds for it."""
    made = QuizCourse(tmp_path_factory.mktemp("handed-out") / "course")
    made.adopt_quiz(root / "assessments" / "source" / SLUG)
    return made


@pytest.fixture
def course(tmp_path: Path, handed_out: QuizCourse) -> QuizCourse:
    """A copy of that course for one test."""
    return handed_out.copy_to(tmp_path / "course")


@pytest.fixture
def keys(course: QuizCourse) -> dict[str, Any]:
    """The right answers of the quiz."""
    return find_keys(course.root, SLUG)


@pytest.fixture
def read(course: QuizCourse) -> Reader:
    """Grade and give feedback; the page of one learner."""

    def page_of(student: str, **settings: Any) -> str:
        def adjust(config: Any) -> None:
            config.FeedbackPages.update(settings)

        course.autograde(SLUG)
        course.convert(GenerateFeedback, SLUG, adjust=adjust, force=True)
        place = course.root / "feedback" / student / SLUG / f"{SLUG}.html"
        return place.read_text(encoding="utf-8")

    return page_of


def test_a_page_tells_what_was_answered_and_how_it_went(
    course: QuizCourse, keys: dict[str, Any], read: Reader
) -> None:
    """Every question with the answer in words, its points, and the receipt."""
    course.submit("kari", SLUG, {**_best(course, keys), "before-12": TEXT})

    page = read("kari")
    seen = _text(page)

    definition = course.definitions[SLUG]
    assert all(definition.line("en", f"{item.id}.prompt") in seen for item in definition.items)
    assert (
        seen.count("Right 1 of 1") + seen.count("Right 2 of 2") + seen.count("Right 3 of 3") == 11
    )
    assert "16 of 20 points so far" in seen
    assert "Not marked yet out of 4" in seen
    assert "I am coming over." in seen
    assert re.search(r"BREAK-CONTACT before 12/12 [0-9A-F-]{14}", seen)
    assert keys["before-01"]["explain"]["en"]["before-01.b.explain"] in seen
    assert "Read on in lesson 1, The match" in seen


def test_without_the_key_a_page_tells_nothing_that_is_right(
    course: QuizCourse, keys: dict[str, Any], read: Reader
) -> None:
    """Where points are missing there is no explanation, no right answer, no model answer."""
    course.submit("ola", SLUG, {**_weak(course, keys), "before-12": TEXT})
    course.submit("amir", SLUG, {})

    pages = [_text(read("ola")), _text(read("amir"))]

    told = [
        line
        for key in keys.values()
        for lines in key["explain"].values()
        for line in lines.values()
        if any(line in page for page in pages)
    ]
    assert told == []
    for page in pages:
        assert "right answer" not in page.lower().replace("the right answers are not shown", "")
        assert "model answer" not in page
        assert "The right answers are not shown here yet" in page
    assert "Not this time" in pages[0]
    assert pages[1].count("Not answered") == 12


def test_with_the_key_a_page_tells_all(
    course: QuizCourse, keys: dict[str, Any], read: Reader
) -> None:
    """Right answers of every kind, why, and one good answer for the text."""
    course.submit("ola", SLUG, {**_weak(course, keys), "before-12": TEXT})

    seen = _text(read("ola", show_key=True))

    for key in keys.values():
        whole = [line for name, line in key["explain"]["en"].items() if name.count(".") == 1]
        assert all(line in seen for line in whole)
    assert "right answer" in seen
    assert "A good order for Norway" in seen
    assert "“Tell one person what has happened”" in seen
    assert "One good answer among many Thank you for telling me, Oliver." in seen
    assert "The right answers are not shown" not in seen


@pytest.mark.parametrize("show_key", [False, True])
def test_no_page_asks_for_anything_or_runs_anything(
    course: QuizCourse, keys: dict[str, Any], read: Reader, show_key: bool
) -> None:
    """No script, nothing to load, and what a learner wrote stays text."""
    course.submit("kari", SLUG, {**_best(course, keys), "before-12": TEXT})

    page = read("kari", show_key=show_key)

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search(r"\s(?:src|srcset|action|on\w+)=|@import|url\(", page)
    assert "default-src 'none'" in page


def test_a_page_speaks_the_learners_language(
    course: QuizCourse, keys: dict[str, Any], read: Reader
) -> None:
    """What was chosen in the quiz is the language of the page, with its decimal comma and help."""
    folder = course.submit("ola", SLUG, _best(course, keys))
    place = folder / f"{SLUG}.responses.json"
    text = place.read_text(encoding="utf-8").replace('"language": "en"', '"language": "nb"')
    place.write_text(text, encoding="utf-8")

    page = read("ola")

    assert '<html lang="nb">' in page
    assert "Tilbakemelding: Før" in _text(page)
    assert "Alarmtelefonen for barn og unge" in page


def test_marks_and_comments_are_the_gradebooks(
    course: QuizCourse, keys: dict[str, Any], read: Reader
) -> None:
    """A mark by hand, a comment and a late penalty stand on the page as in the gradebook."""
    course.submit("kari", SLUG, {**_best(course, keys), "before-12": TEXT})
    course.autograde(SLUG)
    with Gradebook(f"sqlite:///{course.database}") as gradebook:
        grade = gradebook.find_grade("before-12-marks", SLUG, SLUG, "kari")
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        of_text = gradebook.find_comment("before-12-marks", SLUG, SLUG, "kari")
        of_text.manual_comment = "Warm & clear."
        of_all = gradebook.find_comment(REMARKS, SLUG, SLUG, "kari")
        of_all.manual_comment = "Well read."
        gradebook.find_submission_notebook(SLUG, SLUG, "kari").late_submission_penalty = 2
        gradebook.db.commit()

    seen = _text(read("kari"))

    assert "16.5 of 20 points" in seen
    assert "with 2 points taken off: 18.5 became 16.5" in seen
    assert "Marked by your teacher 2.5 of 4" in seen
    assert "Warm & clear." in seen
    assert "Your teacher writes Well read." in seen


def test_what_cannot_be_read_is_told_kindly(course: QuizCourse, read: Reader) -> None:
    """A learner whose answers are damaged is sent to the teacher, and blamed for nothing."""
    folder = course.submit("amir", SLUG, {})
    (folder / f"{SLUG}.responses.json").write_text("{", encoding="utf-8")

    seen = _text(read("amir"))

    assert "Your answers could not be read from what was handed in" in seen
    assert "Please look at this hand-in" not in seen
    assert "Question 1" not in seen
    assert "of 20 points" not in seen
    assert "left this one out" not in seen
    assert "Childline" in seen or "Alarmtelefonen" in seen


def test_other_notebooks_get_nbgraders_own_page(course: QuizCourse, root: Path) -> None:
    """An assignment that is no quiz of ours is left to nbgrader's template."""
    course.add_quiz("odd", make_items(2))
    course.submit("kari", "odd", {})
    course.autograde("odd")
    for step in ("source", "release"):
        (course.root / step / "odd" / "odd.quiz.json").unlink()

    course.convert(GenerateFeedback, "odd")

    page = (course.root / "feedback" / "kari" / "odd" / "odd.html").read_text(encoding="utf-8")
    assert 'id="notebook-container"' in page


def _best(course: QuizCourse, keys: dict[str, Any]) -> dict[str, Any]:
    items = _closed_items(course.definitions[SLUG], keys)
    return {item.id: right_answer(item.kind, keys[item.id]) for item in items}


def _weak(course: QuizCourse, keys: dict[str, Any]) -> dict[str, Any]:
    items = _closed_items(course.definitions[SLUG], keys)
    return {item.id: weak_answer(item.kind, keys[item.id], item.options) for item in items}


def _closed_items(definition: QuizDefinition, keys: dict[str, Any]) -> list[Any]:
    return [item for item in definition.items if item.id in keys]


def _text(page: str) -> str:
    """What is read on a page, with single spaces."""
    body = page.partition("<body>")[2]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).strip()
