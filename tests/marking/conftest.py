"""A course with texts to mark, made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from marking_course import SLUG, make_marking_course
from quiz_course import QuizCourse

from breakcontact.course.course import NbgraderCourse
from breakcontact.marking.marking import Marking


@pytest.fixture(scope="session")
def graded(tmp_path_factory: pytest.TempPathFactory) -> QuizCourse:
    """The course, graded; not to be changed."""
    return make_marking_course(tmp_path_factory.mktemp("graded"))


@pytest.fixture
def course(graded: QuizCourse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QuizCourse:
    """The same in a folder of the test's own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return graded.copy_to(tmp_path)


@pytest.fixture
def open_marking(course: QuizCourse) -> Iterator[Callable[..., Marking]]:
    """Open the texts of the course for marking, in a language."""
    with closing(NbgraderCourse(course.root)) as opened:
        yield lambda language="en": Marking(opened, [SLUG], language)


@pytest.fixture
def marking(open_marking: Callable[..., Marking]) -> Marking:
    """The texts in English."""
    return open_marking()
