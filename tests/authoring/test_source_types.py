"""Advice packs, questions, labels and lessons: what is built, and how they are told apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sources import KINDS, NOTEBOOK_TEXT, QUESTIONS_TEXT, check_file, write_sources

from breakcontact.quiz import QuizDefinition


def _built(folder: Path, file: str) -> dict[str, Any]:
    checked = check_file(folder / file, KINDS)
    assert checked.problems == []
    return {name: json.loads(text) for name, text in checked.build().items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with all small files."""
    write_sources(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("audience", "codes"), [("adults", ["BC905"]), ("teenagers", [])])
def test_a_lesson_for_teenagers_has_a_story_for_them(
    audience: str, codes: list[str], folder: Path
) -> None:
    """A story for adults would show the young help for adults, so it is a fault."""
    (folder / "scenarios").mkdir()
    story = f"format: 1\nid: lamp\naudience: {audience}\n"
    (folder / "scenarios" / "lamp.yaml").write_text(story, encoding="utf-8")
    text = (folder / "course.yaml").read_text(encoding="utf-8")
    old = "    audience: [teenagers, police]\n"
    (folder / "course.yaml").write_text(text.replace(old, f"{old}    story: lamp\n"), "utf-8")

    problems = check_file(folder / "course.yaml", KINDS).problems

    assert [problem.code for problem in problems] == codes
    assert all("02_numbers" in problem.sentence for problem in problems)


def test_advice_for_one_audience_is_on_its_pages_alone(folder: Path) -> None:
    """A page shows what is for its audience, with the services first that its pack puts first."""
    text = (folder / "NO.yaml").read_text(encoding="utf-8")
    young = """
  - id: young
    for: [teenagers]
    name: A helpline
    who: under 18
    contact:
      - {kind: web, text: y.test, href: "https://y.test"}
    status: seen
    sources: [young]
    reviewed: 2026-01-31
"""
    source = '  young: {publisher: Line, title: Us, seen: own page, address: "https://y.test"}\n'
    own = "own: {teenagers: {first: [young], order_note: Tell first.}}\n"
    text = text.replace("safety:\n", f"{source}{own}safety:\n", 1) + young.lstrip("\n")
    text = text.replace("  - id: stop\n", "  - id: stop\n    for: [adults]\n")
    (folder / "NO.yaml").write_text(text, encoding="utf-8")

    (pages,) = _built(folder, "NO.yaml")["NO.advice.json"]["pages"].values()

    shown = {who: [each["id"] for each in page["services"]] for who, page in pages.items()}
    assert shown == {"adults": ["police"], "teenagers": ["young", "police"]}
    assert {who: len(page["steps"]) for who, page in pages.items()} == {"adults": 1, "teenagers": 0}
    assert {who: set(page["sources"]) for who, page in pages.items()} == {
        "adults": {"police"},
        "teenagers": {"police", "young"},
    }
    assert pages["teenagers"]["order_note"] == "Tell first."


def test_advice_becomes_a_page_in_each_language(folder: Path) -> None:
    """A page holds its texts in place, contacts as they are, and no address of a source."""
    (pages,) = _built(folder, "NO.yaml")["NO.advice.json"]["pages"].values()
    page = pages["adults"]

    assert pages["teenagers"] == {**page, "audience": "teenagers"}
    assert page["safety"] == {
        "text": "Not safe tonight?",
        "detail": "Call now.",
        "services": ["police"],
        "sources": ["police"],
        "reviewed": "2026-01-31",
    }
    assert page["steps"] == [
        {
            "id": "stop",
            "text": "Stop.",
            "detail": "Do not pay.",
            "sources": ["police"],
            "reviewed": "2026-01-31",
        }
    ]
    assert page["services"][0]["contact"][0] == {
        "kind": "phone",
        "text": "02800",
        "href": "tel:+4702800",
    }
    assert page["sources"] == {
        "police": {"publisher": "Police", "title": "Advice", "year": 2018, "seen": "own page"}
    }


def test_questions_become_items_in_each_language(folder: Path) -> None:
    """They become a quiz in practice mode, with its key and every explanation."""
    built = _built(folder, "questions.yaml")["01_small.questions.json"]

    assert QuizDefinition.from_table(built).mode == "practice"
    assert built["items"] == [
        {"id": "first", "kind": "single", "points": 1, "options": ["tell", "wait"]}
    ]
    assert built["keys"] == {"first": {"right": "tell"}}
    assert built["lines"]["en"]["first.wait.explain"] == "It is harder alone."


def test_labels_become_one_file_a_language(folder: Path) -> None:
    """The interface reads the words of one language as a flat map."""
    assert _built(folder, "labels.yaml") == {
        "labels.en.json": {"chat.send": "Send", "chat.saved": "Saved {time}"},
        "labels.nb.json": {"chat.send": "Send", "chat.saved": "Lagret {time}"},
    }


def test_translated_texts_reach_the_page(folder: Path) -> None:
    """A translation beside the source is built in, line by line."""
    po = "\n".join(
        f'msgctxt "{line}"\nmsgid "{english}"\nmsgstr "{norwegian}"\n'
        for line, english, norwegian in [
            ("first.prompt", "What helps?", "Hva hjelper?"),
            ("first.tell", "Telling a friend", "Å si det til en venn"),
            ("first.tell.explain", "Two see more than one.", "To ser mer enn én."),
            ("first.wait", "Waiting alone", "Å vente alene"),
            ("first.wait.explain", "It is harder alone.", "Det er tyngre alene."),
        ]
    )
    (folder / "questions.nb.po").write_text(f'msgid ""\nmsgstr ""\n\n{po}', encoding="utf-8")

    lines = _built(folder, "questions.yaml")["01_small.questions.json"]["lines"]

    assert list(lines) == ["en", "nb"]
    assert lines["nb"]["first.prompt"] == "Hva hjelper?"
    assert lines["nb"]["first.wait.explain"] == "Det er tyngre alene."


def test_a_file_without_kind_is_told_what_it_looks_like(folder: Path) -> None:
    """An author who forgot the kind is told which line to add."""
    path = folder / "questions.yaml"
    path.write_text(QUESTIONS_TEXT.replace("kind: questions\n", ""), encoding="utf-8")

    (problem,) = check_file(path, KINDS).problems

    assert "add the line 'kind: questions'" in problem.sentence


def test_a_translation_is_no_source(folder: Path) -> None:
    """Whoever checks a PO file is sent to the source beside it."""
    (problem,) = check_file(folder / "labels.nb.po", KINDS).problems

    assert "name the .yaml file" in problem.sentence


@pytest.mark.parametrize(("language", "codes"), [("en", []), ("nb", ["BC501"])])
def test_lesson_is_read_in_the_language_of_its_folder(
    language: str, codes: list[str], tmp_path: Path
) -> None:
    """A Norwegian slip counts in the Norwegian folder; the place is cell and line."""
    path = tmp_path / language / "lesson.ipynb"
    path.parent.mkdir()
    path.write_text(NOTEBOOK_TEXT.replace("Press Start.", "Ikke vær godtroende."), encoding="utf-8")

    checked = check_file(path, KINDS)

    assert [p.code for p in checked.problems] == codes
    assert [(p.line, p.column) for p in checked.problems] == [(1, 2)][: len(codes)]
    assert checked.counts == {"text cells": 2}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"cells": 3}', '{"cells": [{"source": 1}]}', "[" * 100_000]
)
def test_what_is_no_notebook_is_said(text: str, tmp_path: Path) -> None:
    """Any other JSON, and what is none, gets one sentence."""
    path = tmp_path / "lesson.ipynb"
    path.write_text(text, encoding="utf-8")

    (problem,) = check_file(path, KINDS).problems

    assert problem.code == "BC901"
