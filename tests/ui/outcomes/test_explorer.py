"""The explorer, as a reader meets it in the page and as Python answers it."""

from __future__ import annotations

import math
from typing import Any

import pytest
from page_values import box_of, expect_value, expect_value_stays
from playwright.sync_api import Browser, Page, expect
from widget_page import (
    find_axe_faults,
    find_small_targets,
    is_wider_than_page,
    open_page,
    show_widget,
)

from breakcontact.i18n import load_messages
from breakcontact.i18n.countries import list_countries
from breakcontact.outcomes.registry import load_registry
from breakcontact.ui.outcomes.explorer import DOUBTFUL, Explorer

# With our own numbers: of a hundred who pay, and whichever way of acting they choose.
MORE_PAID = "more:54 no-more:46"
SHARED = "shared:22 unknown:54 not-shared:24"


def make_explorer(language: str = "en", country: str = "GB") -> Explorer:
    """The widget of lesson 2."""
    labels = load_messages(language)
    return Explorer(load_registry(), country=country, language=language, labels=labels)


def explorer_state(language: str = "en", country: str = "GB") -> dict[str, Any]:
    """Its traits, as the page gets them."""
    explorer = make_explorer(language, country)
    return {name: getattr(explorer, name) for name in Explorer.class_own_traits(sync=True)}


def move(page: Page, number: str, place: int) -> None:
    """Move a slider to one of its places."""
    page.locator(f"[data-number='{number}']").evaluate(
        """(slider, place) => {
          slider.value = place;
          slider.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        place,
    )


def expect_kinds(page: Page, action: str, demands: str = "", sharing: str = "") -> None:
    """Wait until so many people of each kind stand on the card of an action."""
    strips = page.locator(f"[data-action='{action}'] svg")
    for place, kinds in enumerate((demands, sharing)):
        if kinds:
            expect(strips.nth(place)).to_have_attribute("data-kinds", kinds)


def test_sliders_keep_to_the_registry() -> None:
    """Every slider goes from the low end of its number to the high one, and starts at ours."""
    registry = load_registry()
    for country in ("NO", "GB"):
        keys = registry.keys_for(country)
        sliders = {each["name"]: each for each in make_explorer().sliders[country]}
        assert set(sliders) == {*DOUBTFUL, "harm"}
        for name in DOUBTFUL:
            number, values = registry[keys[name]], sliders[name]["values"]
            assert (values[0], values[-1]) == (number.low, number.high)
            assert values[sliders[name]["start"]] == number.value
            assert values == sorted(set(values))
            assert len(values) == len(sliders[name]["shown"])


def test_conclusion_turns_when_break_even_is_crossed() -> None:
    """With sharing far lower after paying and a heavy harm, it says that paying is worth it."""
    explorer = make_explorer()
    assert explorer.conclusion["verdict"] == "never"
    explorer.numbers = {"sharing_ratio_paid": 0.3}
    explorer.harm = 2_000.0
    assert explorer.conclusion["verdict"] == "too-light"
    explorer.harm = 10_000.0
    assert explorer.conclusion["verdict"] == "short"
    explorer.harm = 500_000.0

    assert explorer.conclusion["verdict"] == "worth"
    told = " ".join(explorer.conclusion["sentences"])
    assert "would be worth it" in told
    assert "no source" in told


def test_conclusion_never_says_that_a_difference_was_measured() -> None:
    """Whatever the numbers, the sentence about sharing says that nobody has measured it."""
    explorer = make_explorer("nb", "NO")
    for ratio in (0.3, 1.0, 3.0):
        explorer.numbers = {"sharing_ratio_paid": ratio}

        assert "ingen har målt" in explorer.conclusion["sentences"][2].lower()


@pytest.mark.parametrize(
    ("numbers", "harm"),
    [
        ({"sharing_per_day": 1.5}, 5000.0),
        ({"sharing_per_day": math.nan}, 5000.0),
        ({"no_such_number": 1.0}, 5000.0),
        ({}, -1.0),
        ({}, math.inf),
    ],
)
def test_bad_input_is_told_in_a_sentence(numbers: dict[str, float], harm: float) -> None:
    """What cannot be is refused in words, and the last good answer stays."""
    explorer = make_explorer()
    before = explorer.conclusion["sentences"]
    explorer.harm = harm
    explorer.numbers = numbers

    assert explorer.conclusion["fault"].endswith(".")
    assert explorer.conclusion["sentences"] == before


def test_unknown_action_is_told_in_a_sentence() -> None:
    """An action that is none of ours is refused in words."""
    explorer = make_explorer()
    explorer.actions = ["pay", "shout"]

    assert "no action 'shout'" in explorer.conclusion["fault"]


@pytest.mark.browser
def test_people_follow_a_slider_at_once(browser: Browser) -> None:
    """Moving a number changes the people in the same moment, before Python has said a word."""
    with open_page(browser) as page:
        show_widget(page, "explorer", explorer_state())
        expect_kinds(page, "pay", MORE_PAID)
        move(page, "further_demand_after_payment", 0)

        expect_kinds(page, "pay", "more:24 no-more:76")
        expect_kinds(page, "block-and-report", "more:26 no-more:74")
        expect(page.get_by_text("24 of 100 get more demands", exact=True)).to_be_visible()


@pytest.mark.browser
def test_sharing_is_drawn_alike_until_it_is_moved(browser: Browser) -> None:
    """By default no way of acting looks safer; the unknown has a kind of its own."""
    with open_page(browser) as page:
        show_widget(page, "explorer", explorer_state())
        for action in ("pay", "block-and-report"):
            expect_kinds(page, action, sharing=SHARED)
        move(page, "sharing_ratio_paid", 0)

        paid = page.locator("[data-action='pay'] svg").nth(1)
        expect(paid).not_to_have_attribute("data-kinds", SHARED)
        expect_kinds(page, "block-and-report", sharing=SHARED)


@pytest.mark.browser
def test_one_button_sets_all_back(browser: Browser) -> None:
    """After any number of moves, one press brings back our numbers and what follows from them."""
    with open_page(browser) as page:
        show_widget(page, "explorer", explorer_state())
        for name in (*DOUBTFUL, "harm"):
            move(page, name, 1)
        expect(page.locator("[data-action='pay'] svg").first).not_to_have_attribute(
            "data-kinds", MORE_PAID
        )
        page.get_by_role("button", name="Reset all numbers").click()

        expect_kinds(page, "pay", MORE_PAID, SHARED)
        expect_value(page, "[window.model.get('numbers'), window.model.get('harm')]", [{}, 0])


@pytest.mark.browser
def test_what_follows_is_told_beside_the_slider_that_moves(browser: Browser) -> None:
    """On a phone the figures are screens away from the lowest slider; its result is not."""
    with open_page(browser, 390) as page:
        show_widget(page, "explorer", explorer_state())
        told = page.locator(".breakcontact-explorer__now")
        expect(told.filter(visible=True)).to_have_count(0)
        slider = page.locator("[data-number='demand_growth']")
        slider.scroll_into_view_if_needed()
        place = box_of(slider)
        move(page, "demand_growth", 0)

        shown = told.filter(visible=True)
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text("Pay: 54 of 100 get more demands, 22 shared")
        expect(shown).to_be_in_viewport()
        assert box_of(slider) == place


@pytest.mark.browser
def test_explorer_works_by_keyboard(browser: Browser) -> None:
    """Sliders move with the arrow keys and say their value in words."""
    with open_page(browser) as page:
        show_widget(page, "explorer", explorer_state())
        slider = page.get_by_role("slider", name="How likely is another demand after a payment?")
        slider.focus()
        page.keyboard.press("ArrowRight")

        expect(slider).to_have_attribute("aria-valuetext", "61%")
        expect_value(page, "window.model.get('numbers')", {"further_demand_after_payment": 0.61})


@pytest.mark.browser
def test_actions_are_chosen(browser: Browser) -> None:
    """A reader chooses whose people are shown."""
    with open_page(browser) as page:
        show_widget(page, "explorer", explorer_state())
        page.get_by_role("checkbox", name="Bargain").check()
        page.get_by_role("checkbox", name="Pay", exact=True).uncheck()

        cards = "[...document.querySelectorAll('article')].map((card) => card.dataset.action)"
        expect_value(page, cards, ["bargain", "block-and-report"])


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "country", "amount"),
    [
        ("en", "GB", "Paid on average: £1,600"),
        ("en", "NO", "Paid on average: NOK\u00a016,000"),
        ("nb", "NO", "Betalt i snitt: 16\u00a0000\u00a0kr"),
        ("nb", "GB", "Betalt i snitt: 1\u00a0600 pund"),
    ],
)
def test_money_is_written_as_people_say_it(
    browser: Browser, language: str, country: str, amount: str
) -> None:
    """Kroner and pounds stand in the manner of the reader's language, as in Python's sentences."""
    state = explorer_state(language, country)
    with open_page(browser) as page:
        show_widget(page, "explorer", state)
        expect(page.locator("[data-action='pay'] p").first).to_have_text(amount)

    assert amount.partition(": ")[2] in state["conclusion"]["sentences"][1]


@pytest.mark.browser
def test_table_tells_what_the_picture_shows(browser: Browser) -> None:
    """The numbers stand in a table as well, and follow."""
    with open_page(browser) as page:
        show_widget(page, "explorer", explorer_state())
        move(page, "further_demand_after_payment", 0)
        cells = page.locator("tbody tr").first.locator("th, td")

        for place, words in enumerate(("Pay", "24", "76", "13", "60", "27")):
            expect(cells.nth(place)).to_have_text(words)


@pytest.mark.browser
def test_words_are_announced_when_they_change(browser: Browser) -> None:
    """What follows is read out politely, and only the sentence that changed is put in anew."""
    with open_page(browser) as page:
        show_widget(page, "explorer", explorer_state())
        page.evaluate("window.first = document.querySelector('[aria-live] p')")
        page.evaluate(
            """() => {
              const told = window.model.get("conclusion");
              const sentences = [...told.sentences.slice(0, 3), "Something else."];
              window.model.set("conclusion", { ...told, sentences });
            }"""
        )
        region = page.locator("[aria-live='polite']")

        expect(region.locator("p").last).to_have_text("Something else.")
        expect_value_stays(page, "document.querySelector('[aria-live] p') === window.first", True)


@pytest.mark.browser
def test_fault_is_an_alert(browser: Browser) -> None:
    """A number that cannot be is told at once."""
    state = explorer_state()
    state["conclusion"]["fault"] = "'harm' cannot be."
    with open_page(browser) as page:
        show_widget(page, "explorer", state)

        expect(page.get_by_role("alert")).to_have_text("'harm' cannot be.")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("theme", "language", "width"),
    [("light", "en", 1280), ("dark", "nb", 1280), ("light", "nb", 320), ("dark", "en", 320)],
)
def test_explorer_is_accessible(browser: Browser, theme: str, language: str, width: int) -> None:
    """Nothing for axe to find, nothing too small to press, nothing to scroll sideways for."""
    with open_page(browser, width) as page:
        show_widget(page, "explorer", explorer_state(language), theme)
        page.locator("summary").click()

        assert find_axe_faults(page) == []
        assert find_small_targets(page) == []
        assert not is_wider_than_page(page)


def test_harm_starts_in_the_middle_of_its_slider() -> None:
    """The harm that is shown first is a step of the slider, in every country's currency."""
    for code, country in list_countries().items():
        slider = next(s for s in make_explorer().sliders[code] if s["name"] == "harm")

        assert slider["values"][slider["start"]] == country.harm
