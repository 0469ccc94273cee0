"""The registry: what is in it, and what the model takes from it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import breakcontact
from breakcontact.i18n.countries import COUNTRIES
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.registry import load_registry, parse_registry
from breakcontact.outcomes.registry.parameters import LIMITS, Parameters, check_value
from breakcontact.outcomes.registry.source import load_chances, load_source
from breakcontact.vocabulary import CONFIDENCES, STORY_AUDIENCES

DATA = Path(breakcontact.__file__).parent / "data"
SOURCE = DATA / "registry.yaml"


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("audience", STORY_AUDIENCES)
def test_the_model_finds_all_its_numbers(country: str, audience: str) -> None:
    """For each country and age group there is a number for every parameter."""
    registry = load_registry()

    parameters = registry.parameters(country, audience)

    assert set(registry.keys_for(country, audience)) == set(LIMITS)
    assert parameters.first_demand > 0
    assert registry.currency(country) == {"NO": "NOK", "GB": "GBP"}[country]


def test_what_nobody_knows_starts_even() -> None:
    """No way of acting is favoured where nothing was measured, in value or in range."""
    registry = load_registry()
    after_payment = registry["further_demand_after_payment"]
    unknown = [number for number in registry.numbers.values() if not number.known]

    for key in ("stays_refused", "stays_blocked"):
        number = registry[key]
        assert (number.value, number.low, number.high, number.distribution) == (
            after_payment.value,
            after_payment.low,
            after_payment.high,
            after_payment.distribution,
        )
    for key in ("sharing_ratio_paid", "sharing_ratio_blocked"):
        assert (registry[key].value, registry[key].low, registry[key].high) == (1.0, 0.3, 3.0)
        assert registry[key] in unknown
    assert all(number.confidence == "assumption" for number in unknown)


def test_worked_out_numbers_agree_with_what_they_come_from() -> None:
    """The daily danger gives the share that was counted, and so does not knowing."""
    registry = load_registry()
    danger, stays = registry["sharing_per_day"].value, registry["stays_refused"].value
    shared = danger / (1 - (1 - danger) * stays)
    unsure = registry["unsure_all"].value / (1 - registry["image_shared"].value)

    assert shared == pytest.approx(registry["image_shared"].value, abs=0.005)
    assert registry["unsure"].value == pytest.approx(unsure, abs=0.005)


def test_every_number_can_be_traced() -> None:
    """Each has sources, a confidence, a review, and a name and sentence in both languages."""
    registry = load_registry()

    for number in registry.numbers.values():
        assert number.sources
        assert set(number.sources) <= set(registry.sources)
        assert number.confidence in CONFIDENCES
        assert set(number.names) == set(number.words) == {"en", "nb"}
        assert date.fromisoformat(number.reviewed) < date.fromisoformat(number.review_by)
    assert {figure.source for figure in registry.figures.values()} <= set(registry.sources)


def test_quotes_are_short() -> None:
    """A source is quoted with 25 words at most."""
    for source in load_registry().sources.values():
        assert len((source.quote or "").split()) <= 25


def test_weights_are_chances() -> None:
    """A story can take any chance of what happens, but not of what people do or know."""
    weights = load_registry().weights()

    assert weights["image_shared"] == 0.22
    assert not {"first_demand_no", "pays", "tells_someone", "unsure"} & weights.keys()
    assert all(0 <= weight <= 1 for weight in weights.values())
    assert {key: each.value for key, each in load_chances(SOURCE).items()} == weights


def test_chances_say_whom_they_rest_on() -> None:
    """What was counted among adults is not passed off as a number about the young."""
    numbers = load_registry().numbers

    assert numbers["image_shared"].rests_on == ("adults",)
    assert numbers["image_shared_teenagers"].rests_on == ("teenagers",)
    assert numbers["image_shared_teenagers"].confidence == "assumption"
    assert numbers["image_shared_teenagers"].taken_from == "adults"
    assert set(numbers["further_demand_after_payment"].rests_on) == set(STORY_AUDIENCES)


def test_the_built_registry_is_the_source() -> None:
    """What is loaded at run time is what the author wrote."""
    assert load_source(SOURCE) == load_registry()


@pytest.mark.parametrize(
    ("sources", "says"),
    [([], "has no source"), (["nobody"], "source 'nobody', which does not exist")],
)
def test_a_built_registry_without_sources_is_refused(sources: list[str], says: str) -> None:
    """Nothing is computed with numbers from nowhere."""
    built = json.loads((DATA / "built" / "registry.json").read_text(encoding="utf-8"))
    built["numbers"]["unsure"]["sources"] = sources

    with pytest.raises(OutcomeError, match=says):
        parse_registry(built)


@pytest.mark.parametrize("text", ["", "{}", '{"numbers": {"x": {}}}', "[1]"])
def test_a_broken_built_registry_is_refused(text: str, tmp_path: Path) -> None:
    """The sentence says how to get a whole one."""
    path = tmp_path / "registry.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(OutcomeError, match="breakcontact build"):
        load_registry(path)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"unsure": float("nan")}, "'unsure' is nan; it must be a number from 0 to 1"),
        ({"unsure": 1.01}, "from 0 to 1"),
        ({"unsure": -0.01}, "from 0 to 1"),
        ({"unsure": "0.5"}, "from 0 to 1"),
        ({"unsure": None}, "from 0 to 1"),
        ({"unsure": True}, "from 0 to 1"),
        ({"unsure": [0.5]}, "from 0 to 1"),
        ({"first_demand": float("inf")}, "from 0 to 1e"),
        ({"most_payments": 2.5}, "a whole number from 0 to 40"),
        ({"most_payments": -1}, "a whole number from 0 to 40"),
        ({"removal_days": 0}, "from 1 to 3,650"),
        ({"luck": 1}, "no parameter 'luck'"),
    ],
)
def test_numbers_that_cannot_be_are_refused(changed: dict[str, float], says: str) -> None:
    """One sentence says what it has to be."""
    with pytest.raises(OutcomeError, match=says):
        load_registry().parameters(**changed)


def test_parameters_are_checked_one_by_one_too() -> None:
    """A single value is checked by name, and whole numbers become whole."""
    assert check_value("unsure", 1) == 1.0
    with pytest.raises(OutcomeError, match="no parameter 'luck'"):
        check_value("luck", 1)
    assert isinstance(load_registry().parameters(most_payments=3.0), Parameters)
    assert type(load_registry().parameters(most_payments=3.0).most_payments) is int


@pytest.mark.parametrize("wrong", [{"country": "SE"}, {"audience": "all"}])
def test_unknown_countries_and_audiences_are_refused(wrong: dict[str, str]) -> None:
    """The sentence says which there are."""
    with pytest.raises(OutcomeError, match="There are:"):
        load_registry().parameters(**wrong)


def test_an_unknown_number_is_refused() -> None:
    """A key that is not there is named."""
    with pytest.raises(OutcomeError, match="no number 'luck'"):
        load_registry()["luck"]


def test_a_story_gets_its_chances_without_numpy() -> None:
    """The registry is read at once; only what computes waits for numpy."""
    code = (
        "import sys; from breakcontact.outcomes.registry import load_registry;"
        "load_registry().weights(); print('numpy' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
