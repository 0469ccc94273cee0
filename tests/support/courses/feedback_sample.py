"""Feedback pages for a made-up learner: for the guide's picture, and the longest there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from real_course import find_keys, weak_answer

from breakcontact.advice import home_country
from breakcontact.grading.feedback.html import render_page
from breakcontact.grading.feedback.page import make_page
from breakcontact.grading.feedback.scores import ItemScore, NotebookScores
from breakcontact.grading.source_assignment import MARKS, QuizNotebook, SourceCell
from breakcontact.quiz import Responses, load_definition, score_response

LEARNER = "Kari Eksempel"
COMMENT = "You asked how she was. That is the first thing she will remember."


def render_sample(paper_file: Path, language: str) -> str:
    """The page as HTML: one item answered in part, the text left out, the key shown."""
    table: dict[str, Any] = json.loads(paper_file.read_text(encoding="utf-8"))
    definition = load_definition(paper_file)
    keys = {item: {**key, "explain": table["lines"]} for item, key in table["keys"].items()}
    answers = {item: _answer_rightly(key) for item, key in keys.items() if "rubric" not in key}
    in_part = next(item.id for item in definition.items if item.kind == "several")
    answers[in_part] = answers[in_part][:-1]
    scores = {}
    for item in definition.items:
        value = answers.get(item.id)
        score = 0.0
        if value is not None:
            score = score_response(item.kind, keys[item.id], value, item.points)
        scores[item.id] = ItemScore(score, item.points, is_waiting=False)
    total = sum(one.score for one in scores.values())
    most = sum(one.most for one in scores.values())
    page = make_page(
        QuizNotebook("practice", "practice", {}, definition, (), keys),
        Responses(answers, language, home_country(language)),
        NotebookScores(LEARNER, scores, total, most, 0.0, ""),
        show_key=True,
    )
    return render_page(page)


def render_longest(
    course: Path, slug: str, language: str, text: str = "Dear Kim. " * 60, name: str = LEARNER
) -> str:
    """The page of a quiz with the key, of someone who was wrong everywhere and wrote a text."""
    folder = course / "source" / slug
    definition = load_definition(folder / f"{slug}.quiz.json")
    keys = find_keys(course, slug)
    notebook = json.loads((folder / f"{slug}.ipynb").read_text(encoding="utf-8"))
    cells = tuple(
        SourceCell(name, "markdown", source, source, None, True, True, None, None)
        for name, source in _list_sources(notebook)
    )
    answers: dict[str, Any] = {}
    scores = {}
    for item in definition.items:
        if item.id in keys:
            key = keys[item.id]
            answers[item.id] = weak_answer(item.kind, key, item.options)
            score = score_response(item.kind, key, answers[item.id], item.points)
            scores[item.id] = ItemScore(score, item.points, is_waiting=False)
        else:
            answers[item.id] = text
            scores[f"{item.id}{MARKS}"] = ItemScore(2, item.points, False, COMMENT)
    page = make_page(
        QuizNotebook(slug, slug, {}, definition, cells, keys),
        Responses(answers, language, home_country(language)),
        NotebookScores(name, scores, 9.0, 20.0, 0.0, COMMENT),
        show_key=True,
    )
    return render_page(page)


def _list_sources(notebook: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for cell in notebook["cells"]:
        yield cell["metadata"]["nbgrader"]["grade_id"], "".join(cell["source"])


def _answer_rightly(key: dict[str, Any]) -> Any:
    if "orders" in key:
        return [step for group in key["orders"][0]["groups"] for step in group]
    if "pairs" in key:
        return {row: options[0] for row, options in key["pairs"].items()}
    if "genuine" in key:
        return {"genuine": key["genuine"], "sure": "fairly"}
    return key["right"]
