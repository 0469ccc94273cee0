"""The after-action review, as a learner and a teacher meet it in the page."""

from __future__ import annotations

import pytest
from page_checks import outside_of
from page_values import expect_value, expect_value_stays
from playwright.sync_api import Browser, expect
from review_page import (
    LABELS,
    PATH,
    match_state,
    open_future,
    show_whole,
    small_state,
    small_story,
    texts_in,
)
from widget_page import (
    find_axe_faults,
    find_small_targets,
    is_wider_than_page,
    open_page,
    show_widget,
)

from breakcontact.i18n import load_messages
from breakcontact.story import Playthrough, Story
from breakcontact.ui.review.review import Review


def test_a_place_without_widgets_gets_a_sentence() -> None:
    """Where no widget can be shown, the learner reads where to open the lesson."""
    bundle, _ = Review(labels=LABELS)._repr_mimebundle_()

    assert bundle["text/plain"] == LABELS["review.fallback"]


@pytest.mark.browser
def test_the_review_waits_for_the_end(browser: Browser) -> None:
    """Before an ending nothing is given away, and what has been played can be looked at."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state(["reply"]))
        expect(page.get_by_text(LABELS["review.waiting"])).to_be_visible()
        expect(page.locator("ol")).to_have_count(0)
        page.get_by_role("button", name=LABELS["review.ask"]).click()
        expect(page.get_by_text("Words of demand-1.")).to_be_visible()
        expect(page.get_by_text("Words of leave.")).to_have_count(0)
        page.evaluate("model.set('path', ['reply', 'tell'])")
        expect(page.get_by_text(LABELS["review.closing"])).to_be_visible()


WATCH = """() => {
  window.drawn = 0;
  const watcher = new MutationObserver(() => (window.drawn += 1));
  watcher.observe(document.querySelector(".breakcontact-review"), { childList: true });
}"""
WHEN_IDLE = "() => new Promise((done) => requestIdleCallback(done))"


@pytest.mark.browser
def test_the_waiting_review_is_drawn_when_it_changes(browser: Browser) -> None:
    """The first pick brings the button to look; the next changes nothing until it is pressed."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state([]))
        look = page.get_by_role("button", name=LABELS["review.ask"])
        expect(look).to_have_count(0)
        page.evaluate("model.set('path', ['reply'])")
        expect(look).to_be_visible()

        page.evaluate(WATCH)
        page.evaluate("model.set('path', ['reply', 'pay'])")
        page.evaluate(WHEN_IDLE)
        expect_value_stays(page, "window.drawn", 0)
        look.click()
        expect(texts_in(page, ".breakcontact-review__timeline")).to_contain_text(
            ["Words of demand-1.", "Words of pay."]
        )


@pytest.mark.browser
def test_a_review_begins_with_the_moments_that_mattered(browser: Browser) -> None:
    """Demand, first payment, first telling and ending, each with what it did and other ways."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state())
        moments = page.locator(".breakcontact-review__key")
        names = ("stage.contact", "stage.demand", "review.action.pay", "review.action.tell")

        expect(page.locator(".breakcontact-review__timeline")).to_have_count(0)
        expect(moments).to_have_count(5)
        for place, name in enumerate(names):
            expect(moments.nth(place)).to_contain_text(LABELS[name])
        expect(moments.nth(1)).to_contain_text("One hour is too short to ask anybody.")
        expect(moments.nth(2).locator("[data-act='open']")).to_contain_text(
            ["Words of ask-less.", "Words of tell."]
        )
        expect(moments.nth(4)).to_contain_text("Maja knows.")


@pytest.mark.browser
def test_an_author_can_name_a_moment(browser: Browser) -> None:
    """A message with ``key`` is a moment, in the place of what its stage would give."""
    state = small_state()
    state["story"]["messages"]["demand-2"]["key"] = True

    with open_page(browser) as page:
        show_widget(page, "review", state)

        moments = page.locator(".breakcontact-review__key")
        expect(moments.nth(1)).to_contain_text("Words of demand-2.")
        expect(moments.get_by_text("Words of demand-1.")).to_have_count(0)


@pytest.mark.browser
def test_another_way_opens_at_its_moment(browser: Browser) -> None:
    """What would have happened is shown right after the moment; closing leads back to it."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state())
        way = page.locator(".breakcontact-review__key [data-pick='ask-less']").first
        way.click()

        after = page.locator(".breakcontact-review__key + .breakcontact-review__comparison")
        expect(after).to_be_visible()
        page.keyboard.press("Escape")
        expect(after).to_have_count(0)
        expect(way).to_be_focused()


@pytest.mark.browser
def test_the_whole_chat_stands_in_its_stages(browser: Browser) -> None:
    """All entries of the play in order, under the names of their stages, with their tactics."""
    play = Playthrough.replay(Story.from_table(small_story()), PATH)

    with open_page(browser) as page:
        show_widget(page, "review", small_state())
        show_whole(page)
        shown = texts_in(page, ".breakcontact-review__timeline")
        stages = page.locator(".breakcontact-review__timeline h5")
        items = page.locator(".breakcontact-review__timeline").get_by_role("listitem")
        message = items.filter(has_text="Words of demand-1.").first

        expect(shown).to_have_text([entry.text for entry in play.transcript("en")])
        names = [LABELS[f"stage.{name}"] for name in ("contact", "demand", "aftermath")]
        expect(stages).to_have_text(names)
        for words in (
            LABELS["tactic.deadline"],
            "One hour is too short to ask anybody.",
            LABELS["evidence.payment"],
            LABELS["review.saved"],
        ):
            expect(message).to_contain_text(words)
        expect(page.get_by_text("You flagged this: Flattery").first).to_be_visible()


@pytest.mark.browser
def test_evidence_is_counted_and_found_again(browser: Browser) -> None:
    """What was saved is told from what was there, and each piece can be jumped to."""
    state = small_state(marks=[])

    with open_page(browser) as page:
        show_widget(page, "review", state)
        part = page.locator(".breakcontact-review__evidence")
        expect(part).to_contain_text("Saved by Robin in the story: 0. Marked by you: 0.")
        expect(part).to_contain_text(LABELS["review.evidence.later"])
        expect(part).to_contain_text(LABELS["review.evidence.picture"])
        part.get_by_role("button").click()
        expect(page.locator(":focus")).to_contain_text("Words of demand-1.")
        page.evaluate("model.set('marks', [['demand-1', 'evidence']])")
        expect(part).to_contain_text("Marked by you: 1.")


@pytest.mark.browser
def test_what_the_character_saved_in_the_story_counts(browser: Browser) -> None:
    """What was written before the character saved it is saved; one's own mark stands beside."""
    state = small_state(["reply", "pay", "again", "tell"], marks=[["demand-1", "evidence"]])
    state["story"]["picks"]["tell"]["saves"] = True
    state["story"]["messages"]["more-1"]["evidence"] = ["time"]
    state["story"]["messages"]["end-1"]["evidence"] = ["time"]

    with open_page(browser) as page:
        show_widget(page, "review", state)
        part = page.locator(".breakcontact-review__evidence")

        expect(part).to_contain_text("Saved by Robin in the story: 2. Marked by you: 1.")
        rows = part.get_by_role("listitem")
        expect(rows.nth(0)).to_contain_text("Robin saved this in the story")
        expect(rows.nth(0)).to_contain_text(LABELS["review.evidence.saved"])
        expect(rows.nth(1)).to_contain_text("Robin saved this in the story")
        expect(rows.nth(2)).to_contain_text(LABELS["review.evidence.there"])


@pytest.mark.browser
def test_what_was_deleted_before_is_not_saved(browser: Browser) -> None:
    """Saving what is left does not bring back what the character deleted."""
    state = small_state(["reply", "pay", "again", "tell"], marks=[])
    state["story"]["picks"]["tell"]["saves"] = True
    state["story"]["picks"]["pay"]["action"] = "delete"

    with open_page(browser) as page:
        show_widget(page, "review", state)

        part = page.locator(".breakcontact-review__evidence")
        expect(part).to_contain_text("Saved by Robin in the story: 0.")
        expect(part).to_contain_text(LABELS["review.evidence.deleted"])


@pytest.mark.browser
def test_the_end_is_a_paragraph_about_this_play(browser: Browser) -> None:
    """The review ends with the ending, the paragraph of its sentences, and what and who helps."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state())
        closing = page.locator(".breakcontact-review__closing")
        words = ("Not alone", "Maja knows.", "You asked. Somebody came.", LABELS["help.police"])
        for expected in (*words, "Maja"):
            expect(closing).to_contain_text(expected)


@pytest.mark.browser
def test_the_gentle_form_is_kept(browser: Browser) -> None:
    """With the gentle form on, threats are told; the button shows all, here and in the chat."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state(gentle=True))
        show_whole(page)
        expect(page.get_by_text("Told: demand-1.").first).to_be_visible()
        expect(page.get_by_text("Words of demand-2.")).to_have_count(0)
        page.get_by_role("button", name=LABELS["review.gentle"]).click()
        expect(page.get_by_text("Words of demand-1.").first).to_be_visible()
        expect_value(page, "[model.get('gentle'), window.sets]", [False, ["gentle"]])
        expect(page.get_by_role("button", name=LABELS["review.gentle"])).to_be_focused()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_number_about_others_says_so(browser: Browser, language: str) -> None:
    """Where chance decided by a number about adults, a story for teenagers says that it is."""
    story = small_story()
    for turn in ("silence", "again"):
        story["picks"][turn] = {"kind": "world", "about": "adults"}
    labels = load_messages(language)
    share = labels["review.in-100.about-adults"].replace("{share}", "40")

    with open_page(browser) as page:
        show_widget(page, "review", small_state(story=story, labels=labels, language=language))
        show_whole(page)

        expect(page.get_by_text(labels["review.share.about-adults"]).first).to_be_visible()
        expect(page.get_by_text(share).first).to_be_visible()


@pytest.mark.browser
def test_sums_follow_the_country(browser: Browser) -> None:
    """The review names the sums of the reader's country, also when it changes."""
    story = small_story() | {"terms": ["sum"]}
    story["lines"]["en"] |= {"demand-1": "{sum} by ten.", "term.sum.NO": "900 kr"}
    story["lines"]["en"] |= {"term.sum.GB": "£75"}
    with open_page(browser) as page:
        show_widget(page, "review", small_state(story=story, country="GB"))
        show_whole(page)
        expect(page.get_by_text("£75 by ten.").first).to_be_visible()

        page.evaluate("window.model.set('country', 'NO')")

        expect(page.get_by_text("900 kr by ten.").first).to_be_visible()
        expect(page.get_by_text("£75 by ten.")).to_have_count(0)


@pytest.mark.browser
def test_a_path_of_another_story_leaves_the_review_waiting(browser: Browser) -> None:
    """A path that does not fit is no error here: the chat tells of it, the review waits."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state(["reply", "no-such-pick"]))
        expect(page.get_by_text(LABELS["review.waiting"])).to_be_visible()


@pytest.mark.browser
def test_the_overview_is_walked_with_the_arrow_keys(browser: Browser) -> None:
    """One stop for Tab, the arrow keys along it, Enter goes to the place in the chat."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state())
        show_whole(page)
        stops = page.locator(".breakcontact-review__strip button")
        expect(page.locator(".breakcontact-review__strip [tabindex='0']")).to_have_count(1)
        stops.first.focus()
        page.keyboard.press("ArrowRight")
        expect(stops.nth(1)).to_be_focused()
        page.keyboard.press("End")
        page.keyboard.press("ArrowRight")
        expect(stops.last).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(":focus")).to_contain_text(LABELS["stage.aftermath"])


@pytest.mark.browser
def test_jupyterlab_leaves_the_keys_alone(browser: Browser) -> None:
    """Whatever has the focus carries the mark by which JupyterLab keeps its shortcuts away."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state())
        open_future(page, "ask-less")
        expect(page.locator(":focus")).to_have_attribute("data-lm-suppress-shortcuts", "true")


@pytest.mark.browser
def test_text_is_never_markup(browser: Browser) -> None:
    """A story that contains HTML shows its characters."""
    state = small_state()
    evil = "<img src=x onerror=alert(1)>"
    state["story"]["lines"]["en"] |= {"hello-1": evil, "reply": evil, "ending.told.title": evil}

    with open_page(browser) as page:
        show_widget(page, "review", state)
        open_future(page, "ask-less")
        expect(page.get_by_text(evil).nth(2)).to_be_attached()
        expect(page.locator("#view img")).to_have_count(0)


@pytest.mark.browser
def test_paper_gets_everything_unfolded(browser: Browser) -> None:
    """Printed is the review alone: unfolded, and without what can only be pressed."""
    with open_page(browser) as page:
        page.add_init_script("window.print = () => (top.printed = true)")
        page.goto("about:blank")
        page.emulate_media(media="print")
        show_widget(page, "review", small_state())
        page.evaluate("document.querySelector('[data-act=print]').click()")
        paper = page.frames[-1]

        page.wait_for_function("window.printed")
        expect(paper.locator(".breakcontact-review__timeline")).to_have_count(1)
        expect(paper.get_by_text(LABELS["review.evidence.payment"])).to_be_visible()
        expect(paper.locator("[data-act='print']")).not_to_be_visible()
        expect(paper.get_by_text(LABELS["review.see"], exact=True).first).not_to_be_visible()


@pytest.mark.browser
def test_a_closed_review_lets_go(browser: Browser) -> None:
    """A view that is closed leaves nothing in the page and listens to nothing."""
    with open_page(browser) as page:
        show_widget(page, "review", small_state())
        page.evaluate("window.end()")
        expect(page.locator("#view")).to_be_empty()
        expect_value(page, "Object.values(handlers).every((set) => set.size === 0)", True)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "theme", "width"),
    [("en", "light", 1280), ("en", "dark", 320), ("nb", "light", 320), ("nb", "dark", 1280)],
)
def test_lesson_1_can_be_reviewed_by_everybody(
    browser: Browser, language: str, theme: str, width: int
) -> None:
    """In both languages and themes, axe finds nothing, and nothing is too small or cut off."""
    with open_page(browser, width=width) as page:
        show_widget(page, "review", match_state(language, gentle=theme == "dark"), theme)
        open_future(page, "demand-save")
        page.locator("[data-painted]").wait_for()
        assert find_axe_faults(page) == []
        assert find_small_targets(page) == []
        assert not is_wider_than_page(page)
        assert outside_of(page.locator("#view")) == []
