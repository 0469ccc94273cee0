"""What a screen reader is told while the story goes on."""

from typing import Any

from lesson_view import Opener
from page_values import expect_value, expect_value_stays
from playwright.sync_api import expect
from story_paths import way_to_threat

from breakcontact.story import Playthrough, Story

LISTEN = """log => {
    globalThis.announced = [];
    const spoken = node => {
        const copy = node.cloneNode(true);
        for (const silent of copy.querySelectorAll("[aria-hidden=true]")) silent.remove();
        return copy.textContent;
    };
    const isLive = ({ target }) => target.closest("[aria-live]")?.ariaLive === "polite";
    const hear = changes => changes
        .filter(isLive)
        .flatMap(({ addedNodes }) => [...addedNodes])
        .map(spoken)
        .filter(text => text.trim())
        .forEach(text => announced.push(text));
    new MutationObserver(hear).observe(log, { childList: true, subtree: true });
}"""


def test_each_message_is_announced_once_with_its_speaker(
    open_lesson: Opener, table: dict[str, Any]
) -> None:
    """The log tells who says what, each message once, and no button of its own."""
    lesson = open_lesson()
    path = way_to_threat(table)
    lesson.begin()
    play = Playthrough.replay(Story.from_table(table), path)
    turns = [entry.turn for entry in play.transcript("en")]
    expect(lesson.messages).to_have_count(turns.count(0))
    lesson.chat.get_by_role("log").evaluate(LISTEN)

    lesson.follow(path)
    expect(lesson.messages.last.get_by_role("button")).to_have_count(1)

    expect(lesson.messages).to_have_count(len(turns))
    new = lesson.entries()[turns.count(0) :]
    said = "announced.filter((text) => text.includes(':'))"
    expect_value(lesson.page, said, [f"{who}: {text}" for who, text in new])
    divider = {lesson.word("chat.today"), lesson.word("chat.next-day")}
    divider |= {lesson.line(row["place"]) for row in table["states"] if "place" in row}
    divider |= {
        lesson.line(each) for row in table["states"] for each in row.get("places", {}).values()
    }
    others = "(known) => announced.filter((text) => ![':', ...known].some((a) => text.includes(a)))"
    expect_value_stays(lesson.page, others, [], sorted(divider))


def test_history_is_not_read_out_again(open_lesson: Opener, table: dict[str, Any]) -> None:
    """Going back shows what was, and announces only that one went back."""
    lesson = open_lesson()
    path = way_to_threat(table)
    lesson.begin()
    lesson.follow(path[:2])
    lesson.chat.get_by_role("log").evaluate(LISTEN)

    lesson.button("chat.undo").click()

    expect(lesson.chat).to_have_attribute("data-turn", "1")
    expect(lesson.chat.get_by_text(lesson.word("chat.undone"))).to_have_count(1)
    expect_value_stays(lesson.page, "announced", [])


def test_log_is_a_live_region_with_a_name(open_lesson: Opener) -> None:
    """The chat's log is found by its role and name and announces politely, one item at a time."""
    lesson = open_lesson()

    lesson.begin()

    log = lesson.chat.get_by_role("log", name=lesson.word("chat.log"), exact=True)
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log).not_to_have_attribute("aria-atomic", "true")
