"""Questions to think about: an explanation for each answer."""

import json

import pytest
from lesson_view import Opener
from playwright.sync_api import expect
from shipped import PLAYED


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_answer_is_explained(open_lesson: Opener, language: str) -> None:
    """Each answer of each question says why, and another can be tried."""
    assert PLAYED.practice_file is not None
    items = json.loads(PLAYED.practice_file.read_text(encoding="utf-8"))["items"][language]
    lesson = open_lesson(language)
    lesson.start()
    expect(lesson.questions).to_be_visible()
    assert items

    for item in items:
        card = lesson.questions.locator(f'[data-item="{item["id"]}"]')
        expect(card).to_contain_text(item["prompt"])
        for option in item["options"]:
            answer = card.locator(f'[data-option="{option["id"]}"]')
            expect(answer).to_contain_text(option["text"])
            answer.click()
            expect(answer).to_have_attribute("aria-pressed", "true")
            expect(card).to_contain_text(option["explain"])
        expect(card.locator("[aria-pressed=true]")).to_have_count(1)
    lesson.photograph("questions")
    expect(lesson.questions).to_contain_text(lesson.word("questions.done"))


def test_questions_are_answered_by_keyboard(open_lesson: Opener) -> None:
    """Arrows go through the answers, Enter chooses."""
    lesson = open_lesson()
    lesson.start()
    answers = lesson.questions.locator("[data-item]").first.locator("[data-option]")
    expect(answers.first).to_be_visible()

    answers.first.focus()
    lesson.page.keyboard.press("ArrowDown")
    expect(answers.nth(1)).to_be_focused()
    lesson.page.keyboard.press("Enter")

    expect(answers.nth(1)).to_have_attribute("aria-pressed", "true")
