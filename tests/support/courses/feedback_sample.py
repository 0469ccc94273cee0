"""A feedback page for a made-up learner, from the practice: for the guide's picture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from breakcontact.advice import home_country
from breakcontact.grading.feedback.html import render_page
from breakcontact.grading.feedback.page import make_page
from breakcontact.grading.feedback.scores import ItemScore, NotebookScores
from breakcontact.grading.source_assignment import QuizNotebook
from breakcontact.quiz import Responses, load_definition, score_response

LEARNER = "Kari Eksempel"


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


def _answer_rightly(key: dict[str, Any]) -> Any:
    if "orders" in key:
        return [step for group in key["orders"][0]["groups"] for step in group]
    if "pairs" in key:
        return {row: options[0] for row, options in key["pairs"].items()}
    if "genuine" in key:
        return {"genuine": key["genuine"], "sure": "fairly"}
    return key["right"]
