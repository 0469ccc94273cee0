"""What to do now, as a reader meets it in the page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from page_values import expect_value
from playwright.sync_api import Browser, expect
from traitlets import TraitError
from widget_page import (
    find_axe_faults,
    find_small_targets,
    is_wider_than_page,
    open_page,
    show_widget,
)

from breakcontact.advice import COUNTRIES, load_pack
from breakcontact.i18n import load_messages
from breakcontact.ui.steps.steps import Steps

pytestmark = pytest.mark.browser

ANYTHING = re.compile("")


def steps_state(language: str = "en", country: str = "NO") -> dict[str, Any]:
    """The traits of the widget in a lesson."""
    packs = {each: load_pack(each, language) for each in COUNTRIES}
    return {
        "packs": packs,
        "country": country,
        "language": language,
        "labels": load_messages(language),
    }


def test_steps_stand_in_their_order(browser: Browser) -> None:
    """The steps of the country are read in the order of its pack."""
    state = steps_state()

    with open_page(browser) as page:
        show_widget(page, "steps", state)
        shown, steps = page.locator("[data-step]"), state["packs"]["NO"]["steps"]

        expect(shown).to_have_count(len(steps))
        for place, step in enumerate(steps):
            expect(shown.nth(place)).to_have_attribute("data-step", step["id"])


def test_steps_of_a_later_lesson_are_short_until_unfolded(browser: Browser) -> None:
    """A reader who knows them sees one sentence a step, and all of it with one press."""
    state = {**steps_state("en", "GB"), "short": True}

    with open_page(browser, 390) as page:
        show_widget(page, "steps", state)
        sentences = [step["text"] for step in state["packs"]["GB"]["steps"]]
        expect(page.locator(".breakcontact-steps__short li")).to_have_text(sentences)
        expect(page.locator(".breakcontact-advice__safety")).to_be_visible()
        expect(page.locator("[data-step]").first).to_be_hidden()
        assert find_axe_faults(page) == []
        assert find_small_targets(page) == []
        for name in ("Every step in full", "Who can help"):
            page.get_by_text(name).click()

        expect(page.locator("[data-step]").first).to_be_visible()
        expect(page.locator("[data-service]").first).to_be_visible()


def test_safety_comes_before_the_steps(browser: Browser) -> None:
    """Whom to call if someone cannot stay safe stands above all steps, ready to be called."""
    state = steps_state("en", "GB")

    with open_page(browser) as page:
        show_widget(page, "steps", state)
        safety = page.locator(".breakcontact-advice__safety")

        expect(safety).to_contain_text(state["packs"]["GB"]["safety"]["text"])
        expect(safety.get_by_role("link", name="Call: 999")).to_have_attribute("href", "tel:999")
        expect(safety.get_by_role("link", name="Call: 116 123")).to_be_visible()
        expect_value(
            page,
            """() => {
                const [safety, step] = [".breakcontact-advice__safety", "[data-step]"].map(
                    (each) => document.querySelector(each));
                return Boolean(safety.compareDocumentPosition(step) & 4);
            }""",
            True,
        )


def test_choosing_a_country_changes_the_advice(browser: Browser) -> None:
    """A reader who chooses another country sees its services, and Python learns of the choice."""
    with open_page(browser) as page:
        show_widget(page, "steps", steps_state())
        page.get_by_role("radio", name="England and Wales").check()
        names = [service["name"] for service in load_pack("GB", "en")["services"]]

        expect(page.locator("[data-service] h4")).to_have_text(names)
        expect_value(page, "[window.sets, window.model.get('country')]", [["country"], "GB"])


def test_country_is_chosen_with_arrow_keys(browser: Browser) -> None:
    """The country can be changed without a mouse, and the focus stays on it."""
    with open_page(browser) as page:
        show_widget(page, "steps", steps_state())
        page.get_by_role("radio", name="Norway").focus()
        page.keyboard.press("ArrowDown")

        expect(page.get_by_role("radio", name="England and Wales")).to_be_checked()
        expect(page.get_by_role("radio", name="England and Wales")).to_be_focused()


def test_country_follows_another_view(browser: Browser) -> None:
    """When the country is changed in the chat, the steps follow."""
    with open_page(browser) as page:
        show_widget(page, "steps", steps_state())
        page.evaluate("window.model.set('country', 'GB')")

        expect(page.get_by_role("radio", name="England and Wales")).to_be_checked()
        expect(page.locator("[data-service]").get_by_role("link", name="0800 1111")).to_be_visible()


def test_links_call_or_open_a_new_tab(browser: Browser) -> None:
    """Numbers are called from the page; sites open beside it and are not told where from."""
    with open_page(browser) as page:
        show_widget(page, "steps", steps_state())
        call = page.locator("[data-service]").get_by_role("link", name="Call: 116 111")
        site = page.get_by_role("link", name="Website: 116111.no (opens in a new tab)")

        expect(call).to_have_attribute("href", "tel:116111")
        expect(call).not_to_have_attribute("target", ANYTHING)
        expect(site).to_have_attribute("target", "_blank")
        expect(site).to_have_attribute("rel", "noopener noreferrer")


def test_unverified_service_says_so(browser: Browser) -> None:
    """What stands in one source only is shown with the request to check it."""
    unverified = [s["id"] for s in load_pack("NO", "en")["services"] if s["status"] == "unverified"]

    with open_page(browser) as page:
        show_widget(page, "steps", steps_state())
        notes = page.locator("[data-service]", has_text="Check before you rely on it")

        expect(notes).to_have_count(len(unverified))
        for note, service in zip(notes.all(), unverified, strict=True):
            expect(note).to_have_attribute("data-service", service)


def test_sources_open_on_request(browser: Browser) -> None:
    """Where a step comes from is folded away, and one press shows it."""
    with open_page(browser) as page:
        show_widget(page, "steps", steps_state("en", "GB"))
        source = page.locator("[data-step='stop']").get_by_text("Nottinghamshire Police: ")
        expect(source).not_to_be_visible()
        page.locator("[data-step='stop'] summary").click()

        expect(source).to_be_visible()


def test_day_of_review_is_in_words(browser: Browser) -> None:
    """Every service carries the day of its review, in the reader's language."""
    with open_page(browser) as page:
        show_widget(page, "steps", steps_state("nb"))
        days = page.locator("[data-service] summary")
        pack = load_pack("NO", "nb")
        template = load_messages("nb")["steps.reviewed"]
        told = [template.format(date=pack["days"][each["reviewed"]]) for each in pack["services"]]

        expect(days).to_have_text(told)
        assert "27. november 2026" in " ".join(told)


def test_text_is_never_markup(browser: Browser) -> None:
    """Markup in a pack is shown letter by letter."""
    state = steps_state()
    state["packs"]["NO"]["steps"][0]["text"] = "<img src=x onerror=alert(1)>"

    with open_page(browser) as page:
        show_widget(page, "steps", state)

        expect(page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
        expect(page.locator("#view img")).to_have_count(0)


def test_view_ends_cleanly(browser: Browser) -> None:
    """A view that is closed leaves nothing in the page and no handler on the model."""
    with open_page(browser) as page:
        show_widget(page, "steps", steps_state())
        page.evaluate("window.end()")

        expect(page.locator("#view *")).to_have_count(0)
        expect_value(page, "Object.values(handlers).every((set) => set.size === 0)", True)


@pytest.mark.parametrize(
    ("theme", "language", "width"),
    [("light", "en", 1280), ("dark", "nb", 1280), ("light", "nb", 320), ("dark", "en", 320)],
)
def test_steps_are_accessible(browser: Browser, theme: str, language: str, width: int) -> None:
    """Nothing for axe to find, nothing too small to press, nothing to scroll sideways for."""
    with open_page(browser, width) as page:
        show_widget(page, "steps", steps_state(language), theme)

        assert find_axe_faults(page) == []
        assert find_small_targets(page) == []
        assert not is_wider_than_page(page)


def test_unknown_country_is_refused() -> None:
    """A country without a pack cannot be set, whoever asks for it."""
    steps = Steps()

    with pytest.raises(TraitError):
        steps.country = "XX"
