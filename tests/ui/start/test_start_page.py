"""The start page, as a reader meets it in the page."""

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
from breakcontact.ui import Start

pytestmark = pytest.mark.browser

WORDS = load_messages("en")
ADULTS = [each for each in LESSONS if "adults" in each.audience]
YOUNG = [each for each in LESSONS if "teenagers" in each.audience]


@pytest.fixture
def state(lessons: Path) -> dict[str, Any]:
    """The traits of the page for somebody who opens it for the first time."""
    return start_state("en")


def start_state(language: str, **changes: Any) -> dict[str, Any]:
    """The traits of the page in the folder of the lessons."""
    return {**Start(language=language).get_state(), **changes}


def show(page: Page, state: dict[str, Any], theme: str = "light") -> None:
    """Show the page."""
    show_widget(page, "start", {n: v for n, v in state.items() if n[0] != "_"}, theme)


def test_cards_follow_who_the_reader_is(browser: Browser, state: dict[str, Any]) -> None:
    """Everything until the reader has chosen; then the lessons that fit, and the next one first."""
    with open_page(browser) as page:
        show(page, state)
        cards = page.locator("[data-lesson]")
        expect(cards).to_have_count(len(LESSONS))
        expect(page.get_by_text(WORDS["start.next"], exact=True)).to_have_count(0)

        page.get_by_role("radio", name=WORDS["start.who.young"]).check()

        expect(cards).to_have_count(len(YOUNG))
        expect(page.get_by_role("region", name=WORDS["start.next"])).to_contain_text(
            YOUNG[0].titles["en"]
        )
        expect_value(page, "[window.sets, window.model.get('who')]", [["who"], "young"])


def test_what_was_begun_comes_first(browser: Browser, state: dict[str, Any]) -> None:
    """Then what is not done; when all is done, the page says so."""
    with open_page(browser) as page:
        show(page, {**state, "who": "alone"})
        following = page.get_by_role("region", name=WORDS["start.next"])
        expect(following).to_contain_text(ADULTS[0].titles["en"])

        mark(page, {ADULTS[1].slug: "begun"})
        expect(following).to_contain_text(WORDS["start.go-on"])
        expect(following).to_contain_text(ADULTS[1].titles["en"])

        mark(page, {each.slug: "done" for each in ADULTS})
        expect(following).to_contain_text(WORDS["start.again"])
        expect(page.get_by_text(WORDS["start.state.done"], exact=True)).to_have_count(len(ADULTS))


def mark(page: Page, progress: dict[str, str]) -> None:
    """Let Python tell how far the reader is with lessons."""
    page.evaluate(
        """progress => window.model.set("lessons", window.model.get("lessons").map(
            each => ({...each, state: progress[each.slug] ?? each.state})))""",
        progress,
    )


def test_a_class_sees_no_progress(browser: Browser, state: dict[str, Any]) -> None:
    """Neither what comes next, nor files that could be deleted."""
    with open_page(browser) as page:
        show(page, {**state, "who": "alone", "memory_only": True})

        expect(page.locator("[data-lesson]")).to_have_count(len(ADULTS))
        expect(page.get_by_text(WORDS["start.next"], exact=True)).to_have_count(0)
        expect(page.get_by_text(WORDS["start.kept.memory"])).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)


def test_deleting_asks_first(browser: Browser, state: dict[str, Any]) -> None:
    """One press shows what is at stake, a second one deletes, and the page says that it is done."""
    with open_page(browser) as page:
        show(page, {**state, "kept": ["course.record.json"]})
        page.evaluate(
            "() => { window.asked = []; window.model.send = (each) => window.asked.push(each); }"
        )
        page.get_by_role("button", name=WORDS["start.kept.delete"]).click()
        expect(page.get_by_role("button", name=WORDS["start.kept.no"])).to_be_focused()
        expect_value(page, "window.asked", [])

        page.get_by_role("button", name=WORDS["start.kept.yes"], exact=True).click()
        expect_value(page, "window.asked", [{"ask": "delete"}])
        page.evaluate("window.model.set('kept', [])")

        expect(page.get_by_text(WORDS["start.kept.deleted"])).to_be_visible()


def test_links_open_in_jupyterlab(browser: Browser, state: dict[str, Any]) -> None:
    """By JupyterLab's own command there, as a page in Notebook 7, and relative anywhere else."""
    first = {**state["lessons"][0], "path": "my course/en/01_match.ipynb"}
    link = f"[data-lesson='{first['slug']}'] a"
    settings = """app => { const it = document.createElement("script");
        it.type = "application/json"; it.id = "jupyter-config-data";
        it.textContent = JSON.stringify({baseUrl: "/user/kari/", appName: app});
        document.body.append(it);
        window.model.set("who", ""); }"""
    with open_page(browser) as page:
        show(page, {**state, "lessons": [first]})
        expect(page.locator(link)).to_have_attribute("href", first["href"])

        page.evaluate(settings, "JupyterLab")
        expect(page.locator(link)).to_have_attribute(
            "data-commandlinker-command", "docmanager:open"
        )
        expect(page.locator(link)).to_have_attribute(
            "href", "/user/kari/lab/tree/my%20course/en/01_match.ipynb"
        )
        page.evaluate("document.getElementById('jupyter-config-data').remove()")
        page.evaluate(settings, "Jupyter Notebook")
        expect(page.locator(link)).to_have_attribute(
            "href", "/user/kari/notebooks/my%20course/en/01_match.ipynb"
        )
        expect(page.locator("[data-commandlinker-command]")).to_have_count(0)


@pytest.mark.parametrize(
    ("theme", "language", "width"),
    [("light", "en", 1280), ("dark", "nb", 1280), ("light", "nb", 320), ("dark", "en", 320)],
)
def test_the_page_is_accessible(
    browser: Browser, lessons: Path, theme: str, language: str, width: int
) -> None:
    """Nothing for axe to find, nothing too small to press, nothing to scroll sideways for."""
    state = start_state(language, who="family", kept=["course.record.json"])
    state["lessons"] = [
        {**each, "state": ("new", "begun", "done")[at % 3]}
        for at, each in enumerate(state["lessons"])
    ]
    with open_page(browser, width) as page:
        show(page, state, theme)

        assert find_axe_faults(page) == []
        assert find_small_targets(page) == []
        assert not is_wider_than_page(page)


def test_the_view_ends_cleanly(browser: Browser, state: dict[str, Any]) -> None:
    """A view that is closed leaves nothing in the page and no handler on the model."""
    with open_page(browser) as page:
        show(page, state)
        page.evaluate("window.end()")

        expect(page.locator("#view *")).to_have_count(0)
        expect_value(page, "Object.values(handlers).every((set) => set.size === 0)", True)
