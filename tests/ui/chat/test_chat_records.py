"""What the chat says of its record: plays of other tabs, and what was deleted meanwhile."""

from __future__ import annotations

import pytest
from chat_page import WORDS, chat_state, choose, expect_path, open_chat
from playwright.sync_api import Browser, expect
from widget_page import open_page, show_widget

pytestmark = pytest.mark.browser

SAY = """(more) => {
  const [path, marks, number] = ["path", "marks", "number"].map(window.model.get);
  const saved = { state: "saved", path, marks, sentence: "", others: 0, number };
  window.model.set("saved", { ...saved, ...more });
}"""


def test_each_play_that_was_kept_can_be_gone_on_with(browser: Browser) -> None:
    """The newest first; those of other tabs by how many choices they hold."""
    other = {"path": ["reply", "ask-less"], "marks": [["hello-1", "evidence"]], "ended": False}
    found = {"path": ["reply"], "marks": [], "ended": False, "others": [other]}
    with open_page(browser, width=390) as page:
        show_widget(page, "chat", chat_state(found=found, pace="off"))
        expect(page.get_by_role("button", name=WORDS["chat.found.go-on"])).to_be_visible()

        page.get_by_role("button", name=WORDS["chat.found.other"].replace("{count}", "2")).click()

        expect_path(page, ["reply", "ask-less"])


def test_saved_says_what_else_is_there_and_what_is_gone(browser: Browser) -> None:
    """Another tab has played, too; then the file is deleted, and nothing is said to be saved."""
    with open_page(browser, width=600) as page:
        open_chat(page)
        choose(page, "reply")
        chat, line = page.locator(".breakcontact-chat"), page.locator(".breakcontact-chat__saved")

        page.evaluate(SAY, {"others": 1})
        expect(line).to_have_text(WORDS["chat.saved.beside"])

        page.evaluate(SAY, {"state": "deleted", "path": [], "marks": []})
        expect(line).to_have_text(WORDS["chat.saved.deleted"])
        expect(chat).to_have_attribute("data-saved", "deleted")
