"""The questions after a lesson, as a reader meets them in the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from page_values import expect_value_stays
from playwright.sync_api import Browser, Page, expect
from quiz_definitions import RIGHT, explain_lines, small_table
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
from breakcontact.quiz import QuizDefinition
from breakcontact.ui.quiz.practice import Practice, load_practice

LESSON_1 = BUILT / "01_match.questions.json"
TRAITS = ("items", "answer_keys", "lines", "topics", "language", "labels")


def open_practice(language: str = "en", path: Path = LESSON_1) -> Practice:
    """The widget with the questions of a lesson."""
    return load_practice(path, language=language, labels=load_messages(language))


def practice_state(language: str = "en") -> dict[str, Any]:
    """Its traits in lesson 1."""
    return state_of(open_practice(language))


def state_of(practice: Practice) -> dict[str, Any]:
    """What the page gets of a widget."""
    return {name: getattr(practice, name) for name in TRAITS}


def first_round(state: dict[str, Any]) -> list[dict[str, Any]]:
    """The questions that the page asks first: one for each topic."""
    first = [topic["items"][0] for topic in state["topics"]]
    return [item for item in state["items"] if item["id"] in first]


def answer(page: Page, item: str, option: str) -> None:
    """Choose an answer with the mouse."""
    page.locator(f"[data-quiz-item='{item}'] [data-option='{option}']").click()


@pytest.mark.browser
def test_every_answer_is_explained(browser: Browser) -> None:
    """Whatever is chosen, the reason for exactly that answer is shown."""
    state = practice_state()

    with open_page(browser) as page:
        show_widget(page, "practice", state)
        for item in first_round(state):
            card = page.locator(f"[data-quiz-item='{item['id']}']")
            for option in item["options"]:
                answer(page, item["id"], option)
                expect(
                    card.get_by_text(state["lines"][f"{item['id']}.{option}.explain"])
                ).to_be_visible()
                expect(card.get_by_role("radio", checked=True)).to_have_count(1)


@pytest.mark.browser
def test_choosing_again_replaces_the_explanation(browser: Browser) -> None:
    """A reader may choose again, and reads about the new answer only."""
    with open_page(browser) as page:
        show_widget(page, "practice", practice_state())
        answer(page, "delete", "all")
        expect(page.get_by_text("Not the best choice here")).to_be_visible()
        answer(page, "delete", "keep")

        expect(page.get_by_text("A good choice")).to_be_visible()
        expect(page.get_by_text("Not the best choice here")).to_have_count(0)


@pytest.mark.browser
def test_nothing_is_kept(browser: Browser) -> None:
    """No answer is told to Python or left in the browser."""
    with open_page(browser) as page:
        page.route(
            "http://lesson.test/", lambda route: route.fulfill(body="", content_type="text/html")
        )
        page.goto("http://lesson.test/")
        show_widget(page, "practice", practice_state())
        answer(page, "paid", "last")
        answer(page, "paid", "help")

        expect_value_stays(page, "window.sets", [])
        expect_value_stays(page, "localStorage.length + sessionStorage.length", 0)


@pytest.mark.browser
def test_result_tells_what_to_read_again_and_asks_other_questions(browser: Browser) -> None:
    """The first answers count, a link leads to the part, and a new round has other questions."""
    state = practice_state()
    state["topics"] = [{**topic, "items": topic["items"][:1]} for topic in state["topics"]]
    first, second, *others = state["topics"]
    state["topics"] = [{**first, "items": [*first["items"], *second["items"]], "part": "steps"}]
    state["topics"] += others
    (honest, delete), paid = state["topics"][0]["items"], others[0]["items"][0]

    with open_page(browser) as page:
        show_widget(page, "practice", state)
        page.evaluate(
            """document.querySelector("#view").insertAdjacentHTML("beforebegin",
              "<h2>What to do</h2><div class='breakcontact-steps'>Steps</div>")"""
        )
        result = page.locator(".breakcontact-result")
        answer(page, honest, "block")
        answer(page, honest, "meet")
        answer(page, paid, "help")
        expect(result.get_by_text("2 of 4 answered")).to_be_visible()
        expect(page.locator(f"[data-quiz-item='{delete}']")).to_have_count(0)
        result.get_by_role("button", name="Show my result now").click()

        expect(result.get_by_text("1 of 4 right the first time")).to_be_visible()
        again, known = (result.locator(f"[data-verdict='{each}']") for each in ("again", "known"))
        expect(known.get_by_role("listitem")).to_have_text("Stopping after a payment")
        expect(again.get_by_role("listitem")).to_contain_text("Meeting someone honest")
        again.get_by_role("button", name="Read again: What to do").click()
        expect(page.get_by_role("heading", name="What to do")).to_be_focused()

        result.get_by_role("button", name="Try other questions").click()
        expect(page.locator(f"[data-quiz-item='{delete}']")).to_be_visible()
        expect(page.locator(f"[data-quiz-item='{honest}']")).to_have_count(0)
        expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        expect(result.get_by_text("0 of 4 answered")).to_be_visible()


@pytest.mark.browser
def test_questions_are_answered_by_keyboard(browser: Browser) -> None:
    """The space bar chooses, and arrow keys go on to the next answer and its reason."""
    with open_page(browser) as page:
        show_widget(page, "practice", practice_state())
        page.keyboard.press("Tab")
        expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")

        chosen = page.locator("[data-quiz-item='honest']").get_by_role("radio", checked=True)
        expect(chosen).to_have_attribute("value", "meet")
        expect(page.get_by_text("There is no hurry here")).to_be_visible()


@pytest.mark.browser
def test_questions_are_never_markup(browser: Browser) -> None:
    """Markup in a question is shown letter by letter."""
    state = practice_state()
    state["lines"]["honest.prompt"] = "<img src=x onerror=alert(1)>"

    with open_page(browser) as page:
        show_widget(page, "practice", state)

        expect(page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
        expect(page.locator("#view img")).to_have_count(0)


@pytest.mark.browser
def test_every_item_type_can_be_practised(browser: Browser) -> None:
    """A check says whether the answer fits, and why; a text is compared with a model answer."""
    table = small_table("small", "practice")
    table["keys"]["small-06"] = {"rubric": ["kind"]}
    table["lines"]["en"] |= {"small-06.model": "I'm here.", "small-06.rubric.kind": "It is kind."}
    practice = Practice(QuizDefinition.from_table(table), language="en", labels=load_messages("en"))

    with open_page(browser) as page:
        show_widget(page, "practice", state_of(practice))
        expect(page.get_by_text("I'm here.")).to_have_count(0)
        answer(page, "small-01", str(RIGHT["small-01"]))
        answer(page, "small-02", "a")
        page.locator("[data-row='r1']").select_option("hurry")
        answer(page, "small-05", "true")
        answer(page, "small-05", "guess")
        page.get_by_role("textbox").fill("Thank you.")

        for item in ("small-02", "small-03", "small-04", "small-05", "small-06"):
            card = page.locator(f"[data-quiz-item='{item}']")
            reason = card.get_by_text(explain_lines("small")["en"][f"{item}.explain"])
            expect(reason).to_have_count(0)
            card.locator(".breakcontact-quiz__check").click()
            expect(reason).to_be_visible()
        expect(page.get_by_text("This one is not genuine.")).to_be_visible()
        expect(page.get_by_text("I'm here.")).to_be_visible()
        expect(page.get_by_role("textbox")).to_have_value("Thank you.")
        known = page.locator(".breakcontact-result [data-verdict='known'] li")
        before = known.count()
        page.get_by_label("It is kind.").check()
        expect(known).to_have_count(before + 1)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("theme", "language", "width"),
    [("light", "en", 1280), ("dark", "nb", 1280), ("light", "nb", 320), ("dark", "en", 320)],
)
def test_questions_are_accessible(browser: Browser, theme: str, language: str, width: int) -> None:
    """With answers open: nothing for axe, nothing too small, no scrolling sideways."""
    with open_page(browser, width) as page:
        show_widget(page, "practice", practice_state(language), theme)
        answer(page, "honest", "meet")
        answer(page, "delete", "all")

        assert find_axe_faults(page) == []
        assert find_small_targets(page) == []
        assert not is_wider_than_page(page)


def test_missing_language_names_the_others() -> None:
    """A language the questions are not written in is told, with those that there are."""
    with pytest.raises(BreakContactError, match=r"not written in 'xx'; they are in: en, nb"):
        load_practice(LESSON_1, language="xx", labels=load_messages("en"))


def test_missing_questions_are_told(tmp_path: Path) -> None:
    """A lesson without questions is told in a sentence."""
    with pytest.raises(BreakContactError, match=r"no questions at none\.json"):
        open_practice(path=tmp_path / "none.json")
