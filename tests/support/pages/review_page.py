"""Reviews to look at: the small story and lesson 1, played to an ending."""

from __future__ import annotations

from typing import Any

from page_values import attribute_of
from playwright.sync_api import Locator, Page
from story_tables import small_table

from breakcontact.files import BUILT
from breakcontact.i18n import load_messages
from breakcontact.story import Playthrough, Story

PATH = ["reply", "pay", "again", "tell"]
LABELS = load_messages("en")


def small_story() -> dict[str, Any]:
    """The small table with all that a review reads of a story."""
    table = small_table()
    table["states"][4]["ending"]["reflection"] = ["refl-one", "refl-two"]
    for words in table["lines"].values():
        words |= {
            "person.robin": "Robin",
            "person.alex": "Alex",
            "person.maja": "Maja",
            "demand-1.why": "One hour is too short to ask anybody.",
            "ending.told.title": "Not alone",
            "ending.told.text": "Maja knows.",
            "refl-one": "You asked.",
            "refl-two": "Somebody came.",
        }
    return table


def small_state(path: list[str] = PATH, **more: Any) -> dict[str, Any]:
    """The traits of a review of the small story."""
    state = {
        "story": small_story(),
        "path": path,
        "marks": [["demand-1", "evidence"], ["hello-1", "tactic", "flattery"]],
        "gentle": False,
        "language": "en",
        "country": "GB",
        "labels": LABELS,
    }
    return state | more


def match_state(language: str, gentle: bool = False) -> dict[str, Any]:
    """The traits of a review of lesson 1, played to an ending by way of two payments."""
    story = Story.load(BUILT / "match.story.json")
    wanted = {"demand-pay", "once-more", "more-pay", "twice-more"}
    play = Playthrough.replay(story)
    while play.state.picks:
        usual = play.state.picks[play.state.usual]
        play = play.take(next((p for p in play.state.picks if p.id in wanted), usual).id)
    return small_state(
        list(play.path),
        story=story.page_table(language),
        marks=[],
        gentle=gentle,
        language=language,
        labels=load_messages(language),
    )


def show_whole(page: Page) -> None:
    """Ask for the whole chat, unless it is there already."""
    button = page.locator("[data-act='whole']")
    if attribute_of(button, "aria-expanded") == "false":
        button.click()
    page.locator(".breakcontact-review__timeline").wait_for()


def open_future(page: Page, pick: str) -> None:
    """Press "See what would have happened" at a way not taken, in the whole chat."""
    show_whole(page)
    way_not_taken(page, pick).click()


def way_not_taken(page: Page, pick: str) -> Locator:
    """The button at a way not taken, in the whole chat."""
    inside = ".breakcontact-review__timeline"
    return page.locator(f"{inside} [data-act='open'][data-pick='{pick}']")


def texts_in(page: Page, inside: str) -> Locator:
    """The words of the moments shown, in order."""
    return page.locator(f"{inside} .breakcontact-review__text").filter(visible=True)
