"""The marking page in a browser: keys, what is saved, what was changed elsewhere, for everybody."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from gradebook_rows import change, read_grades
from marking_course import CELL, SLUG, WRITTEN
from marking_server import MarkingServer, serve_marking
from page_checks import axe_faults, covered_in, outside_of, small_in
from playwright.sync_api import Locator, Page, expect
from quiz_course import QuizCourse

from breakcontact.i18n import Messages
from breakcontact.i18n.messages import CLASS
from breakcontact.marking.marking import Marking

pytestmark = pytest.mark.browser

LAPTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
PROJECTOR: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}}
CHECKS = {"axe": axe_faults, "cut": outside_of, "covered": covered_in, "small": small_in}
SET_SCORE = "update grade set manual_score = ?, needs_manual_grade = 0 where id = ?"
REFUSED = "Failed to load resource"


class MarkingPage:
    """The page as a teacher sees it.

    Args:
        page: An open page.
        server: What serves it.
        language: What the teacher reads.
    """

    def __init__(self, page: Page, server: MarkingServer, language: str) -> None:
        self.page = page
        self.server = server
        self.words = Messages(language, CLASS, "class.marking.")
        self.answer = page.locator(".marking__answer blockquote")
        self.status = page.get_by_role("status")
        self.conflict = page.get_by_role("alert")
        page.goto(server.address)
        expect(page.locator("body")).to_have_attribute("data-ready", "true")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def button(self, label: str, **gaps: Any) -> Locator:
        """The button with these words."""
        return self.page.get_by_role("button", name=self.words.say(label, **gaps), exact=True)

    def choose_more(self, label: str) -> None:
        """Open the menu and choose in it."""
        self.page.get_by_text(self.words.say("more"), exact=True).click()
        self.button(label).click()

    def expect_status(self, label: str, **gaps: Any) -> None:
        """Wait for what the page says at the top."""
        expect(self.status).to_have_text(self.words.say(label, **gaps))

    def open(self, student: str) -> str:
        """Go to a learner's text; its id."""
        texts = self.server.desk.marking.load().texts
        number, text_id = next(
            (number, one.id)
            for number, one in enumerate(texts.values(), 1)
            if one.student == student
        )
        if not self.page.locator(".marking__list[open]").count():
            self.page.locator(".marking__list summary").click()
        self.page.locator(".marking__entry").nth(number - 1).click()
        expect(self.answer.locator("p")).to_have_text(WRITTEN[student].split("\n"))
        return text_id


OpenPage = Callable[..., MarkingPage]


@pytest.fixture
def open_page(contexts: Any, open_marking: Callable[..., Marking]) -> Iterator[OpenPage]:
    """Open the page in a profile of its own."""
    running = []

    def give(language: str = "en", **options: Any) -> MarkingPage:
        marking = open_marking(language)
        # Nobody waits five seconds for a gradebook that is locked on purpose.
        database = marking.course.coursedir.db_url.partition("?")[0]
        marking.course.coursedir.db_url = f"{database}?timeout=0.2"
        running.append(serve_marking(marking))
        context, watch = contexts(**options)
        watch.expect_fault(REFUSED)
        return MarkingPage(context.new_page(), running[-1].__enter__(), language)

    yield give
    for one in running:
        one.__exit__(None, None, None)


def test_a_class_is_marked_with_the_keys(open_page: OpenPage, course: QuizCourse) -> None:
    """Tick, comment, save: *Saved* is in the gradebook. A learner's text is text, line by line."""
    marking = open_page(**LAPTOP)
    page = marking.page
    marking.press("Enter")
    expect(marking.button("save")).to_be_disabled()
    marking.open("amir")
    lines = marking.answer.locator("p")
    expect(lines).to_have_count(2)
    expect(lines.first).to_have_css("direction", "rtl")
    expect(lines.last).to_have_css("direction", "ltr")

    text_id = marking.open("mallory")
    number = list(marking.server.desk.marking.load().texts).index(text_id) + 1
    expect(page.locator("img")).to_have_count(0)
    expect(page).to_have_title("Mark texts · Break Contact")
    marking.press("1", "3", "1", "4", "c")
    page.keyboard.type("Kind, and 1 step.")
    expect(page.get_by_text(marking.words.say("unsaved"), exact=True)).to_be_in_viewport()
    expect(marking.button("save.points", score=2, most=4)).to_be_in_viewport()
    marking.press("Control+Enter")
    marking.expect_status("saved", number=number, score=2, most=4)

    grade = read_grades(course.database, SLUG)["mallory", CELL]
    assert (grade.manual_score, grade.needs_manual_grade) == (2.0, 0)
    expect(page.get_by_text("1 of 5 marked", exact=True)).to_be_visible()
    expect(page.get_by_text("mallory")).to_have_count(0)
    marking.press("u")
    marking.expect_status("undone", number=number)
    assert read_grades(course.database, SLUG)["mallory", CELL].needs_manual_grade == 1
    marking.press("n")
    expect(page.get_by_text("mallory")).to_be_visible()
    _mark_all(marking)
    rows = read_grades(course.database, SLUG)
    scores = {row.manual_score for (_, cell), row in rows.items() if cell == CELL}
    assert scores == {0.0, None}


def _mark_all(marking: MarkingPage) -> None:
    """Give every text nothing."""
    for done in range(len(WRITTEN)):
        far = marking.words.say("progress", done=done, all=len(WRITTEN))
        expect(marking.page.get_by_text(far, exact=True)).to_be_visible()
        marking.press("0", "Enter")
    end = marking.page.get_by_role("heading", name=marking.words.say("end.all"))
    expect(end).to_be_visible()


def test_what_was_changed_elsewhere_is_shown(open_page: OpenPage, course: QuizCourse) -> None:
    """Both marks are there to choose from; a locked gradebook and a reload lose nothing."""
    marking = open_page(**LAPTOP)
    text_id = marking.open("kari")
    marking.press("1", "2", "c")
    marking.page.keyboard.type("Mine")
    change(course.database, SET_SCORE, 3.5, text_id)

    marking.press("Control+Enter")

    expect(marking.conflict).to_contain_text("3.5 of 4 points")
    expect(marking.conflict).to_contain_text("2 of 4 points")
    assert read_grades(course.database, SLUG)["kari", CELL].manual_score == 3.5
    marking.button("conflict.keep").click()
    expect(marking.page.get_by_label(marking.words.say("points"))).to_have_value("3.5")
    marking.open("ola")
    text_id = marking.open("kari")
    marking.press("4", "1")
    change(course.database, SET_SCORE, 1, text_id)
    marking.press("Enter")
    marking.button("conflict.save").click()
    expect(marking.status).to_contain_text("Saved in the gradebook")
    assert read_grades(course.database, SLUG)["kari", CELL].manual_score == 2.0

    marking.open("nora")
    marking.press("2")
    with closing(sqlite3.connect(course.database)) as other:
        other.execute("begin exclusive")
        marking.press("Enter")
        marking.expect_status("error.busy")
    marking.page.on("dialog", lambda dialog: dialog.accept())
    marking.page.reload()
    expect(marking.page.locator("body")).to_have_attribute("data-ready", "true")
    marking.open("nora")
    marking.button("save.points", score=1, most=4).click()
    expect(marking.status).to_contain_text("Saved in the gradebook")
    assert read_grades(course.database, SLUG)["nora", CELL].manual_score == 1.0


@pytest.mark.parametrize(
    ("language", "options"),
    [("nb", PHONE), ("en", PROJECTOR)],
    ids=["nb-dark-390", "en-light-1920"],
)
def test_every_state_is_for_everybody(
    open_page: OpenPage, course: QuizCourse, language: str, options: dict[str, Any]
) -> None:
    """Nothing for axe, cut off, covered or too small: a text, a conflict, two markers, the end."""
    marking = open_page(language, **options)
    found: dict[tuple[str, str], list[str]] = {}

    def look(moment: str, part: str = ".marking") -> None:
        place = marking.page.locator(part)
        found.update({(moment, name): check(place) for name, check in CHECKS.items()})

    text_id = marking.open("mallory")
    marking.press("m", "1")
    look("text")
    marking.press("?")
    look("keys", ".marking__keys")
    marking.press("Escape")
    change(course.database, SET_SCORE, 3, text_id)
    marking.press("Enter")
    expect(marking.conflict).to_be_visible()
    look("conflict")
    marking.button("conflict.save").click()
    expect(marking.status).to_have_attribute("data-kind", "good")
    marking.choose_more("second.begin")
    expect(marking.button("undo")).to_be_disabled()
    marking.open("mallory")
    marking.press("4", "Enter")
    expect(marking.status).to_have_attribute("data-kind", "good")
    marking.choose_more("second.end")
    expect(marking.button("undo")).to_be_enabled()
    marking.choose_more("compare")
    expect(
        marking.page.get_by_role("heading", name=marking.words.say("compare.title"))
    ).to_be_visible()
    expect(marking.page.locator("table")).to_have_count(1)
    look("two markers")

    assert {place: faults for place, faults in found.items() if faults} == {}
