"""The end of a lesson, as a reader meets it in the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from page_values import expect_value
from playwright.sync_api import Browser, Page, expect
from shipped import LESSONS
from widget_page import (
    find_axe_faults,
    find_small_targets,
    is_wider_than_page,
    open_page,
    show_widget,
)

from breakcontact.i18n import load_messages
from breakcontact.ui import Lesson

pytestmark = pytest.mark.browser

WORDS = load_messages("en")
FIRST, SECOND = [each for each in LESSONS if "adults" in each.audience][:2]
PARTS = """() => {
    const main = document.querySelector("main");
    const add = (tag, text, name = "") => {
        const element = document.createElement(tag);
        element.textContent = text;
        element.className = name;
        main.insertBefore(element, document.getElementById("view"));
        return element;
    };
    add("h2", "Play¶").style.height = "1000px";
    add("h2", "Review¶").id = "heading";
    const review = add("div", "", "breakcontact breakcontact-review");
    review.append(document.createElement("h2"));
    add("h2", "Before you go").style.height = "2000px";
}"""


def state_of(slug: str, language: str = "en", **changes: Any) -> dict[str, Any]:
    """The traits of the end of a lesson in the folder of the lessons."""
    way = Lesson(slug, language=language).way()
    state = {name: value for name, value in way.get_state().items() if name[0] != "_"}
    return {**state, "labels": load_messages(language), **changes}


# The widget looks again when it comes into view; so it has to have been seen out of view before.
COME_TO_THE_END = """() => new Promise(resolve => {
    const view = document.getElementById("view");
    const watcher = new IntersectionObserver(([entry]) => {
        if (entry.isIntersecting) return;
        watcher.disconnect();
        view.scrollIntoView();
        resolve();
    });
    watcher.observe(view);
})"""


def scroll_up(page: Page) -> None:
    """Come to the end of the lesson, which is out of view, as a reader does."""
    page.evaluate(COME_TO_THE_END)


def test_the_parts_of_the_lesson_can_be_reached(browser: Browser, lessons: Path) -> None:
    """Each heading of the lesson is there by name, and a press leads to it; those of widgets no."""
    with open_page(browser) as page:
        show_widget(page, "way", state_of(FIRST.slug))
        page.evaluate(PARTS)
        scroll_up(page)
        parts = page.locator(".breakcontact-way__parts button")
        expect(parts).to_have_text(["Part", "Play", "Review", "Before you go"])

        parts.nth(2).click()

        expect(page.locator("#heading")).to_be_focused()
        expect(page.locator("#heading")).to_be_in_viewport()


def test_looking_back_leads_to_the_review(browser: Browser, lessons: Path) -> None:
    """With a review there; without one, the way back is to the top."""
    with open_page(browser) as page:
        show_widget(page, "way", state_of(FIRST.slug))
        expect(page.get_by_role("button", name=WORDS["way.top"])).to_be_visible()
        page.evaluate(PARTS)
        scroll_up(page)

        page.get_by_role("button", name=WORDS["way.back"]).click()

        expect(page.locator("#heading")).to_be_focused()


def test_going_on_says_that_the_lesson_is_done(browser: Browser, lessons: Path) -> None:
    """The link names the next lesson; taking it, or saying so, marks this one."""
    with open_page(browser) as page:
        show_widget(page, "way", state_of(FIRST.slug))
        following = page.get_by_role("link", name=WORDS["way.next"])
        expect(following).to_contain_text(SECOND.titles["en"])
        expect(following).to_have_attribute("href", f"{SECOND.slug}.ipynb")
        expect(page.get_by_role("link", name=WORDS["way.start"])).to_be_visible()

        page.get_by_role("button", name=WORDS["way.mark"]).click()

        expect(page.get_by_text(WORDS["way.done"])).to_be_visible()
        expect_value(page, "[window.sets, window.model.get('done')]", [["done"], True])


def test_a_class_is_not_asked_whether_it_is_done(browser: Browser, lessons: Path) -> None:
    """Nothing would come of it."""
    with open_page(browser) as page:
        show_widget(page, "way", state_of(FIRST.slug, memory_only=True))

        expect(page.get_by_role("link", name=WORDS["way.next"])).to_be_visible()
        expect(page.get_by_role("button", name=WORDS["way.mark"])).to_have_count(0)


@pytest.mark.parametrize(
    ("theme", "language", "width"),
    [("light", "en", 1280), ("dark", "nb", 1280), ("light", "nb", 320), ("dark", "en", 320)],
)
def test_the_end_is_accessible(
    browser: Browser, lessons: Path, theme: str, language: str, width: int
) -> None:
    """Nothing for axe to find, nothing too small to press, nothing to scroll sideways for."""
    with open_page(browser, width) as page:
        show_widget(page, "way", state_of(FIRST.slug, language), theme)

        assert find_axe_faults(page) == []
        assert find_small_targets(page) == []
        assert not is_wider_than_page(page)


def test_the_end_itself_ends_cleanly(browser: Browser, lessons: Path) -> None:
    """A view that is closed leaves nothing in the page and no handler on the model."""
    with open_page(browser) as page:
        show_widget(page, "way", state_of(FIRST.slug))
        page.evaluate("window.end()")

        expect(page.locator("#view *")).to_have_count(0)
        expect_value(page, "Object.values(handlers).every((set) => set.size === 0)", True)
