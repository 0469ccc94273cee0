"""The questions after a lesson: an explanation for each answer."""

import pytest
from lesson_view import Opener
from playwright.sync_api import expect
from shipped import PLAYED

from breakcontact.quiz import load_definition


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_answer_is_explained(open_lesson: Opener, language: str) -> None:
    """Each answer of each question says why, and another can be tried."""
    assert PLAYED.practice_file is not None
    definition = load_definition(PLAYED.practice_file)
    lesson = open_lesson(language)
    lesson.start()
    expect(lesson.questions).to_be_visible()

    first = [topic["items"][0] for topic in definition.table["topics"]]
    for item in (each for each in definition.items if each.id in first):
        card = lesson.questions.locator(f'[data-quiz-item="{item.id}"]')
        expect(card).to_contain_text(definition.line(language, f"{item.id}.prompt"))
        for option in item.options:
            answer = card.locator(f'[data-option="{option}"]')
            expect(answer).to_contain_text(definition.line(language, f"{item.id}.{option}"))
            answer.click()
            expect(answer.get_by_role("radio")).to_be_checked()
            reason = definition.line(language, f"{item.id}.{option}.explain")
            expect(card).to_contain_text(reason)
    lesson.photograph("questions")
    expect(lesson.questions).to_contain_text(lesson.word("questions.done"))


def test_questions_are_answered_by_keyboard(open_lesson: Opener) -> None:
    """The space bar chooses, and arrow keys go on to the next answer."""
    lesson = open_lesson()
    lesson.start()
    answers = lesson.questions.locator("[data-quiz-item]").first.get_by_role("radio")
    expect(answers.first).to_be_visible()

    answers.first.focus()
    lesson.page.keyboard.press("Space")
    expect(answers.first).to_be_checked()
    lesson.page.keyboard.press("ArrowDown")

    expect(answers.nth(1)).to_be_focused()
    expect(answers.nth(1)).to_be_checked()
