"""The chat in a page of its own, with a model that only remembers: playing, and going back."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from chat_page import WORDS, chat_state, choose, expect_path, more, open_chat, texts
from page_values import expect_value, result_of
from playwright.sync_api import Browser, Page, expect
from widget_page import open_page, show_widget

from breakcontact.scenario.warnings import count_lines

pytestmark = pytest.mark.browser

PATH_AND_MARKS = "[window.model.get('path'), window.model.get('marks')]"
ACKNOWLEDGE = """() => {
  const [path, marks, number] = ["path", "marks", "number"].map(window.model.get);
  window.model.set("saved", { state: "saved", path, marks, sentence: "", number });
}"""
# What JupyterLab does with the state of all widgets, which it asks for when a notebook starts.
SET_STATE = """state => window.model.receive(state)"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    with open_page(browser, width=600) as page:
        yield page


def test_a_pick_is_drawn_before_the_next_frame(page: Page) -> None:
    """With typing off, reply and answer stand in the log when the click has been handled."""
    open_chat(page)

    shown = result_of(
        page,
        """() => {
      document.querySelector("[data-choice=reply]").click();
      const rows = [...document.querySelectorAll("[role=log] [data-entry]")];
      return rows.map((row) => row.dataset.entry);
    }""",
    )

    assert shown == ["hello-1", "hello-2", "reply", "demand-1", "demand-2"]


def test_a_reply_is_told_before_the_chat_goes_on_elsewhere(page: Page) -> None:
    """The name of the next place stands right before the first message there."""
    story = chat_state()["story"]
    story["lines"]["en"] |= {"place.hello": "Kindling", "place.demand": "Letters"}
    story["states"][0]["place"] = "place.hello"
    story["states"][1] |= {"place": "place.demand", "places": {"demand-2": "place.demand"}}
    open_chat(page, story=story)
    choose(page, "reply")

    rows = page.locator("[role=log] :is([data-entry], .breakcontact-chat__divider)")
    expect(rows).to_have_count(7)
    expect(rows.nth(4)).to_have_attribute("data-entry", "demand-1")
    expect(rows.nth(5)).to_have_text("Letters")
    expect(rows.nth(6)).to_have_attribute("data-entry", "demand-2")


def test_texts_from_right_to_left_keep_their_order(page: Page) -> None:
    """A message in Hebrew with Latin letters reads from the right; the others do not."""
    story = chat_state()["story"]
    hebrew = "שלום, אני Kim (17)."
    story["lines"]["en"]["hello-1"] = hebrew
    open_chat(page, story=story)

    expect(texts(page)).not_to_have_count(1)
    first, *others = texts(page).all()
    expect(first).to_have_text(hebrew)
    expect(first).to_have_css("direction", "rtl")
    for other in others:
        expect(other).to_have_css("direction", "ltr")


def test_a_choice_counts_once(page: Page) -> None:
    """A choice that is pressed again before the next ones have come is not taken again."""
    open_chat(page)

    page.locator("[data-choice=reply]").evaluate("button => { button.click(); button.click(); }")

    expect_path(page, ["reply"])
    expect(page.locator("[data-choice=ask-less]")).to_be_visible()


def test_a_number_pressed_at_once_takes_a_choice_of_the_next_turn(page: Page) -> None:
    """Keys are never lost: two numbers that come together take two choices."""
    open_chat(page)

    page.evaluate("""() => {
      const composer = document.querySelector("[data-state]");
      for (const key of ["1", "2"])
        composer.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    }""")

    expect_path(page, ["reply", "ask-less"])


def test_markup_in_a_story_is_shown_as_it_is_written(page: Page) -> None:
    """A scenario that contains a tag shows those characters."""
    state = chat_state()
    evil = '<img src="x" onerror="window.evil = true">'
    state["story"]["lines"]["en"]["hello-1"] = evil

    show_widget(page, "chat", state)
    page.get_by_role("button", name=WORDS["chat.begin"], exact=True).click()

    expect(texts(page).first).to_have_text(evil)
    expect(page.locator("img")).to_have_count(0)


def test_undo_takes_back_picks_rewinds_and_starting_anew(page: Page) -> None:
    """One history: each press of undo brings back what was before, however it changed."""
    open_chat(page)
    choose(page, "reply", "ask-less", "ask-less")
    page.get_by_role("article", name="Robin: Words of reply.").focus()
    page.keyboard.press("m")
    page.get_by_role("menuitem", name=WORDS["chat.rewind.own"]).click()
    expect_path(page, [])
    choose(page, "reply")
    more(page, "chat.anew")
    expect_path(page, [])

    for before in (
        ["reply"],
        [],
        ["reply", "ask-less", "ask-less"],
        ["reply", "ask-less"],
        ["reply"],
        [],
    ):
        more(page, "chat.undo")
        expect_path(page, before)


def test_starting_anew_can_be_brought_back_with_its_marks(page: Page) -> None:
    """Start anew asks nothing, and one press brings back path and marks."""
    open_chat(page)
    choose(page, "reply")
    page.get_by_role("article", name="Alex: Words of demand-1.").focus()
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    more(page, "chat.anew")
    expect_value(page, PATH_AND_MARKS, [[], []])

    page.get_by_role("button", name=WORDS["chat.bring-back"]).click()

    expect_value(page, PATH_AND_MARKS, [["reply"], [["demand-1", "evidence"]]])


def test_without_history_undo_takes_back_the_last_choice(page: Page) -> None:
    """An earlier play gone on with loses its last choice and the turn of chance after it."""
    found = {"path": ["reply", "pay", "again"], "marks": [], "ended": False}
    show_widget(page, "chat", chat_state(found=found))
    page.get_by_role("button", name=WORDS["chat.found.go-on"]).click()
    expect_path(page, ["reply", "pay", "again"])

    more(page, "chat.undo")

    expect_path(page, ["reply"])


def test_chance_decides_once(page: Page) -> None:
    """The same choice, taken back and taken again, brings the same turn of the world."""
    open_chat(page)
    page.evaluate("let flip = 0; Math.random = () => (flip = 1 - flip) ? 0.9 : 0.1")
    choose(page, "reply")

    choose(page, "pay")
    expect_value(page, "window.model.get('path').length", 3)
    drawn = page.evaluate("window.model.get('path')")

    for _ in range(11):
        more(page, "chat.undo")
        expect_path(page, ["reply"])
        choose(page, "pay")
        expect_path(page, drawn)


@pytest.mark.parametrize("bad", [["nowhere"], 5, None, {"0": "reply"}, [["reply"]]])
def test_a_path_of_another_story_is_met_kindly(page: Page, bad: object) -> None:
    """What Python sets wrongly shows a sentence and a way on."""
    open_chat(page)
    page.evaluate(ACKNOWLEDGE)
    page.evaluate("bad => window.model.set('path', bad)", bad)
    expect(page.get_by_role("alert")).to_contain_text(WORDS["chat.refused.title"])

    page.get_by_role("button", name=WORDS["chat.anew"]).click()

    expect_path(page, [])
    expect(page.locator("[data-choice=reply]")).to_be_visible()


@pytest.mark.parametrize("acknowledged", [False, True], ids=["on its way", "saved"])
def test_an_older_state_of_the_kernel_takes_no_choice_back(page: Page, acknowledged: bool) -> None:
    """JupyterLab asks for all widgets at the start; what comes after a choice is older than it."""
    open_chat(page)
    older = page.evaluate("window.model.state()")
    choose(page, "reply")
    if acknowledged:
        page.evaluate(ACKNOWLEDGE)

    page.evaluate(SET_STATE, older)

    expect_path(page, ["reply"])
    choose(page, "ask-less")
    expect_path(page, ["reply", "ask-less"])
    page.evaluate(ACKNOWLEDGE)
    expect(page.locator("section[data-saved]")).to_have_attribute("data-saved", "saved")
    more(page, "chat.undo")
    expect_path(page, ["reply"])


def test_what_python_refuses_is_taken_back(page: Page) -> None:
    """A path that Python has dealt with and does not take goes back to the last good one."""
    open_chat(page)
    page.evaluate(ACKNOWLEDGE)
    choose(page, "reply")

    page.evaluate("""() => {
      const { saved, number } = window.model.state();
      window.model.set("saved", { ...saved, number });
      window.model.set("path", []);
    }""")

    expect_path(page, [])


def test_saved_is_said_only_of_what_is_saved(page: Page) -> None:
    """The line at the foot compares what Python has kept with what the page shows."""
    open_chat(page)
    chat = page.locator("section[data-saved]")
    choose(page, "reply")
    expect(chat).to_have_attribute("data-saved", "pending")
    page.evaluate(ACKNOWLEDGE)
    expect(chat).to_have_attribute("data-saved", "saved")

    choose(page, "ask-less")

    expect(chat).to_have_attribute("data-saved", "pending")
    expect(page.get_by_role("status")).to_have_text(WORDS["chat.saved.pending"])


def test_a_new_kernel_gets_what_the_old_one_missed(page: Page) -> None:
    """A new model with the same storage key takes over path and manner, and the chat goes on."""
    open_chat(page)
    more(page, "chat.gentle")
    choose(page, "reply", "ask-less")
    page.evaluate("window.end()")

    # The same page goes on, and so does what it remembers.
    show_widget(page, "chat", chat_state())

    expect_path(page, ["reply", "ask-less"])
    expect_value(page, "window.model.get('gentle')", True)
    expect(page.locator("[data-choice=pay]")).to_be_visible()


def test_sums_follow_the_country(page: Page) -> None:
    """Another country changes the sum in what was said, in what can be said, and later on."""
    state = chat_state()
    lines = state["story"]["lines"]["en"]
    lines |= {"demand-1": "{sum} by ten.", "pay": "Pay {sum}", "more-1": "Another {sum}."}
    lines |= {"term.sum.GB": "£400", "term.sum.NO": "4,000 kroner"}
    open_chat(page, story=state["story"] | {"terms": ["sum"]})
    choose(page, "reply")
    expect(texts(page).get_by_text("£400 by ten.")).to_be_visible()

    page.evaluate("window.model.set('country', 'NO')")

    expect(texts(page).get_by_text("4,000 kroner by ten.")).to_be_visible()
    expect(texts(page).get_by_text("£400 by ten.")).to_have_count(0)
    expect(page.locator("[data-choice=pay]")).to_contain_text("Pay 4,000 kroner")
    choose(page, "pay")
    expect(page.get_by_text("Another 4,000 kroner.")).to_be_visible()
    expect(page.get_by_text("£400")).to_have_count(0)


def test_class_mode_says_so(page: Page) -> None:
    """In memory only is what the line at the foot says, from the start."""
    open_chat(page, memory_only=True)
    expect(page.get_by_role("status")).to_have_text(WORDS["chat.saved.memory"])

    choose(page, "reply")

    expect(page.get_by_role("status")).to_have_text(WORDS["chat.saved.memory"])


@pytest.mark.parametrize("words", ["well I was on the train and it rained ", "no. really? ok "])
def test_lines_of_a_long_message_are_estimated(browser: Browser, words: str) -> None:
    """At 320 px a long message takes about as many lines as the checker tells an author."""
    long = (words * 40)[:600]
    with open_page(browser, width=320) as page:
        open_chat(page)
        lines = result_of(
            page,
            f"""() => {{
          const text = document.querySelector("[data-entry=hello-1] .breakcontact-chat__text");
          text.textContent = {json.dumps(long)};
          const range = document.createRange();
          range.selectNodeContents(text);
          return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size;
        }}""",
        )

    assert 0.8 * count_lines(long) <= lines <= 1.2 * count_lines(long)
