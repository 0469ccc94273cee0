"""Numbers in texts are found in the registry, or found out."""

from __future__ import annotations

import pytest

from breakcontact.outcomes.registry import load_registry
from breakcontact.outcomes.registry.claims import check_numbers, find_claims

REGISTRY = load_registry()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In one group 22% knew, 54 % did not, and 24 per cent were sure."),
        ("en", "Between 16-30 % of them, or 16 to 30 per cent."),
        ("en", "About a third paid; one in four heard more; one out of five saw it shared."),
        ("en", "More than half did not know. Half of them told somebody."),
        ("en", "A first demand of NOK 5,000 or £500, in a Dutch study €650, in the USA $610."),
        ("en", "There were 127 people and 6,500 posts; it took 14 days; the ratio was 0.3."),
        ("nb", "En tredel betalte, 22 prosent visste det, og én av fem så det."),
        ("nb", "Et krav på 5 000 kr eller 5000 kroner, 500 pund, og forholdet 0,3."),
        ("nb", "Halvparten fortalte det til noen."),
    ],
)
def test_numbers_of_the_registry_are_found(language: str, text: str) -> None:
    """Chances, money and other numbers may be told in every usual way."""
    assert find_claims(text, language)
    assert check_numbers(text, REGISTRY, language) == []


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("en", "Some say 83% of them.", "83%"),
        ("en", "It is 83.5 per cent.", "83.5 per cent"),
        ("en", "1 out of 15 pay, they say.", "1 out of 15"),
        ("en", "They lost NOK 123,000.", "NOK 123,000"),
        ("en", "They lost £77.", "£77"),
        ("en", "We asked 128 people.", "128"),
        ("en", "The ratio is 0.44.", "0.44"),
        ("nb", "Det gjelder 83 prosent.", "83 prosent"),
        ("nb", "De tapte 123 000 kroner.", "123 000 kroner"),
        ("nb", "Forholdet er 0,44.", "0,44"),
        ("nb", "1 av 15 betaler.", "1 av 15"),
    ],
)
def test_numbers_of_nobody_are_found_out(language: str, text: str, claim: str) -> None:
    """A number without a home is told of, where it stands."""
    (unfound,) = check_numbers(f"A line.\n{text}", REGISTRY, language)

    assert claim in unfound.sentence
    assert (unfound.line, unfound.column) == (2, text.index(claim) + 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At 20:14 on 24 June 2024, in 2019-2023, reviewed 2026-11-21."),
        ("en", "Call 116 111, 101, 999, 0345 6000 459 or 0800 1111."),
        ("en", "Under 18, aged 18 to 25, 16-18 years old, 18+."),
        ("en", "Lesson 2 has 45 minutes, step 30 and section 66; § 331."),
        ("en", "Three friends, 12 pupils, two of the three stories, BC101, version 1.2.3."),
        ("en", "All in one, one in one."),
        ("en", "See `x = 0.44` and [this](page_77.html), https://a.example/99, $h = 0.44$."),
        ("en", "```\n0.44\n```\n\n20. The twentieth step"),
        ("nb", "Klokka 23.45 den 24. juni 2024. Ring 116 111 eller 22 40 00 40."),
        ("nb", "Under 18 år, en 17-åring, leksjon 2, 45 minutter."),
    ],
)
def test_what_is_no_claim_is_left_alone(language: str, text: str) -> None:
    """Times, dates, ages, phone numbers, laws, counts and code claim nothing."""
    assert find_claims(text, language) == []


def test_a_text_can_name_what_is_no_claim() -> None:
    """The size of a class is nobody's finding."""
    text = "<!-- no claims: 30, 1,500 -->\nA class of 30 in a school of 1,500, with 22 desks."

    assert [claim.text for claim in find_claims(text)] == ["22"]


@pytest.mark.parametrize(
    ("text", "is_fine"),
    [
        ("Pay 20,000 kroner to 5520-7741. There are 214 kroner left.", True),
        ("Half of the band has seen it. 83 messages.", True),
        ("Pay 900,000 kroner.", False),
        ("Pay £90,000.", False),
        ("83% of people pay.", False),
    ],
)
def test_stories_are_fiction(text: str, is_fine: bool) -> None:
    """In a story only chances are claims, and demands stay below what seems possible."""
    assert (check_numbers(text, REGISTRY, story=True) == []) is is_fine
