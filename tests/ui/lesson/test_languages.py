"""The words of one language only, and said to be of that language."""

import json
from pathlib import Path
from typing import Any

import pytest
from lesson_view import LessonView, Opener
from page_checks import wait_until_drawn
from playwright.sync_api import expect
from shipped import PLAYED

from breakcontact.advice import COUNTRIES, load_pack
from breakcontact.i18n import load_messages

OTHER = {"en": "nb", "nb": "en"}
SHORTEST = 12
"""Shorter words may be the same in both languages by chance."""


@pytest.mark.parametrize("language", ["en", "nb"])
def test_all_words_are_of_the_lessons_language(
    open_lesson: Opener, root: Path, language: str
) -> None:
    """From the first screen to the review and the help, no line of the other language is shown."""
    lesson = open_lesson(language)
    built = root / "widgets" / "breakcontact" / "data" / "built"
    foreign = foreign_lines(lesson.table, built, language)
    lesson.start()
    assert shown(lesson, foreign) == []

    lesson.settle_manner()
    lesson.button("chat.begin").click()
    lesson.play_to_the_end()
    expect(lesson.review.locator("[data-act=open]").first).to_be_attached()
    assert shown(lesson, foreign) == []

    lesson.button("chat.help").click()
    assert shown(lesson, foreign) == []
    lesson.photograph("help")


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_part_says_its_language(open_lesson: Opener, language: str) -> None:
    """A screen reader is told the language of each widget."""
    lesson = open_lesson(language)

    lesson.start()

    for part in (lesson.chat, lesson.review, lesson.steps, lesson.questions):
        expect(part).to_have_attribute("lang", language)


def foreign_lines(table: dict[str, Any], built: Path, language: str) -> set[str]:
    """Lines of the other language that could not be meant."""
    ours, theirs = (all_lines(table, built, each) for each in (language, OTHER[language]))
    return {line for line in theirs - ours if len(line) >= SHORTEST and "{" not in line}


def all_lines(table: dict[str, Any], built: Path, language: str) -> set[str]:
    """Every line that may be shown in a language."""
    questions = json.loads(
        (built / f"{PLAYED.practice}.questions.json").read_text(encoding="utf-8")
    )
    packs = [load_pack(country, language) for country in COUNTRIES]
    return {
        *table["lines"][language].values(),
        *load_messages(language).values(),
        *texts_in(packs),
        *questions["lines"][language].values(),
    }


def texts_in(value: object) -> set[str]:
    """All texts in lists and objects."""
    if isinstance(value, str):
        return {value}
    parts = (
        list(value.values())
        if isinstance(value, dict)
        else value
        if isinstance(value, list)
        else []
    )
    return {text for part in parts for text in texts_in(part)}


def shown(lesson: LessonView, lines: set[str]) -> list[str]:
    """Those of the lines that are to be read in the lesson's widgets."""
    parts = [lesson.chat, lesson.review, lesson.steps, lesson.questions]
    wait_until_drawn(lesson.page)
    text = "\n".join(part.inner_text() for part in parts)
    return sorted(line for line in lines if line in text)
