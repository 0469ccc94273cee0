"""The help that stands in a lesson's text, before anything runs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from breakcontact.advice import load_pack
from breakcontact.lessons import load_lessons
from breakcontact.ui import Lesson

COUNTRY_OF = {"en": "GB", "nb": "NO"}
DAY_OF = {"en": "Reviewed 21 November 2026", "nb": "Sist sjekket 21. november 2026"}


def help_text(lesson: Path) -> str:
    """The words of the cell that tells who helps now."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    return "".join(next(cell["source"] for cell in cells if cell["id"] == "help"))


@pytest.mark.parametrize("language", ["en", "nb"])
def test_numbers_stand_in_the_pack(root: Path, language: str) -> None:
    """A lesson names only numbers that the pack has as seen, for its audience."""
    for lesson in load_lessons():
        audience = Lesson(lesson.slug, language=language, memory_only=True).audience
        services = load_pack(COUNTRY_OF[language], language, audience)["services"]
        seen = {c["text"] for s in services if s["status"] == "seen" for c in s["contact"]}
        text = help_text(root / "lessons" / language / f"{lesson.slug}.ipynb")
        numbers = re.findall(r"\*\*([\d ]+)\*\*", text)
        assert numbers, lesson.slug
        assert set(numbers) <= seen, lesson.slug


@pytest.mark.parametrize("country", ["GB", "NO"])
@pytest.mark.parametrize(("term", "audience"), [("line", "adults"), ("young", "teenagers")])
def test_the_desk_names_a_service_of_the_pack(term: str, audience: str, country: str) -> None:
    """What an officer says to a caller is a service that the pack has as seen, day and night."""
    for language in ("en", "nb"):
        story = Lesson("21_desk", language=language, memory_only=True).chat().story
        name, number = re.split(" on | på ", story["lines"][language][f"term.{term}.{country}"])
        services = load_pack(country, language, audience)["services"]
        (service,) = [each for each in services if number in {c["text"] for c in each["contact"]}]
        assert service["name"].startswith(name)
        assert service["status"] == "seen"


@pytest.mark.parametrize("language", ["en", "nb"])
def test_help_tells_its_day(root: Path, language: str) -> None:
    """A lesson's help carries the day on which the pack was reviewed."""
    assert load_pack(COUNTRY_OF[language], language)["reviewed"] == "2026-11-21"

    for lesson in sorted((root / "lessons" / language).glob("[0-9]*.ipynb")):
        assert DAY_OF[language] in help_text(lesson)


@pytest.mark.parametrize(("language", "child"), [("en", "your child"), ("nb", "barnet")])
def test_parents_are_spoken_to_about_their_child(language: str, child: str) -> None:
    """The words around the help speak to a parent; the services are those for under-18s."""
    steps = Lesson("10_parents", language=language, memory_only=True).steps()

    country = COUNTRY_OF[language]
    assert steps.packs[country] == load_pack(country, language, "teenagers")
    for label in ("steps.lead", "chat.help.lead", "help.police.about", "help.removal.about"):
        assert child in steps.labels[label], label


@pytest.mark.parametrize(
    ("language", "other"),
    [("en", "person|someone|Say who"), ("nb", "[Dd]en det gjelder|den som|noen|elev")],
)
def test_school_staff_are_spoken_to_about_the_pupil(language: str, other: str) -> None:
    """The words around the help speak to the adult who was told; the services are the pupil's."""
    lesson = Lesson("23_disclosure", language=language, memory_only=True)
    steps = lesson.steps()

    country = COUNTRY_OF[language]
    assert steps.packs[country] == load_pack(country, language, "teenagers")
    helps = {
        each
        for row in lesson.chat().story["states"]
        for each in row.get("ending", {}).get("helps", ())
    }
    assert "school" in helps
    labels = {"steps.lead", "chat.help.lead", *(f"help.{each}.about" for each in helps)}
    for label in labels - {"help.platform.about"}:
        assert re.search(other, steps.labels[label]), (label, steps.labels[label])
