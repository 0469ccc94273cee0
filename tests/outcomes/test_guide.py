"""Percentages and amounts in the guide, the lessons and the stories are in the registry."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide_texts import without_blocks

import breakcontact
from breakcontact.authoring.load import check_file
from breakcontact.cli.claims import add_claims
from breakcontact.cli.source_types import list_kinds
from breakcontact.guide.numbers import render_figures, render_young
from breakcontact.outcomes.registry import load_registry
from breakcontact.outcomes.registry.claims import check_numbers

ROOT = Path(__file__).parent.parent.parent
DATA = Path(breakcontact.__file__).parent / "data"
GUIDE = ROOT / "instructor_guide"
SOURCES = [
    *sorted(DATA.glob("scenarios/*.yaml")),
    *sorted(DATA.glob("questions/*.yaml")),
    *sorted((ROOT / "assessments" / "bank").glob("*.yaml")),
    *sorted((ROOT / "lessons").glob("*/*.ipynb")),
]


# What authors are told of formats and their limits says nothing about the world.
PAGES = [page for page in sorted(GUIDE.rglob("*.md")) if page.parent.name in ("en", "nb")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_numbers_in_the_guide_are_in_the_registry(page: Path) -> None:
    """A teacher reads no number that nobody can trace."""
    text = without_blocks(page.read_text(encoding="utf-8"))

    assert check_numbers(text, load_registry()) == []


@pytest.mark.parametrize(
    "source", SOURCES, ids=lambda source: f"{source.parent.name}-{source.stem}"
)
def test_numbers_in_lessons_and_stories_are_in_the_registry(source: Path) -> None:
    """Nor does a learner."""
    checked = add_claims(check_file(source, list_kinds()))

    assert [problem for problem in checked.problems if problem.code == "BC004"] == []


def test_numbers_in_the_registrys_sentences_are_its_own() -> None:
    """What the registry says of itself in words agrees with its numbers."""
    registry = load_registry()

    for number in registry.numbers.values():
        for words in number.words.values():
            assert check_numbers(words, registry) == [], number.key


def test_check_tells_of_a_number_in_a_lesson(tmp_path: Path) -> None:
    """A lesson that quotes a number of nobody's is told of it by cell and line."""
    lesson = tmp_path / "nb" / "x.ipynb"
    lesson.parent.mkdir()
    lesson.write_text(
        '{"cells": [{"cell_type": "code", "source": ["0.44"]},'
        '{"cell_type": "markdown", "source": ["Hei.\\n", "83 prosent betaler."]}]}',
        encoding="utf-8",
    )

    (problem,) = add_claims(check_file(lesson, list_kinds())).problems

    assert (problem.code, problem.line, problem.column) == ("BC004", 2, 2)
    assert "'83 prosent' is not in the registry" in problem.sentence


def test_check_tells_of_a_number_in_a_story_and_its_translation(tmp_path: Path) -> None:
    """A story that names more money than anybody demands is told of it in both of its files."""
    story = tmp_path / "match.yaml"
    english = (DATA / "scenarios" / "match.yaml").read_text(encoding="utf-8")
    norwegian = (DATA / "scenarios" / "match.nb.po").read_text(encoding="utf-8")
    story.write_text(english.replace("title: The match", "title: £9,000,000", 1), encoding="utf-8")
    story.with_name("match.nb.po").write_text(
        norwegian.replace('msgstr "Matchen"', 'msgstr "9 000 000 kroner"', 1), encoding="utf-8"
    )

    problems = add_claims(check_file(story, list_kinds())).problems
    claims = {Path(problem.file).name: problem for problem in problems if problem.code == "BC004"}

    assert set(claims) == {"match.yaml", "match.nb.po"}
    more = "'£9,000,000' is more than the registry thinks a demand can be."
    assert claims["match.yaml"].sentence == more
    line = english.splitlines().index("title: The match") + 1
    assert (claims["match.yaml"].line, claims["match.yaml"].column) == (line, len("title: ") + 1)


def test_what_cannot_be_read_is_told_of_once(tmp_path: Path) -> None:
    """No second complaint about numbers in a file that is no notebook."""
    lesson = tmp_path / "x.ipynb"
    lesson.write_text("[]", encoding="utf-8")
    checked = check_file(lesson, list_kinds())

    assert add_claims(checked).problems == checked.problems


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_guide_shows_who_a_figure_about_the_young_is_about(language: str) -> None:
    """Each is in one table alone, with who was asked or counted, the year and the source."""
    young = {key: each for key, each in load_registry().figures.items() if each.young}
    rows = {
        key: row
        for row in render_young(language).splitlines()
        for key in young
        if f"`{key}`" in row
    }

    assert rows.keys() == young.keys()
    for key, figure in young.items():
        assert figure.young is not None
        for told in (figure.young.populations[language], figure.young.year, figure.source):
            assert f"| {told} |" in rows[key]
        assert f"`{key}`" not in render_figures(language)


def test_the_model_does_not_compute_with_figures_about_the_young() -> None:
    """No number has the name of such a figure, so no story and no simulation can use it."""
    registry = load_registry()
    young = {key for key, each in registry.figures.items() if each.young}

    assert young
    assert young.isdisjoint(registry.numbers)
