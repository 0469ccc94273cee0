"""The chat in a page of its own, with a model that only remembers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import story_tables
from playwright.sync_api import Browser, Page, expect
from widget_page import (
    find_axe_faults,
    find_small_targets,
    is_wider_than_page,
    open_page,
    show_widget,
)

from breakcontact.advice import COUNTRIES, load_pack
from breakcontact.story import Story
from breakcontact.ui.labels import load_labels

pytestmark = pytest.mark.browser

WORDS = load_labels("en")
NOTHING_SAVED = {"state": "none", "path": [], "marks": [], "sentence": ""}
WATCH_THE_LOG = """() => {
  const log = document.querySelector("[role=log]");
  window.heard = [];
  new MutationObserver((changes) => {
    if (log.getAttribute("aria-live") === "off") return;
    for (const { addedNodes, target } of changes) for (const node of addedNodes)
      if (target.closest("[aria-live]") === log) {
        const heard = node.cloneNode(true);
        for (const hidden of heard.querySelectorAll("[aria-hidden=true]")) hidden.remove();
        window.heard.push(heard.textContent);
      }
  }).observe(log, { childList: true, subtree: true });
}"""
ACKNOWLEDGE = """() => {
  const [path, marks] = [window.model.get("path"), window.model.get("marks")];
  window.model.set("saved", { state: "saved", path, marks, sentence: "" });
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    with open_page(browser, width=600) as page:
        yield page


def chat_state(**traits: Any) -> dict[str, Any]:
    """The traits of a chat in a lesson, with the small story of the tests."""
    table = story_tables.small_table()
    table["lines"]["en"] |= {"content_note": "A threat in writing.", "person.alex": "Alex"}
    table["lines"]["en"] |= {"person.robin": "Robin", "person.maja": "Maja"}
    table["lines"]["en"] |= {"ending.told.title": "Told", "ending.told.text": "Maja knows."}
    state = {
        "story": Story.from_table(table).page_table("en"),
        "path": [],
        "marks": [],
        "gentle": False,
        "language": "en",
        "country": "GB",
        "labels": WORDS,
        "packs": {country: load_pack(country, "en") for country in COUNTRIES},
        "pace": "off",
        "found": None,
        "notice": "",
        "saved": NOTHING_SAVED,
        "place": "a play",
        "memory_only": False,
    }
    return state | traits


def open_chat(page: Page, theme: str = "light", **traits: Any) -> None:
    """Show a chat and leave its first screen."""
    show_widget(page, "chat", chat_state(**traits), theme)
    page.get_by_role("button", name=WORDS["chat.begin"], exact=True).click()


def choose(page: Page, *picks: str) -> None:
    """Press these choices."""
    for pick in picks:
        page.locator(f"[data-choice={pick}]").click()


def path(page: Page) -> list[str]:
    """The path that Python is told."""
    told: list[str] = page.evaluate("window.model.get('path')")
    return told


def texts(page: Page) -> list[str]:
    """What stands in the log."""
    return page.locator("[role=log] .breakcontact-chat__text").all_text_contents()


def more(page: Page, label: str) -> None:
    """Take something from the menu of the chat."""
    page.get_by_role("button", name=WORDS["chat.more"], exact=True).click()
    page.get_by_role("menu").get_by_text(WORDS[label], exact=True).click()


def test_a_pick_is_drawn_before_the_next_frame(page: Page) -> None:
    """With typing off, reply and answer stand in the log when the click has been handled."""
    open_chat(page)

    shown = page.evaluate("""() => {
      document.querySelector("[data-choice=reply]").click();
      const rows = [...document.querySelectorAll("[role=log] [data-entry]")];
      return rows.map((row) => row.dataset.entry);
    }""")

    assert shown == ["hello-1", "hello-2", "reply", "demand-1", "demand-2"]


def test_each_message_is_announced_once_with_its_speaker(page: Page) -> None:
    """A screen reader hears speaker and text of what is new, and nothing of what is history."""
    open_chat(page)
    page.evaluate(WATCH_THE_LOG)

    choose(page, "reply")
    # The button that opens the menu joins each message a little later, unheard.
    expect(page.locator("[role=log] [data-entry=demand-2] button")).to_have_count(1)
    more(page, "chat.undo")
    more(page, "chat.gentle")

    assert page.evaluate("window.heard") == [
        "Robin: Words of reply.",
        "Alex: Words of demand-1.",
        "Alex: Words of demand-2.",
    ]


def test_markup_in_a_story_is_shown_as_it_is_written(page: Page) -> None:
    """A scenario that contains a tag shows those characters."""
    state = chat_state()
    evil = '<img src="x" onerror="window.evil = true">'
    state["story"]["lines"]["en"]["hello-1"] = evil

    show_widget(page, "chat", state)
    page.get_by_role("button", name=WORDS["chat.begin"], exact=True).click()

    assert texts(page)[0] == evil
    assert page.locator("img").count() == 0


def test_undo_takes_back_picks_rewinds_and_starting_anew(page: Page) -> None:
    """One history: each press of undo brings back what was before, however it changed."""
    open_chat(page)
    choose(page, "reply", "ask-less", "ask-less")
    page.get_by_role("article", name="Robin: Words of reply.").focus()
    page.keyboard.press("m")
    page.get_by_role("menuitem", name=WORDS["chat.rewind.own"]).click()
    assert path(page) == []
    choose(page, "reply")
    more(page, "chat.anew")

    steps = []
    for _ in range(6):
        more(page, "chat.undo")
        steps.append(path(page))

    assert steps == [
        ["reply"],
        [],
        ["reply", "ask-less", "ask-less"],
        ["reply", "ask-less"],
        ["reply"],
        [],
    ]


def test_starting_anew_can_be_brought_back_with_its_marks(page: Page) -> None:
    """Start anew asks nothing, and one press brings back path and marks."""
    open_chat(page)
    choose(page, "reply")
    page.get_by_role("article", name="Alex: Words of demand-1.").focus()
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    more(page, "chat.anew")
    assert [path(page), page.evaluate("window.model.get('marks')")] == [[], []]

    page.get_by_role("button", name=WORDS["chat.bring-back"]).click()

    assert path(page) == ["reply"]
    assert page.evaluate("window.model.get('marks')") == [["demand-1", "evidence"]]


def test_without_history_undo_takes_back_the_last_choice(page: Page) -> None:
    """An earlier play gone on with loses its last choice and the turn of chance after it."""
    found = {"path": ["reply", "pay", "again"], "marks": [], "ended": False}
    show_widget(page, "chat", chat_state(found=found))
    page.get_by_role("button", name=WORDS["chat.found.go-on"]).click()
    assert path(page) == found["path"]

    more(page, "chat.undo")

    assert path(page) == ["reply"]


def test_chance_decides_once(page: Page) -> None:
    """The same choice, taken back and taken again, brings the same turn of the world."""
    open_chat(page)
    choose(page, "reply")

    drawn = set()
    for _ in range(12):
        choose(page, "pay")
        drawn.add(tuple(path(page)))
        more(page, "chat.undo")

    assert len(drawn) == 1


def test_a_path_of_another_story_is_met_kindly(page: Page) -> None:
    """What Python sets wrongly shows a sentence and a way on."""
    open_chat(page)
    page.evaluate("window.model.set('path', ['nowhere'])")
    expect(page.get_by_role("alert")).to_contain_text(WORDS["chat.refused.title"])

    page.get_by_role("button", name=WORDS["chat.anew"]).click()

    assert path(page) == []
    expect(page.locator("[data-choice=reply]")).to_be_visible()


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
    """A new model with the same place takes over path and manner, and the chat goes on."""
    open_chat(page)
    more(page, "chat.gentle")
    choose(page, "reply", "ask-less")
    page.evaluate("window.end()")

    # The same page goes on, and so does what it remembers.
    show_widget(page, "chat", chat_state())

    assert path(page) == ["reply", "ask-less"]
    assert page.evaluate("window.model.get('gentle')") is True
    expect(page.locator("[data-choice=pay]")).to_be_visible()


def test_class_mode_says_so(page: Page) -> None:
    """In memory only is what the line at the foot says, from the start."""
    open_chat(page, memory_only=True)
    expect(page.get_by_role("status")).to_have_text(WORDS["chat.saved.memory"])

    choose(page, "reply")

    expect(page.get_by_role("status")).to_have_text(WORDS["chat.saved.memory"])


def test_leaving_quickly_hides_everything(page: Page) -> None:
    """Shift three times covers the page with a list, under another title; three more lead back."""
    open_chat(page)
    choose(page, "reply")

    for _ in range(3):
        page.keyboard.press("Shift")

    cover = page.get_by_role("dialog", name=WORDS["exit.title"])
    expect(cover).to_be_visible()
    assert page.title() == WORDS["exit.title"]
    box = cover.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 600, "height": 800}
    page.evaluate("document.title = '01_match.ipynb'")
    page.keyboard.press("Escape")
    expect(cover).to_be_visible()
    page.wait_for_function("title => document.title === title", arg=WORDS["exit.title"])
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(cover).to_have_count(0)
    assert page.title() == "01_match.ipynb"
    assert path(page) == ["reply"]


def test_a_word_between_is_no_leaving(page: Page) -> None:
    """Writing with capital letters does not hide the page."""
    open_chat(page)

    for key in ("Shift", "Shift", "A", "Shift"):
        page.keyboard.press(key)

    expect(page.get_by_role("dialog")).to_have_count(0)


def test_nothing_is_typed_while_the_reader_pauses(page: Page) -> None:
    """The pause stops who is writing, and the story goes on where it stood."""
    show_widget(page, "chat", chat_state(pace="quick"))
    page.get_by_role("button", name=WORDS["chat.begin"], exact=True).click()
    more(page, "chat.pause")
    expect(page.get_by_role("log")).to_be_hidden()
    before = page.locator("[data-entry]").count()

    page.clock.install()
    page.clock.run_for(10_000)

    assert page.locator("[data-entry]").count() == before
    page.get_by_role("button", name=WORDS["chat.pause.continue"]).click()
    page.clock.run_for(10_000)
    expect(page.locator("[data-choice=reply]")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen(page: Page, theme: str) -> None:
    """Start, play, menus, help, pause and ending have no fault that axe-core knows."""
    page.emulate_media(reduced_motion="reduce")
    faults = []
    show_widget(page, "chat", chat_state(notice="Moved to another file."), theme)
    faults += find_axe_faults(page)
    page.get_by_role("button", name=WORDS["chat.begin"], exact=True).click()
    choose(page, "reply")
    faults += find_axe_faults(page)
    for opener in ("chat.more", "chat.help"):
        page.get_by_role("button", name=WORDS[opener], exact=True).click()
        faults += find_axe_faults(page)
        page.keyboard.press("Escape")
    more(page, "chat.pause")
    faults += find_axe_faults(page)
    page.get_by_role("button", name=WORDS["chat.pause.continue"]).click()
    choose(page, "tell")
    faults += find_axe_faults(page)

    assert faults == []


def test_all_targets_are_large_enough(page: Page) -> None:
    """Whatever can be pressed is at least 44 pixels wide and high."""
    show_widget(page, "chat", chat_state())
    small = find_small_targets(page)
    page.get_by_role("button", name=WORDS["chat.begin"], exact=True).click()
    choose(page, "reply")
    expect(page.locator("[role=log] [data-entry=demand-2] button")).to_have_count(1)
    small += find_small_targets(page)
    page.get_by_role("button", name=WORDS["chat.help"], exact=True).click()
    small += find_small_targets(page)

    assert small == []


def test_it_fits_a_narrow_page(browser: Browser) -> None:
    """At 320 pixels nothing has to be scrolled sideways, with larger text neither."""
    with open_page(browser, width=320) as page:
        show_widget(page, "chat", chat_state())
        wide = [is_wider_than_page(page)]
        more(page, "chat.larger")
        wide.append(is_wider_than_page(page))
        page.get_by_role("button", name=WORDS["chat.begin"], exact=True).click()
        choose(page, "reply")
        wide.append(is_wider_than_page(page))

    assert not any(wide)
