"""A quiz for teenagers shows help for under-18s: at its start and on the page of feedback."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from feedback_sample import render_sample

from breakcontact.advice import COUNTRIES, load_pack
from breakcontact.authoring.load import check_file
from breakcontact.cli.source_types import list_kinds
from breakcontact.files import BUILT
from breakcontact.item_bank.model import Bank
from breakcontact.lessons import LessonEntry, list_assignments, load_forms, load_lessons
from breakcontact.quiz import QuizDefinition
from breakcontact.quiz.definition import DefinitionError
from breakcontact.ui.quiz.traits import START, language_traits

PRACTICE = BUILT / "practice.quiz.json"
YOUNG_PRACTICE = "practice_young"
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


def test_no_quiz_for_the_young_leads_to_a_lesson_for_adults(root: Path) -> None:
    """Its help is for under-18s, and nobody is told to read on in a lesson for others."""
    adults = {lesson.slug for lesson in load_lessons() if "teenagers" not in lesson.audience}
    young = [*list_assignments(audience="teenagers"), YOUNG_PRACTICE]

    for slug in young:
        bank = check_file(root / "assessments" / "bank" / f"{slug}.yaml", list_kinds()).model
        assert isinstance(bank, Bank)
        assert bank.audience == "teenagers", slug
        assert not adults & {item.read_on for item in bank.items}, slug
    assert len(young) > 3


@pytest.mark.parametrize("slug", [*load_forms("teenagers").values(), YOUNG_PRACTICE])
def test_quizzes_for_the_young_are_easy_to_read(slug: str, root: Path) -> None:
    """Words and sentences are short in each language: LIX 35 or less."""
    checked = check_file(root / "assessments" / "bank" / f"{slug}.yaml", list_kinds())

    for language, lines in checked.texts.items():
        assert measure_lix(lines.values()) <= 35, language


def measure_lix(texts: Iterable[str]) -> float:
    """Words in a sentence, and words of more than six letters in a hundred; a text ends one."""
    text = "".join(f"{each}.\n" for each in texts)
    words = re.findall(r"[\w'’-]+", text)
    sentences = re.findall(r"[.!?:]+[”»]?\s", text)
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "Read on in the lesson “The lamp”"), ("nb", "Les videre i leksjonen «Lampen»")],
)
def test_feedback_names_a_lesson_by_its_title(
    language: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once a lesson is in the course, the page calls it by its title in the learner's language."""
    entry = LessonEntry(
        slug="11_team",
        titles={"en": "The lamp", "nb": "Lampen"},
        story=None,
        practice=None,
        check=None,
        audience=("teenagers",),
        minutes=30,
        prerequisites=(),
        folder=BUILT,
    )
    monkeypatch.setattr("breakcontact.grading.feedback.lesson_names.load_lessons", lambda: (entry,))

    assert says in render_sample(BUILT / f"{YOUNG_PRACTICE}.quiz.json", language)
