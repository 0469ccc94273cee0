"""A course that tests of grading start from."""

from __future__ import annotations

from pathlib import Path

import pytest
from quiz_course import QuizCourse, make_items

ITEMS = make_items(6)


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> QuizCourse:
    """A course with one quiz, released; not to be changed."""
    course = QuizCourse(tmp_path_factory.mktemp("released"))
    course.add_quiz("before", ITEMS)
    return course


@pytest.fixture
def course(released: QuizCourse, tmp_path: Path) -> QuizCourse:
    """A course with one quiz of six items, one of each kind."""
    return released.copy_to(tmp_path)
