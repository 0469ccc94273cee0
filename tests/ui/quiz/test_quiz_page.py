"""The cards of a quiz, as a learner meets them in the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from quiz_definitions import small_table
from quiz_page import (
    ITEMS,
    expect_file,
    expect_last_sent,
    expect_nothing_sent,
    expect_sent,
    quiz_states,
    show_quiz,
)
from widget_page import find_axe_faults, find_small_targets, is_wider_than_page, open_page

from breakcontact.advice import load_pack

pytestmark = pytest.mark.browser

WHOLE = ("start", *ITEMS, "finish")
RIGHT_TO_LEFT = "\u05e9\u05dc\u05d5\u05dd"


def card(page: Page, item: str) -> Locator:
    """The card of an item."""
    return page.locator(f"[data-quiz-item='{item}']")


def test_every_kind_is_answered_by_pointer(browser: Browser) -> None:
    """Each kind of item gives the value that the quiz asks for."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states(*ITEMS))
        card(page, "q-single").get_by_text("Stop answering").click()
        for name in ("Your own password", "The name and the address"):
            card(page, "q-several").get_by_text(name).click()
        page.get_by_role("button", name="This order is my answer").click()
        page.get_by_label("ten minutes").select_option("Hurry")
        card(page, "q-judge").get_by_text("Not genuine").click()
        card(page, "q-judge").get_by_text("Fairly sure").click()
        page.get_by_role("textbox").fill("I am glad\nthat you told me.")
        page.get_by_role("textbox").blur()

        expect_file(
            page,
            {
                "q-single": "b",
                "q-several": ["a", "b"],
                "q-order": ["block", "stop", "save", "tell", "report"],
                "q-match": {"r1": "hurry"},
                "q-judge": {"genuine": False, "sure": "fairly"},
                "q-text": "I am glad\nthat you told me.",
            },
        )


def test_every_kind_is_answered_by_keyboard(browser: Browser) -> None:
    """Without a pointer, all kinds can be answered."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states(*ITEMS))
        press = page.keyboard.press
        card(page, "q-single").get_by_role("radio").first.focus()
        for key in ("Space", "ArrowDown", "Tab", "Tab", "Space", "Tab", "Tab", "Space"):
            press(key)
        page.get_by_role("button", name="Move “Block the account”").focus()
        for key in ("Space", "ArrowDown", "ArrowDown", "Space"):
            press(key)
        page.get_by_label("ten minutes").focus()
        page.keyboard.type("Flattery")
        card(page, "q-judge").get_by_role("radio", name="Genuine", exact=False).first.focus()
        for key in ("ArrowDown", "Tab", "Space"):
            press(key)
        page.get_by_role("textbox").focus()
        page.keyboard.type("Hello")
        press("Tab")

        expect_file(
            page,
            {
                "q-single": "b",
                "q-several": ["a", "c"],
                "q-order": ["stop", "save", "block", "tell", "report"],
                "q-match": {"r1": "flattery"},
                "q-judge": {"genuine": False, "sure": "guess"},
                "q-text": "Hello",
            },
        )


def test_a_match_may_be_half_done(browser: Browser) -> None:
    """What is matched is kept, and how much is missing is told."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-match"))
        page.get_by_label("ten minutes").select_option("Hurry")
        page.get_by_label("Your sister").select_option("Cutting you off from others")
        expect(page.get_by_text("2 of 3 chosen")).to_be_visible()
        page.get_by_label("ten minutes").select_option("Choose …")

        expect_last_sent(page, {"r3": "isolation"})


def test_half_a_judgement_is_no_answer(browser: Browser) -> None:
    """Genuine or not, without how sure, is told as not answered and is not sent."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-judge"))
        page.get_by_text("Not genuine").click()
        expect(page.get_by_text("Not answered yet: both rows need a choice")).to_be_visible()
        expect_nothing_sent(page)
        page.get_by_text("Very sure").click()

        expect_sent(page, [{"genuine": False, "sure": "sure"}])


def test_an_answer_is_taken_back_and_brought_back(browser: Browser) -> None:
    """A text cleared by mistake is there again after one more press."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-text", "q-single"))
        page.get_by_role("textbox").fill("A long text.")
        card(page, "q-text").get_by_role("button", name="Clear my answer").click()
        expect(page.get_by_role("textbox")).to_have_value("")
        expect(card(page, "q-text").get_by_text("Not answered yet")).to_be_visible()
        page.get_by_role("button", name="Bring my answer back").click()

        expect(page.get_by_role("textbox")).to_have_value("A long text.")
        expect_file(page, {"q-text": "A long text."})
        expect(card(page, "q-single").get_by_role("button", name="Clear")).to_have_count(0)


def test_a_text_keeps_to_its_limit_and_to_plain_letters(browser: Browser) -> None:
    """What is left is told, and nothing longer or stranger than allowed is sent."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-text"))
        box = page.get_by_role("textbox")
        box.fill("x" * 700)
        box.blur()
        expect(page.get_by_text("0 characters left", exact=True).first).to_be_visible()
        expect_last_sent(page, "x" * 600)
        box.fill("A\u030a\u0007 og a\u200b")
        box.blur()

        expect_last_sent(page, "\u00c5 og a\u200b")


@pytest.mark.parametrize("item", ITEMS)
def test_graded_cards_tell_nothing_right_from_wrong(browser: Browser, item: str) -> None:
    """No hint, no explanation and no sign, whatever is answered and whatever Python knows."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states(item, mode="graded"))
        page.locator("#view :is(label, select, textarea, [data-tool=down])").first.click()

        expect(page.locator("details:visible")).to_have_count(0)
        expect(page.get_by_text("Many hope for peace")).to_have_count(0)


def test_practice_explains_after_an_answer(browser: Browser) -> None:
    """A hint before, the explanations after, and the learner's own choice marked."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-single", mode="practice"), kernel="memory")
        page.get_by_text("Hint", exact=True).click()
        expect(page.get_by_text("Think of what the police ask for.")).to_be_visible()
        page.get_by_role("radio").first.click()
        expect(page.get_by_text("Read on in lesson 1.")).to_have_count(0)
        page.get_by_role("button", name="Check my answer").click()

        expect(page.get_by_text("Not quite.")).to_be_visible()
        mine = page.get_by_role("listitem").filter(has_text="your choice")
        expect(mine).to_contain_text("Many hope for peace.", use_inner_text=True)
        expect(page.get_by_text("Read on in lesson 1.")).to_be_visible()
        expect(page.get_by_text("Kept for as long as this notebook is open").first).to_be_visible()


def test_practice_ends_with_a_result_and_more_questions(browser: Browser) -> None:
    """The end tells what to read again, with a link to the lesson, and asks other questions."""
    table = small_table("small", "practice")
    ids = [item["id"] for item in table["items"]]
    pool = {
        "items": table["items"],
        "answer_keys": table["keys"],
        "lines": table["lines"]["en"],
        "topics": [{"id": name, "lesson": "01_match", "items": [name]} for name in ids],
    }
    link = {"href": "01_match.html", "path": "", "title": "The match"}
    further = {"reading": {"01_match": link}, "pool": pool}
    with open_page(browser) as page:
        parts = ("q-single", "q-order", "finish")
        show_quiz(page, quiz_states(*parts, mode="practice", further=further), kernel="memory")
        result = page.locator(".breakcontact-result").first
        expect(result).to_be_hidden()
        page.get_by_role("radio").first.click()
        page.get_by_role("button", name="Check my answer").first.click()

        expect(result.get_by_text("0 of 2 right the first time")).to_be_visible()
        again = result.locator("[data-verdict='again']")
        expect(again.get_by_role("link", name="“The match”")).to_have_attribute(
            "href", "01_match.html"
        )
        expect(result.locator("[data-verdict='open'] li")).to_have_count(1)
        result.get_by_role("button", name="Try other questions").click()
        expect(page.locator("[data-quiz-item^='small-']")).to_have_count(5)


def test_practice_shows_an_order_for_each_country(browser: Browser) -> None:
    """Where lists differ, each country's order is shown, and what may be swapped."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("q-order", mode="practice"))
        page.get_by_role("button", name="Check my answer").click()

        expect(page.get_by_text("A good order, Norway:")).to_be_visible()
        expect(page.get_by_text("A good order, England and Wales:")).to_be_visible()
        expect(page.get_by_text("In any order:")).to_be_visible()


def test_a_preview_saves_nothing_and_says_so(browser: Browser) -> None:
    """In a teacher's source nothing leaves the page or stays in the browser; the key is there."""
    with open_page(browser) as page:
        show_quiz(page, quiz_states("start", "q-single", "finish", mode="preview"))
        expect(page.get_by_text("You can try everything, and nothing is saved.")).to_be_visible()
        page.get_by_role("radio").nth(2).click()
        page.get_by_text("For you as a teacher").click()

        expect(page.get_by_text("Preview: not saved")).to_be_visible()
        expect(page.get_by_text("It gives you time, and you are not alone")).to_be_visible()
        expect_nothing_sent(page)


def test_texts_are_never_markup(browser: Browser) -> None:
    """Markup in any line is shown letter by letter."""
    states = quiz_states(*WHOLE, mode="practice")
    for state in states:
        state["lines"] = dict.fromkeys(state["lines"], "<img src=x onerror=alert(1)>")
    with open_page(browser) as page:
        show_quiz(page, states)

        expect(page.locator("#view img")).to_have_count(0)


def test_texts_from_right_to_left_keep_their_direction(browser: Browser) -> None:
    """A prompt and an answer in Hebrew run from the right."""
    states = quiz_states("q-text")
    states[0]["lines"] = {**states[0]["lines"], "q-text.prompt": RIGHT_TO_LEFT}
    with open_page(browser) as page:
        show_quiz(page, states)
        page.get_by_role("textbox").fill(RIGHT_TO_LEFT)

        expect(page.get_by_role("heading", level=3)).to_have_css("direction", "rtl")
        expect(page.get_by_role("textbox")).to_have_css("direction", "rtl")


@pytest.mark.parametrize("mode", ["graded", "practice", "preview"])
@pytest.mark.parametrize(
    ("theme", "language", "width"),
    [("light", "en", 1280), ("dark", "nb", 1280), ("light", "nb", 320), ("dark", "en", 320)],
)
def test_a_quiz_is_accessible(
    browser: Browser, theme: str, language: str, width: int, mode: str
) -> None:
    """All answered and unfolded: nothing for axe, nothing too small, no scrolling sideways."""
    packs = {country: load_pack(country, language) for country in ("NO", "GB")}
    states = quiz_states(*WHOLE, language=language, mode=mode, packs=packs)
    with open_page(browser, width) as page:
        show_quiz(page, states, theme=theme)
        for item in ("q-single", "q-several", "q-judge"):
            card(page, item).locator("label").first.click()
        if mode != "practice":
            page.locator(".breakcontact-quiz__confirm").click()
        page.locator("select").first.select_option(index=1)
        page.get_by_role("textbox").fill("Text")
        if mode == "practice":
            for check in page.locator(".breakcontact-quiz__check:not([aria-disabled=true])").all():
                check.click()
        for summary in page.locator(".breakcontact-quiz__more > summary:visible").all():
            summary.click()

        assert find_axe_faults(page) == []
        assert find_small_targets(page) == []
        assert not is_wider_than_page(page)
