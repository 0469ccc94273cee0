"""A lesson on a page without a kernel: the same play as in a notebook, kept only if one says so."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hostile_markup import ALL, CORPUS
from page_values import expect_value, expect_value_stays
from playwright.sync_api import Route, expect
from shipped import PLAYED
from site_lesson import OpenSite, SiteLesson
from story_paths import way_to_threat

from breakcontact.advice import home_country
from breakcontact.story import Playthrough, Record, RecordFile, Story

pytestmark = pytest.mark.browser

FOREIGN = """() => [...document.querySelectorAll("[href], [src]")]
    .filter(({ href, src }) => /^javascript:|^https:[/][/]hostile/.test(String(href ?? src)))
    .map(({ outerHTML }) => outerHTML)"""
READ = "key => localStorage.getItem(key)"
READ_RECORD = """many => {
    const { version, path } = JSON.parse(localStorage.getItem("breakcontact play 01_match"));
    return [version, path.slice(0, many)];
}"""
PRESS = "button => button.click()"  # the texts are so long that parts lie on others
KEEP = "text => localStorage.setItem('breakcontact play 01_match', text)"


def play_by_chance(lesson: SiteLesson, chance: random.Random, most: int) -> None:
    """Choose whatever comes, until the story ends or so many choices are made."""
    for _ in range(most):
        expect(lesson.composer).not_to_have_attribute("data-state", "typing")
        if lesson.composer.get_attribute("data-state") != "choices":
            return
        lesson.choose(chance.choice(lesson.offered()))


@pytest.mark.parametrize(("language", "gentle"), [("en", False), ("nb", True)])
def test_page_and_python_agree_on_a_random_play(
    open_site: OpenSite, table: dict[str, Any], tmp_path: Path, language: str, gentle: bool
) -> None:
    """Transcript, review and record are what Python makes of the same picks."""
    lesson = open_site(language, bypass_csp=True)
    story = Story.from_table(table)
    lesson.begin(gentle=gentle)
    lesson.keeping.check()
    play_by_chance(lesson, random.Random(len(language) + gentle), most=14)

    record = lesson.record()

    play = Playthrough.replay(story, record["path"])
    entries = play.transcript(language, gentle=gentle)
    lesson.expect_texts([entry.text for entry in entries if entry.kind != "world"])
    lesson.show_whole_chat()
    for entry in entries:
        expect(lesson.review).to_contain_text(entry.text)
    file = RecordFile(tmp_path / "record.json", story)
    file.save(Record(play.path, (), language, home_country(language)))
    kept = json.loads(file.path.read_text(encoding="utf-8"))
    assert record | {"writer": ""} == kept | {"writer": ""}


def test_nothing_is_kept_unless_the_reader_says_so(
    open_site: OpenSite, table: dict[str, Any]
) -> None:
    """A play leaves nothing behind; with a tick it can be gone on with until the tick is gone."""
    lesson = open_site(bypass_csp=True)
    lesson.begin()
    lesson.follow(way_to_threat(table)[:2])
    lesson.expect_nothing_is_kept()
    assert lesson.page.context.cookies() == []

    lesson.keeping.check()
    lesson.saved()
    rows = lesson.texts()
    lesson.start()
    lesson.button("chat.found.go-on").click()
    lesson.expect_texts(rows)
    expect(lesson.keeping).to_be_checked()

    lesson.keeping.uncheck()
    expect(lesson.chat).to_have_attribute("data-saved", "memory")
    lesson.expect_kept({})


def test_a_record_that_cannot_be_used_is_set_aside_and_told_of(open_site: OpenSite) -> None:
    """What an older site or anybody else has left there is kept under another name."""
    lesson = open_site(bypass_csp=True)
    lesson.start()

    for number, found in enumerate(("{", "null", '{"format": 1}'), 1):
        lesson.page.evaluate(
            "text => localStorage.setItem('breakcontact play 01_match', text)", found
        )
        lesson.start()
        expect(lesson.button("chat.begin")).to_be_visible()
        expect(lesson.chat).to_contain_text(lesson.site_word("web.keep.set-aside"))
        expect_value(lesson.page, READ, found, f"breakcontact play 01_match damaged-{number}")

    lesson.keeping.uncheck()
    lesson.expect_kept({})


def test_a_play_that_no_longer_fits_goes_as_far_as_it_does(
    open_site: OpenSite, table: dict[str, Any]
) -> None:
    """It is told, what was there is kept, and the play goes on from where it still fits."""
    lesson = open_site("nb", bypass_csp=True)
    lesson.start()
    path = way_to_threat(table)[:2]
    record = {"format": 1, "story": table["id"], "version": "older", "marks": []}
    text = json.dumps({**record, "path": [*path, "a-pick-that-is-gone"]})
    lesson.page.evaluate(KEEP, text)

    lesson.start()

    expect(lesson.chat).to_contain_text(lesson.site_word("web.keep.shortened"))
    expect_value(lesson.page, READ, text, "breakcontact play 01_match earlier-1")
    lesson.photograph("shortened")
    lesson.button("chat.found.go-on").click()
    lesson.saved()
    expect_value(lesson.page, READ_RECORD, [table["version"], path], len(path))


def test_two_tabs_keep_both_plays(open_site: OpenSite, table: dict[str, Any]) -> None:
    """Neither overwrites the other's; a tick that is taken away in one counts in both."""
    first = open_site(bypass_csp=True)
    second = replace(first, page=first.page.context.new_page())
    path = way_to_threat(table)
    first.begin()
    first.keeping.check()
    first.follow(path[:1])
    first.saved()
    second.start()
    second.settle_manner()
    second.button("chat.found.anew").click()
    other = next(pick for pick in second.offered() if pick != path[0])
    second.choose(other)
    second.saved()

    first.follow(path[1:2])
    first.saved()

    first.expect_plays([path[:2], [other]])
    expect(first.chat).to_contain_text(first.word("chat.saved.beside"))
    expect(second.chat).to_have_attribute("data-saved", "saved")

    second.keeping.uncheck()
    expect(first.keeping).not_to_be_checked()
    expect(first.chat).to_have_attribute("data-saved", "memory")
    first.expect_kept({})


def test_no_text_of_a_story_or_a_translation_becomes_markup(
    open_site: OpenSite, table: dict[str, Any]
) -> None:
    """Chat, help, steps and questions show each as it is written; nothing runs or is asked for."""
    lesson = open_site(bypass_csp=True)
    page = lesson.page
    page.add_init_script("window.ran = 0; window.hostile = () => { window.ran += 1; };")
    page.route(f"**/{PLAYED.slug}.html", spoil_page)

    page.goto(lesson.address)
    expect(page.locator("body")).to_have_attribute("data-ready", "true")
    begin = page.locator(".breakcontact-chat button", has_text=lesson.word("chat.begin"))
    begin.evaluate(PRESS)
    page.locator("[data-choice]").first.evaluate(PRESS)

    expect(lesson.chat).to_contain_text(CORPUS[0])
    made = page.locator("hostile-tag, [onerror], [onload], [onmouseover], plaintext")
    expect(made).to_have_count(0)
    expect_value_stays(page, FOREIGN, [])
    expect_value_stays(page, "window.ran", 0)
    lesson.photograph("hostile")


def spoil_page(route: Route) -> None:
    """Serve a page in whose data each text of a story, a pack or the interface is hostile."""
    text = route.fetch().text()
    begin, mark, rest = text.partition('id="breakcontact-data">')
    data, close, end = rest.partition("</script>")
    spoilt = spoil(json.loads(data), "")
    written = json.dumps(spoilt).replace("<", "\\u003c")
    route.fulfill(
        body=f"{begin}{mark}{written}{close}{end}", content_type="text/html; charset=utf-8"
    )


def spoil(value: Any, place: str) -> Any:
    """The same data with the corpus behind each text that somebody reads."""
    if isinstance(value, dict):
        return {name: spoil(part, f"{place}/{name}") for name, part in value.items()}
    if isinstance(value, list):
        return [spoil(part, place) for part in value]
    is_read = any(f"/{part}/" in place for part in ("lines", "labels", "words"))
    is_read |= place.rpartition("/")[2] in ("text", "detail", "name", "who", "title")
    return f"{value} {ALL}" if is_read and isinstance(value, str) else value


def test_a_class_keeps_nothing(open_site: OpenSite, class_site: Path) -> None:
    """The page says so, offers no tick, and takes nothing up either."""
    lesson = open_site(folder=class_site, bypass_csp=True)

    lesson.begin()
    lesson.choose(lesson.offered()[0])

    expect(lesson.page.get_by_text(lesson.site_word("web.keep.class"))).to_be_visible()
    expect(lesson.keeping).to_have_count(0)
    lesson.expect_nothing_is_kept()
    expect_value_stays(lesson.page, "navigator.serviceWorker.controller === null", True)
