"""Going over a play again: what each message did, and what would have happened otherwise."""

from typing import Any

from lesson_view import Opener
from page_values import attribute_of
from playwright.sync_api import expect
from story_paths import way_to, way_to_ending, way_to_threat

from breakcontact.story import Playthrough, Story


def test_review_lays_the_play_open(open_lesson: Opener, table: dict[str, Any]) -> None:
    """Stages, tactics on the messages themselves, the ways not taken, and a last paragraph."""
    lesson = open_lesson()
    lesson.begin()
    lesson.follow(way_to_threat(table))
    lesson.play_to_the_end()
    lesson.saved()
    play = Playthrough.replay(Story.from_table(table), lesson.record()["path"])
    expect(lesson.review.locator("[data-act=open]").first).to_be_attached()
    lesson.review.scroll_into_view_if_needed()
    lesson.photograph("review")
    lesson.show_whole_chat()

    for entry in play.transcript("en"):
        about = table["messages"].get(entry.id, {})
        expect(lesson.review).to_contain_text(entry.text)
        stage = lesson.word(f"stage.{about.get('stage', 'contact')}")
        expect(lesson.review).to_contain_text(stage)
        if tactic := about.get("tactic"):
            item = lesson.whole_chat.get_by_role("listitem").filter(has_text=entry.text).first
            expect(item).to_contain_text(lesson.word(f"tactic.{tactic}"))
    closing = " ".join(lesson.line(line) for line in play.state.reflection)
    assert closing
    expect(lesson.review).to_contain_text(closing)
    ways = lesson.whole_chat.locator("[data-act=open]")
    expect(ways).to_have_count(ways_not_taken(table, play))


def test_the_end_of_a_story_leads_to_the_review(open_lesson: Opener, table: dict[str, Any]) -> None:
    """The main button at the end scrolls to the review, and a screen reader goes on from there."""
    lesson = open_lesson()
    lesson.begin()
    lesson.follow(way_to_ending(table))

    lesson.composer.locator(".breakcontact__button--main").press("Enter")

    title = lesson.review.get_by_role("heading", name=lesson.word("review.title"), exact=True)
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()


def test_other_futures_are_shown_at_once(open_lesson: Opener, table: dict[str, Any]) -> None:
    """Each way not taken opens beside the play, and the play stays as it was."""
    lesson = open_lesson()
    lesson.begin()
    lesson.follow(way_to_ending(table, "hung-up"))
    record, rows = lesson.record(), lesson.texts()
    lesson.show_whole_chat()
    buttons = lesson.whole_chat.locator("[data-act=open]")
    others = ways_not_taken(table, Playthrough.replay(Story.from_table(table), record["path"]))
    expect(buttons).to_have_count(others)

    assert others > 5
    for place in range(others):
        buttons.nth(place).click()
        future = lesson.review.locator("[data-painted]")
        expect(future).to_have_count(1)
        if place == 0:
            lesson.photograph("other-future")
        lesson.review.locator("[data-act=close]").first.click()
        expect(future).to_have_count(0)

    assert lesson.record() == record
    lesson.expect_texts(rows)


def test_steps_of_a_future_can_be_changed(open_lesson: Opener, table: dict[str, Any]) -> None:
    """What we filled in is open to be tried another way, and the ending follows."""
    lesson = open_lesson()
    lesson.begin()
    lesson.follow(way_to_ending(table, "coffee"))
    first = lesson.review.locator("[data-act=open]").first
    first.click()
    future = lesson.review.locator("[data-painted]")

    future.locator("summary:visible").last.click()
    future.get_by_text(lesson.word("review.change")).first.click()
    change = future.locator("[data-act=change]").first
    chosen = change.inner_text().strip("“”")
    change.click()

    expect(future).to_contain_text(lesson.word("review.tried"))
    expect(future.get_by_text(chosen).first).to_be_visible()
    lesson.review.locator("[data-act=close]").first.click()
    expect(first).to_be_focused()


def test_turns_of_the_world_can_be_flipped(open_lesson: Opener, table: dict[str, Any]) -> None:
    """Where chance decided, the other outcome is there to be seen, with how likely it was."""
    lesson = open_lesson()
    lesson.begin()
    lesson.follow([*way_to(table, lambda row: row["stage"] == "demand"), "demand-pay"])
    lesson.play_to_the_end()
    lesson.saved()
    path = lesson.record()["path"]
    lesson.show_whole_chat()
    flip = lesson.whole_chat.locator("[data-act=open]").filter(has_text=lesson.word("review.flip"))

    other = attribute_of(flip.first, "data-pick")
    assert other not in path
    assert table["picks"][other]["kind"] == "world"
    flip.first.click()

    future = lesson.review.locator("[data-painted]")
    heading = lesson.word("review.if-chance", pick=lesson.line(other))
    expect(future.get_by_role("heading", name=heading)).to_be_visible()
    lesson.photograph("world-flipped")
    assert lesson.record()["path"] == path


def test_review_waits_for_the_end(open_lesson: Opener, table: dict[str, Any]) -> None:
    """Before its end the review gives nothing away, and shows what was played if asked."""
    lesson = open_lesson()
    lesson.begin()
    path = way_to_threat(table)
    lesson.follow(path[:2])
    expect(lesson.review).to_contain_text(lesson.word("review.waiting"))

    lesson.review.locator("[data-act=ask]").click()

    for text in lesson.texts():
        expect(lesson.review).to_contain_text(text)
    expect(lesson.review.locator("[data-act=open]")).to_have_count(0)


def ways_not_taken(table: dict[str, Any], play: Playthrough) -> int:
    """How many other picks there were along a play."""
    states = [
        Playthrough.replay(play.story, play.path[:turn]).state for turn in range(len(play.path))
    ]
    return sum(len(state.picks) - 1 for state in states)
