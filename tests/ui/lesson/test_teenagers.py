"""A story for teenagers: all that is shown around it is for under-18s, and nothing for adults."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bare_lesson import BareLesson, lesson_state
from playwright.sync_api import expect
from watched_pages import ARTEFACTS
from widget_page import show_widgets
from young_help import expect_for_the_young, find_adults_only

from breakcontact.advice import COUNTRIES
from breakcontact.i18n import load_messages
from breakcontact.ui import Lesson
from breakcontact.ui.widget import BundledWidget

LANGUAGES = ("en", "nb")
SEND_NOTHING = {"en": "Do not send the picture any", "nb": "Ikke send bildet noe"}


@pytest.fixture(params=LANGUAGES)
def lesson(folder: Path, contexts: Any, root: Path, request: pytest.FixtureRequest) -> BareLesson:
    """The lesson's widgets in a page, in each language."""
    state = lesson_state("guild", request.param)
    table = json.loads((folder / ".breakcontact" / "guild.story.json").read_text(encoding="utf-8"))
    return BareLesson(
        page=contexts()[0].new_page(),
        language=request.param,
        table=table,
        pictures=root / ARTEFACTS / "screenshots",
        look=f"teenagers-{request.param}",
        state=state,
    )


@pytest.mark.parametrize("country", COUNTRIES)
def test_help_and_steps_are_for_under_18s(lesson: BareLesson, country: str) -> None:
    """In each country the help in the chat and the steps name services for the young."""
    lesson.begin()
    lesson.button("chat.help").click()
    panel = lesson.chat.get_by_role("dialog", name=lesson.word("chat.help.title"))
    panel.get_by_role("radio", name=lesson.word(f"country.{country}")).check()

    expect_for_the_young(panel, lesson, country)
    expect_for_the_young(lesson.steps, lesson, country)
    for part in (panel, lesson.steps):
        expect(part).to_contain_text(SEND_NOTHING[lesson.language])
    lesson.photograph(f"help-{country}")


def test_every_ending_offers_what_helps_under_18s(lesson: BareLesson) -> None:
    """What can help now, in the chat and in the review, speaks to someone under 18."""
    endings = [row["ending"] for row in lesson.table["states"] if "ending" in row]
    assert endings

    lesson.begin()
    lesson.play_to_the_end()
    told = next(ending for ending in endings if ending["id"] == "told")

    for help_ in told["helps"]:
        expect(lesson.review).to_contain_text(lesson.word(f"help.{help_}.about"))
    asks_adult = {"en": "ask an adult to call the bank", "nb": "be en voksen ringe banken"}
    expect(lesson.review).to_contain_text(asks_adult[lesson.language])
    for country in COUNTRIES:
        adults_only = find_adults_only(country, lesson.language)
        expect(lesson.page.locator("body")).not_to_contain_text(adults_only)
    lesson.photograph("ending")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notebook_names_nothing_for_adults(folder: Path, language: str) -> None:
    """The cells of the notebook, the story and the questions name no service for adults only."""
    files = [folder / language / "guild.ipynb", *folder.glob("*.yaml"), *folder.glob("*.nb.po")]

    for file in files:
        text = file.read_text(encoding="utf-8")
        for country in COUNTRIES:
            assert find_adults_only(country, language).findall(text) == []


NUMBERS: dict[str, Callable[[Lesson], BundledWidget]] = {
    "guess": lambda lesson: lesson.guess(),
    "people": lambda lesson: lesson.people(),
    "explorer": lambda lesson: lesson.explorer(),
    "sources": lambda lesson: lesson.sources(),
    "figure": lambda lesson: lesson.figure("money"),
}


@pytest.mark.parametrize("part", NUMBERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_about_adults_say_so(folder: Path, contexts: Any, language: str, part: str) -> None:
    """A part with numbers beside a story for teenagers says whom they are about."""
    page = contexts()[0].new_page()
    lesson = Lesson("guild", language=language, memory_only=True)
    widget = NUMBERS[part](lesson)
    words = widget.owner_of("labels").get_state(["labels", "audience"])

    show_widgets(page, (part,), {**widget.get_state(), **words}, "light")

    says = load_messages(language)["outcome.about-adults"]
    expect(page.get_by_role("note").filter(has_text=says)).to_be_visible()


def test_numbers_beside_a_story_for_adults_say_nothing(contexts: Any) -> None:
    """Lesson 2 is for adults, so its numbers need no such note."""
    page = contexts()[0].new_page()
    widget = Lesson("02_pay_or_block", language="en", memory_only=True).guess()
    words = widget.owner_of("labels").get_state(["labels", "audience"])

    show_widgets(page, ("guess",), {**widget.get_state(), **words}, "light")

    expect(page.get_by_role("slider").first).to_be_visible()
    expect(page.get_by_role("note")).to_have_count(0)
