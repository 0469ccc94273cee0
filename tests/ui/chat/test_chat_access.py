"""The chat for everybody: heard, by key, in peace, and gone in one move."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chat_page import WORDS, chat_state, choose, expect_path, more, open_chat
from page_values import box_of, expect_value_stays
from playwright.sync_api import Browser, Page, expect
from widget_page import (
    find_axe_faults,
    find_small_targets,
    is_wider_than_page,
    open_page,
    show_widget,
)

pytestmark = pytest.mark.browser

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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    with open_page(browser, width=600) as page:
        yield page


def test_each_message_is_announced_once_with_its_speaker(page: Page) -> None:
    """A screen reader hears speaker and text of what is new, and nothing of what is history."""
    open_chat(page)
    page.evaluate(WATCH_THE_LOG)

    choose(page, "reply")
    # The button that opens the menu joins each message a little later, unheard.
    expect(page.locator("[role=log] [data-entry=demand-2] button")).to_have_count(1)
    more(page, "chat.undo")
    more(page, "chat.gentle")

    heard = ["Robin: Words of reply.", "Alex: Words of demand-1.", "Alex: Words of demand-2."]
    expect_value_stays(page, "window.heard", heard)


def test_leaving_quickly_hides_everything(page: Page) -> None:
    """Shift three times covers the page with a list, under another title; three more lead back."""
    open_chat(page)
    choose(page, "reply")

    for _ in range(3):
        page.keyboard.press("Shift")

    cover = page.get_by_role("dialog", name=WORDS["exit.title"])
    expect(cover).to_be_visible()
    expect(page).to_have_title(WORDS["exit.title"])
    assert box_of(cover) == {"x": 0, "y": 0, "width": 600, "height": 800}
    page.evaluate("document.title = '01_match.ipynb'")
    page.keyboard.press("Escape")
    expect(cover).to_be_visible()
    page.wait_for_function("title => document.title === title", arg=WORDS["exit.title"])
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(cover).to_have_count(0)
    expect(page).to_have_title("01_match.ipynb")
    expect_path(page, ["reply"])


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

    expect(page.locator("[data-entry]")).to_have_count(before)
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
