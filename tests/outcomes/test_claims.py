"""Percentages, counts out of 100 and amounts of money are compared with the registry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from breakcontact.cli import main
from breakcontact.outcomes.registry import load_registry
from breakcontact.outcomes.registry.claims import check_numbers, find_claims

REGISTRY = load_registry()


@pytest.mark.parametrize(
    ("text", "how_many"),
    [
        ("In one group 22% knew, 54 % did not, and 24 per cent were sure.", 3),
        ("Between 16-30 % of them, or 16 to 30 per cent.", 4),
        ("A first demand of NOK 5,000 or £500, in a Dutch study €650, in the USA $610.", 4),
        ("54 out of 100, 54 of 100 or 54 people in 100.", 3),
        ("22 prosent visste det, 54 av 100 gjorde ikke det.", 2),
        ("Et krav på 5 000 kr eller 5000 kroner eller 500 pund.", 3),
    ],
)
def test_numbers_of_the_registry_are_found(text: str, how_many: int) -> None:
    """A percentage, a count or an amount of the registry passes, in each of our languages."""
    assert len(find_claims(text)) == how_many
    assert check_numbers(text, REGISTRY) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Some say 83% of them.", "83%"),
        ("It is 83.5 per cent.", "83.5 per cent"),
        ("It is 83 percent.", "83 percent"),
        ("They lost NOK 123,000.", "NOK 123,000"),
        ("They lost £77.", "£77"),
        ("They lost 77 dollars.", "77 dollars"),
        ("83 out of 100 pay, they say.", "83 out of 100"),
        ("Det gjelder 83 prosent.", "83 prosent"),
        ("De tapte 123 000 kroner.", "123 000 kroner"),
        ("83 av 100 betaler.", "83 av 100"),
        ("83 % betalar.", "83 %"),
    ],
)
def test_numbers_without_a_source_are_reported(text: str, claim: str) -> None:
    """A percentage, a count or an amount that the registry lacks is reported with its position."""
    (unfound,) = check_numbers(f"A line.\n{text}", REGISTRY)

    assert f"'{claim}'" in unfound.sentence
    assert (unfound.line, unfound.column) == (2, text.index(claim) + 1)


@pytest.mark.parametrize(
    "text",
    [
        "A third paid; one in four heard more; one out of five saw it shared. Half of them told.",
        "En tredel betalte, og én av fem så det. Halvparten fortalte det.",
        "There were 127 people and 6,500 posts; it took 14 days; the ratio was 0.3.",
        "1 out of 15 pay, and 3 of 12 do not.",
    ],
)
def test_words_and_other_numbers_are_left_to_reviewers(text: str) -> None:
    """The lint does not read number words, counts of other wholes or numbers without a unit."""
    assert find_claims(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "At 20:14 on 24 June 2024, in 2019-2023, reviewed 2026-11-21.",
        "Call 116 111, 101, 999, 0345 6000 459 or 0800 1111.",
        "Under 18, aged 18 to 25, 16-18 years old, 18+.",
        "Lesson 2 has 45 minutes, step 30 and section 66; § 331; page 12 of 1,000.",
        "Classes of 12 to 100 pupils, 12 or 100 at a time.",
        "See `x = 44%` and https://a.example/44%20kr, $h = 0.44$ and <!-- 44 % -->.",
        "```\n44 %\n```",
        "Klokka 23.45 den 24. juni 2024. Ring 116 111 eller 22 40 00 40.",
    ],
)
def test_numbers_of_other_kinds_are_no_claims(text: str) -> None:
    """Times, dates, ages, phone numbers, laws, code and equations are not reported."""
    assert find_claims(text) == []


def test_a_text_can_name_exceptions() -> None:
    """A number that is listed in a comment is not reported."""
    text = "<!-- no claims: 60, 1,500 -->\n60 % of the time, £1,500 for the room, and 22 %."

    assert [claim.text for claim in find_claims(text)] == ["22 %"]


@pytest.mark.parametrize(
    ("text", "is_fine"),
    [
        ("Pay 20,000 kroner to 5520-7741. There are 214 kroner left.", True),
        ("Half of the band has seen it. 83 messages.", True),
        ("Pay 900,000 kroner.", False),
        ("Pay £90,000.", False),
        ("83% of people pay.", True),  # a content rule finds it
    ],
)
def test_stories_are_fiction(text: str, is_fine: bool) -> None:
    """In a story only sums are compared: demands stay below what seems possible."""
    assert (check_numbers(text, REGISTRY, story=True) == []) is is_fine


def test_a_number_comes_from_a_source_of_the_text() -> None:
    """A share that the registry holds for something else does not count where sources are named."""
    text = (
        "95 % of those who block hear nothing."  # the registry has 95 % for evidence that is saved
    )

    assert check_numbers(text, REGISTRY) == []
    (unfound,) = check_numbers(text, REGISTRY, sources=["uksic-2024"])
    assert "'95 %' is in the registry, but from none of the sources" in unfound.sentence
    assert check_numbers("22 % know that it was.", REGISTRY, sources=["uksic-2024"]) == []


def test_an_item_says_only_what_its_sources_say(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the quizzes that we ship, a share from elsewhere is told, and no other number is."""
    bank = root / "assessments" / "bank"
    shutil.copytree(bank, tmp_path / "bank")
    path = tmp_path / "bank" / "check_02_pay_or_block.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("54 out of 100", "95 out of 100", 1), encoding="utf-8")

    main(["check", str(path)])

    told = [line for line in capsys.readouterr().out.splitlines() if "BC004" in line]
    assert len(told) == 1
    assert "'95 out of 100' is in the registry, but from none" in told[0]
