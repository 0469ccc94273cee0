"""What the guide says about lessons is what their notebooks say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from breakcontact.errors import BreakContactError
from breakcontact.guide.lessons import load_parts, render_course, render_lessons
from breakcontact.guide.pages import find_pages
from breakcontact.i18n import list_languages
from breakcontact.lessons import load_lessons

PROJECT = find_pages().parent
LESSONS = {lesson.slug: lesson for lesson in load_lessons()}
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
LENGTH = re.compile(r"^\*.*· \D*(\d+) minut\w+ ·.*\*$", re.MULTILINE)
PART = re.compile(r"^#{2,3} (.+)\n\n\*\D*(\d+) minut\w+\*$", re.MULTILINE)
NOTEBOOKS = [(slug, language) for slug in LESSONS for language in list_languages()]


def read_text(slug: str, language: str) -> str:
    """All text that a learner reads in a lesson's notebook."""
    path = PROJECT / "lessons" / language / f"{slug}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    texts = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return "\n\n".join(texts)


@pytest.mark.parametrize(("slug", "language"), NOTEBOOKS)
def test_a_notebook_says_what_the_course_says(slug: str, language: str) -> None:
    """Its title and its length at the top are those in the list of lessons."""
    text, lesson = read_text(slug, language), LESSONS[slug]

    assert TITLE.findall(text) == [lesson.titles[language]]
    assert LENGTH.findall(text) == [str(lesson.minutes)]


@pytest.mark.parametrize(("slug", "language"), NOTEBOOKS)
def test_a_learner_reads_the_minutes_that_plans_count_with(slug: str, language: str) -> None:
    """Under each heading stand the minutes that its cell's metadata hold, and under no other."""
    parts = load_parts(slug, language)

    said = [(heading, int(minutes)) for heading, minutes in PART.findall(read_text(slug, language))]
    assert said == [(part.heading, part.minutes) for part in parts]
    assert (
        abs(sum(part.minutes for part in parts if not part.optional) - LESSONS[slug].minutes) <= 5
    )


@pytest.mark.parametrize("slug", LESSONS)
def test_languages_have_the_same_parts(slug: str) -> None:
    """A plan takes as long in one language as in the other."""
    first, *others = [
        [(part.id, part.minutes) for part in load_parts(slug, language)]
        for language in list_languages()
    ]

    assert len({part_id for part_id, _ in first}) == len(first) > 0
    assert all(other == first for other in others)


@pytest.mark.parametrize("language", list_languages())
def test_the_tables_list_every_lesson(language: str) -> None:
    """A reader of the guide or the README finds each lesson, and its links lead somewhere."""
    for table, folder in (
        (render_lessons(language), find_pages() / language),
        (render_course(language), PROJECT),
    ):
        links = re.findall(r"\[([^\]]+)\]\(([^)]+)\)", table)
        assert {lesson.titles[language] for lesson in LESSONS.values()} <= {
            text for text, _ in links
        }
        assert all((folder / target).is_file() for _, target in links)


def test_incomplete_metadata_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell that names a part without its minutes is named in one sentence."""
    slug = next(iter(LESSONS))
    cell = {"cell_type": "markdown", "metadata": {"breakcontact": {"part": "x"}}, "source": "## X"}
    notebook = tmp_path / f"{slug}.ipynb"
    notebook.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    monkeypatch.setattr("breakcontact.guide.lessons._find_notebook", lambda *_: notebook)

    with pytest.raises(BreakContactError, match="cell 1: the metadata should be like"):
        load_parts(slug, "en")
