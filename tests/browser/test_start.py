"""From the address that the command prints to the first choice."""

import pytest
from lesson_page import LONGEST_OPENING, Opener
from playwright.sync_api import expect


@pytest.mark.parametrize("language", ["en", "nb"])
def test_two_presses_lead_to_the_first_choice(open_lesson: Opener, language: str) -> None:
    """Start shows all of the lesson, the chat in view; Begin is the only other press."""
    lesson = open_lesson(language, fresh=True)
    lesson.open()
    lesson.photograph("opened")

    lesson.start_button.click()

    expect(lesson.questions).to_be_visible(timeout=LONGEST_OPENING)
    for part in (lesson.review, lesson.steps, lesson.questions, lesson.chat):
        expect(part).to_have_count(1)
    expect(lesson.button("chat.begin")).to_be_in_viewport()
    expect(lesson.chat).to_contain_text(lesson.line("content_note"))
    assert len(lesson.lab.kernels_of(lesson.notebook)) == 1
    lesson.photograph("start")

    lesson.button("chat.begin").click()
    expect(lesson.choices.first).to_be_visible()
