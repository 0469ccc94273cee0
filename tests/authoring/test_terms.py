"""Terms: wordings that we do not use are found in our own texts, with file and line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from breakcontact.authoring import terms
from breakcontact.authoring.load import check_file
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.terms import CODE, find_terms, is_checked, load_terms
from breakcontact.cli.source_types import list_kinds
from breakcontact.files import DATA, PROJECT
from breakcontact.i18n import list_languages

LANGUAGES = [language for language in list_languages() if load_terms(language)]
PAGES = [
    PROJECT / "README.md",
    PROJECT / "assessments" / "README.md",
    *sorted((PROJECT / "instructor_guide").rglob("*.md")),
    *sorted((DATA / "templates").glob("*.md")),
]
SOURCES = [
    *(path for path in sorted(DATA.glob("*.yaml")) if "format: 1" in path.read_text("utf-8")),
    *(
        path
        for name in ("scenarios", "advice", "questions")
        for path in (DATA / name).glob("*.yaml")
    ),
    *sorted((PROJECT / "assessments" / "bank").glob("*.yaml")),
]
NOTEBOOKS = sorted((PROJECT / "lessons").rglob("*.ipynb"))


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that counts as ours, with a folder for each language."""
    monkeypatch.setattr(terms, "OUR_FOLDERS", [tmp_path])
    is_checked.cache_clear()
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
    yield tmp_path
    is_checked.cache_clear()


def list_examples(language: str) -> list[str]:
    """Every wrong form of a language's list."""
    return [example for term in load_terms(language) for example in term.examples]


def quote(text: str) -> str:
    """A text in double quotes, for YAML and for PO."""
    return json.dumps(text, ensure_ascii=False)


def found_at(path: Path) -> list[int]:
    """The lines of a file, or the cells of a notebook, at which a wording is found."""
    checked = check_file(path, list_kinds())
    return sorted({problem.line for problem in checked.problems if problem.code == CODE})


@pytest.mark.parametrize("path", [*SOURCES, *NOTEBOOKS, *PAGES], ids=lambda path: path.name)
def test_our_texts_use_our_terms(path: Path) -> None:
    """Nothing that a learner or a teacher reads has a wording that we do not use."""
    checked = check_file(path, list_kinds())

    assert [str(problem) for problem in checked.problems if problem.code == CODE] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_outside_sources_use_our_terms(language: str) -> None:
    """The notebooks, stories and questions that `new` writes have none either."""
    folder = DATA / "templates"
    cells = json.loads((folder / "notebooks" / f"{language}.json").read_text("utf-8"))
    texts = [cell["source"] for cell in cells if cell["cell_type"] == "markdown"]
    ending = "*.yaml" if language == "en" else f"*.{language}.po"
    texts += [
        line
        for path in folder.rglob(ending)
        for line in read_text(path).splitlines()
        if not line.startswith(("#", "msgid"))
    ]

    assert is_checked(str(folder / "story.yaml"))
    assert [found for text in texts for found in find_terms(language, text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_wrong_form_is_found_in_a_page(ours: Path, language: str) -> None:
    """File and line are those of the paragraph."""
    examples = list_examples(language)
    page = ours / language / "page.md"
    page.write_text("".join(f"{example}\n\n" for example in examples), "utf-8")

    assert len(examples) > 30
    assert found_at(page) == list(range(1, 2 * len(examples), 2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_wrong_form_is_found_in_a_lesson(ours: Path, language: str) -> None:
    """The line is the number of the cell."""
    examples = list_examples(language)
    notebook = ours / language / "lesson.ipynb"
    cells = [{"cell_type": "markdown", "source": [example]} for example in examples]
    notebook.write_text(json.dumps({"cells": cells}), "utf-8")

    assert found_at(notebook) == list(range(1, len(examples) + 1))


def test_each_wrong_form_is_found_in_labels_and_their_translation(ours: Path) -> None:
    """In YAML at the line of the label, in the PO file at the line of the translation."""
    english, norwegian = list_examples("en"), list_examples("nb")
    source = ours / "labels.yaml"
    texts = [f"  a.{number}: {quote(text)}" for number, text in enumerate(english)]
    source.write_text("\n".join(["format: 1", "kind: labels", "texts:", *texts]), "utf-8")
    entries = [
        f'msgctxt "a.{number}"\nmsgid {quote(text)}\nmsgstr {quote(translation)}\n'
        for number, (text, translation) in enumerate(
            zip(english, norwegian[: len(english)], strict=False)
        )
    ]
    source.with_suffix(".nb.po").write_text("\n".join(entries), "utf-8")

    problems = [each for each in check_file(source, list_kinds()).problems if each.code == CODE]
    lines = {Path(each.file).name: set[int]() for each in problems}
    for each in problems:
        lines[Path(each.file).name].add(each.line)

    assert lines["labels.yaml"] == set(range(4, 4 + len(english)))
    assert lines["labels.nb.po"] == {4 * number + 3 for number in range(len(entries))}


def test_a_problem_says_what_to_write(ours: Path) -> None:
    """The sentence names the words, what to use, and why."""
    page = ours / "en" / "page.md"
    page.write_text("First.\n\nAsk\nsomebody.\n", "utf-8")

    (problem,) = check_file(page, list_kinds()).problems

    sentence = "'somebody': write someone (one word for it everywhere)."
    assert str(problem) == f"{page}:3:1: BC511 In this paragraph: {sentence}"


def test_what_is_allowed_or_not_ours_is_left_alone(ours: Path) -> None:
    """A line of the story may be quoted, and another teacher's file may say what it likes."""
    ours_page = ours / "en" / "page.md"
    ours_page.write_text(
        "“Oh no. But why did you trust somebody off an app??” `somebody`\n", "utf-8"
    )
    shutil.copytree(ours, other := ours.parent / "other")
    (other / "en" / "page.md").write_text("Ask somebody.\n", "utf-8")

    assert found_at(ours_page) == []
    assert found_at(other / "en" / "page.md") == []
