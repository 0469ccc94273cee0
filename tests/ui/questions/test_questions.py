"""Questions to think about, as a reader meets them in the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from widget_page import (
    find_axe_faults,
    find_small_targets,
    is_wider_than_page,
    open_page,
    show_widget,
)

from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT
from breakcontact.i18n import load_messages
from breakcontact.ui.questions.questions import load_items

LESSON_1 = BUILT / "01_match.questions.json"


def questions_state(language: str = "en") -> dict[str, Any]:
    """The traits of the widget in lesson 1."""
    return {
        "items": load_items(LESSON_1, language),
        "language": language,
        "labels": load_messages(language),
    }


def answer(page: Page, item: str, option: str) -> None:
    """Choose an answer with the mouse."""
    page.locator(f"[data-item='{item}'] [data-option='{option}']").click()


@pytest.mark.browser
def test_every_answer_is_explained(browser: Browser) -> None:
    """Whatever is chosen, the reason for exactly that answer is shown."""
    state = questions_state()

    with open_page(browser) as page:
        show_widget(page, "questions", state)
        for item in state["items"]:
            card = page.locator(f"[data-item='{item['id']}']")
            for option in item["options"]:
                answer(page, item["id"], option["id"])
                assert card.get_by_text(option["explain"]).is_visible()
                assert card.get_by_role("button", pressed=True).count() == 1


@pytest.mark.browser
def test_choosing_again_replaces_the_explanation(browser: Browser) -> None:
    """A reader may choose again, and reads about the new answer only."""
    with open_page(browser) as page:
        show_widget(page, "questions", questions_state())
        answer(page, "delete", "all")
        assert page.get_by_text("Not the best choice here").is_visible()
        answer(page, "delete", "keep")

        assert page.get_by_text("A good choice").is_visible()
        assert page.get_by_text("Not the best choice here").count() == 0


@pytest.mark.browser
def test_nothing_is_kept(browser: Browser) -> None:
    """No answer is told to Python."""
    with open_page(browser) as page:
        show_widget(page, "questions", questions_state())
        answer(page, "paid", "last")
        answer(page, "paid", "help")

        assert page.evaluate("window.sets") == []


@pytest.mark.browser
def test_progress_counts_questions_not_answers(browser: Browser) -> None:
    """How many questions were looked at is told; how they were answered is not."""
    with open_page(browser) as page:
        show_widget(page, "questions", questions_state())
        answer(page, "paid", "last")
        answer(page, "paid", "help")
        answer(page, "friend", "why")
        assert page.get_by_text("2 of 5 looked at").is_visible()
        for item in questions_state()["items"]:
            answer(page, item["id"], item["options"][0]["id"])

        assert page.get_by_text("You have looked at all the questions.").is_visible()


@pytest.mark.browser
def test_questions_are_answered_by_keyboard(browser: Browser) -> None:
    """Arrow keys go through the answers without choosing; Enter chooses."""
    with open_page(browser) as page:
        show_widget(page, "questions", questions_state())
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        assert page.get_by_role("button", pressed=True).count() == 0
        page.keyboard.press("Enter")

        chosen = page.locator("[data-item='honest']").get_by_role("button", pressed=True)
        assert chosen.get_attribute("data-option") == "meet"


@pytest.mark.browser
def test_questions_are_never_markup(browser: Browser) -> None:
    """Markup in a question is shown letter by letter."""
    state = questions_state()
    state["items"][0]["prompt"] = "<img src=x onerror=alert(1)>"

    with open_page(browser) as page:
        show_widget(page, "questions", state)

        assert page.get_by_text("<img src=x onerror=alert(1)>").is_visible()
        assert page.locator("#view img").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize(
    ("theme", "language", "width"),
    [("light", "en", 1280), ("dark", "nb", 1280), ("light", "nb", 320), ("dark", "en", 320)],
)
def test_questions_are_accessible(browser: Browser, theme: str, language: str, width: int) -> None:
    """With answers open: nothing for axe, nothing too small, no scrolling sideways."""
    with open_page(browser, width) as page:
        show_widget(page, "questions", questions_state(language), theme)
        answer(page, "honest", "meet")
        answer(page, "delete", "all")

        assert find_axe_faults(page) == []
        assert find_small_targets(page) == []
        assert not is_wider_than_page(page)


def test_missing_language_names_the_others() -> None:
    """A language the questions are not written in is told, with those that there are."""
    with pytest.raises(BreakContactError, match=r"not written in 'xx'; they are in: en, nb"):
        load_items(LESSON_1, "xx")


def test_missing_questions_are_told(tmp_path: Path) -> None:
    """A lesson without questions is told in a sentence."""
    with pytest.raises(BreakContactError, match=r"no questions at none\.json"):
        load_items(tmp_path / "none.json", "en")
