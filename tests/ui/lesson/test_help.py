"""Help for the reader, at most two actions away at every moment."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from lesson_view import LessonView, Opener
from playwright.sync_api import expect
from story_paths import way_to_ending, way_to_threat

from breakcontact.advice import load_pack

EMERGENCY = {"NO": 112, "GB": 999}
NOVEMBER = {"en": "{day} November {year}", "nb": "{day}. november {year}"}


def at_the_start(lesson: LessonView) -> None:
    """The first screen."""
    lesson.start()


def in_mid_story(lesson: LessonView) -> None:
    """Right after a threat."""
    lesson.begin()
    lesson.follow(way_to_threat(lesson.table))


def in_a_pause(lesson: LessonView) -> None:
    """The chat is put away."""
    lesson.begin()
    lesson.more("chat.pause")


def at_the_end(lesson: LessonView) -> None:
    """The story is over."""
    lesson.begin()
    lesson.follow(way_to_ending(lesson.table))


@pytest.mark.parametrize(
    ("language", "country", "come_to"),
    [
        ("en", "GB", at_the_start),
        ("nb", "NO", in_mid_story),
        ("en", "GB", in_a_pause),
        ("nb", "NO", at_the_end),
    ],
    ids=["start", "mid-story", "pause", "ending"],
)
def test_help_is_one_press_away(
    open_lesson: Opener, language: str, country: str, come_to: Callable[[LessonView], None]
) -> None:
    """One press shows the country's services with ways to reach them and the day of review."""
    lesson = open_lesson(language)
    come_to(lesson)

    lesson.chat.get_by_role("button", name=lesson.word("chat.help"), exact=True).first.click()

    panel = lesson.chat.get_by_role("dialog", name=lesson.word("chat.help.title"))
    expect(panel.get_by_role("radio", name=lesson.word(f"country.{country}"))).to_be_checked()
    pack = load_pack(country, language)
    for service in pack["services"]:
        expect(panel).to_contain_text(service["name"])
    expect(panel).to_contain_text(reviewed_on(lesson, pack["reviewed"]))
    emergency = f"tel:{EMERGENCY[country]}"
    expect(panel.get_by_role("link").first).to_have_attribute("href", emergency)


def test_help_of_another_country_and_back(open_lesson: Opener) -> None:
    """The country is chosen in the help itself; closing gives the focus back."""
    lesson = open_lesson()
    lesson.begin()
    help_button = lesson.button("chat.help")
    help_button.click()
    panel = lesson.chat.get_by_role("dialog")

    panel.get_by_role("radio", name=lesson.word("country.NO")).check()
    for service in load_pack("NO", "en")["services"]:
        expect(panel).to_contain_text(service["name"])
    expect(lesson.steps.get_by_role("radio", name=lesson.word("country.NO"))).to_be_checked()

    lesson.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(help_button).to_be_focused()


def test_steps_follow_the_country(open_lesson: Opener, table: dict[str, Any]) -> None:
    """'What to do now' shows the chosen country's steps in their order, each with its sources."""
    lesson = open_lesson()
    lesson.start()
    expect(lesson.steps).to_be_visible()

    lesson.steps.get_by_role("radio", name=lesson.word("country.NO")).check()

    steps = lesson.steps.locator("[data-step]")
    pack = load_pack("NO", "en")
    expect(steps).to_have_count(len(pack["steps"]))
    for place, step in enumerate(pack["steps"]):
        expect(steps.nth(place)).to_contain_text(step["text"])
        steps.nth(place).get_by_text(lesson.word("steps.sources")).click()
        source = pack["sources"][step["sources"][0]]
        expect(steps.nth(place).get_by_text(source["title"]).first).to_be_visible()
    lesson.photograph("steps")


def reviewed_on(lesson: LessonView, day: str) -> str:
    """How the day of a review is told in the lesson's language."""
    read = date.fromisoformat(day)
    assert read.month == 11, "NOVEMBER spells another month"
    words = NOVEMBER[lesson.language].format(day=read.day, year=read.year)
    return lesson.word("steps.reviewed", date=words)
