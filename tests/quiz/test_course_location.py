"""Where answers are not kept: a course's own folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from breakcontact.quiz.course_location import COURSE_FILES, STEPS, find_course_step


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("course_file", COURSE_FILES)
def test_a_course_folder_is_known(tmp_path: Path, step: str, course_file: str) -> None:
    """Each step of a course is known by what lies beside it, however deep the notebook is."""
    (tmp_path / course_file).touch()
    folder = tmp_path / step / "ada" / "before"
    folder.mkdir(parents=True)

    assert find_course_step(folder) == step


def test_a_course_is_known_through_a_link(tmp_path: Path) -> None:
    """A short cut to the source tree is the source tree."""
    (tmp_path / "nbgrader_config.py").touch()
    (tmp_path / "source").mkdir()
    link = tmp_path / "elsewhere"
    link.symlink_to(tmp_path / "source")

    assert find_course_step(link) == "source"


@pytest.mark.parametrize("folders", ["source/before", "before", "courses/source"])
def test_a_learner_may_call_a_folder_what_they_like(tmp_path: Path, folders: str) -> None:
    """Without a course beside it a folder named ``source`` is a folder like any other."""
    folder = tmp_path / folders
    folder.mkdir(parents=True)
    (folder / "nbgrader_config.py").touch()

    assert find_course_step(folder) == ""
