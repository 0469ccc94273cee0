"""From the start page to a lesson, on to the next, and back, in a real JupyterLab."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from lab_server import LabServer
from lesson_page import LONGEST_OPENING, start_button
from page_watch import PageWatch
from playwright.sync_api import Page, expect
from shipped import LESSONS

from breakcontact.i18n import load_messages
from breakcontact.lessons import START
from breakcontact.story.course_record import CourseRecord, load_course_record

WORDS = load_messages("nb")
FIRST, SECOND = [each for each in LESSONS if "adults" in each.audience][:2]


def give_course(lab: LabServer, name: str) -> Path:
    """A course of one's own on the server: the start page and two lessons, in two languages."""
    home = lab.lessons / name
    for code in ("en", "nb"):
        (home / code).mkdir(parents=True)
        for slug in (START, FIRST.slug, SECOND.slug):
            shutil.copy(lab.lessons / code / f"{slug}.ipynb", home / code)
    return home


def test_the_way_from_the_start_page_and_back(
    idle_lab: LabServer, find_page: Callable[..., tuple[Page, PageWatch, str]], root: Path
) -> None:
    """No menu, no list of files and no address is needed; progress is there on coming back."""
    home = give_course(idle_lab, "way")
    page, _, _ = find_page(fresh=True)
    page.goto(idle_lab.address_of(home / "nb" / f"{START}.ipynb"), wait_until="commit")
    alone = page.get_by_role("radio", name=WORDS["start.who.alone"])
    alone.check(timeout=LONGEST_OPENING)
    following = page.get_by_role("region", name=WORDS["start.next"])
    expect(following).to_contain_text(FIRST.titles["nb"])
    expect(start_button(page)).not_to_be_visible()
    for menu in ("File", "View", "Run", "Kernel"):
        expect(page.get_by_role("menuitem", name=menu, exact=True)).to_have_count(0)

    following.get_by_role("link").click()
    start_button(page).locator("visible=true").click(timeout=LONGEST_OPENING)
    step = page.get_by_role("link", name=WORDS["way.next"])
    expect(step).to_be_attached(timeout=LONGEST_OPENING)
    bar = page.get_by_role("navigation", name=WORDS["way.parts"])
    bar.get_by_role("button", name="Spørsmål", exact=True).click()
    expect(page.get_by_role("heading", name="Spørsmål", exact=True)).to_be_in_viewport()

    step.click()
    expect(page.get_by_role("heading", name=SECOND.titles["nb"], level=1)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    home_button = page.get_by_role("button", name=WORDS["way.start"], exact=True)
    home_button.locator("visible=true").click()

    expect(following).to_contain_text(SECOND.titles["nb"])
    done = page.locator(f"[data-lesson='{FIRST.slug}']")
    expect(done).to_contain_text(WORDS["start.state.done"])
    assert load_course_record(home) == CourseRecord(who="alone", done=(FIRST.slug,))
