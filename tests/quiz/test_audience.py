"""A quiz for teenagers shows help for under-18s: at its start and on the page of feedback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from feedback_sample import render_sample

from breakcontact.advice import COUNTRIES, load_pack
from breakcontact.files import BUILT
from breakcontact.quiz import QuizDefinition
from breakcontact.quiz.definition import DefinitionError
from breakcontact.ui.quiz.traits import START, language_traits

PRACTICE = BUILT / "practice.quiz.json"
HOME = {"en": "GB", "nb": "NO"}


def write_for(audience: str, folder: Path) -> Path:
    """The practice quiz, for an audience."""
    table = json.loads(PRACTICE.read_text(encoding="utf-8"))
    path = folder / "practice.quiz.json"
    path.write_text(json.dumps({**table, "audience": audience}), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_start_of_a_quiz_names_help_for_its_audience(language: str, tmp_path: Path) -> None:
    """In every country the services are those for under-18s, and the words of the page too."""
    table = json.loads(write_for("teenagers", tmp_path).read_text(encoding="utf-8"))

    traits = language_traits(QuizDefinition.from_table(table), START, language)

    for country in COUNTRIES:
        assert traits["packs"][country] == load_pack(country, language, "teenagers")
    assert "18" in traits["labels"]["steps.lead"]


@pytest.mark.parametrize("language", ["en", "nb"])
def test_feedback_names_help_for_its_audience(language: str, tmp_path: Path) -> None:
    """Somebody under 18 reads of no service for adults; adults still do."""
    young = render_sample(write_for("teenagers", tmp_path), language)
    adults = render_sample(PRACTICE, language)

    assert "StopNCII" in adults
    assert "StopNCII" not in young
    for service in load_pack(HOME[language], language, "teenagers")["services"]:
        assert service["contact"][0]["text"] in young


def test_a_quiz_for_nobody_known_is_refused(tmp_path: Path) -> None:
    """A quiz that names another audience is damaged."""
    table = json.loads(write_for("grown-ups", tmp_path).read_text(encoding="utf-8"))

    with pytest.raises(DefinitionError, match="damaged"):
        QuizDefinition.from_table(table)
