"""The watch that every test of this folder stands under sees what it should."""

from typing import Any

from page_watch import PageWatch
from playwright.sync_api import BrowserContext


def test_request_that_leaves_the_machine_is_seen(browser: Any) -> None:
    """A request to another host is a fault, and so are an error and a console error."""
    context: BrowserContext = browser.new_context()
    watch = PageWatch(context)
    page = context.new_page()

    page.evaluate("fetch('http://breakcontact.invalid/').catch(() => {})")
    page.evaluate("setTimeout(() => { throw new Error('burst') })")
    with page.expect_console_message(lambda message: "spilt" in message.text):
        page.evaluate("setTimeout(() => console.error('spilt'))")
    context.close()

    faults = "\n".join(watch.faults())
    assert "request that leaves this machine: http://breakcontact.invalid/" in faults
    assert "spilt" in faults
    assert "burst" in faults
