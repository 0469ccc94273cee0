"""A country's advice, as the page gets it."""

from __future__ import annotations

import pytest

from breakcontact.advice import COUNTRIES, load_pack
from breakcontact.errors import BreakContactError

THE_STEPS = ["stop", "tell", "save", "block", "report", "remove", "close", "follow"]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("language", ["en", "nb"])
def test_steps_stand_in_the_agreed_order(country: str, language: str) -> None:
    """Every country tells the eight steps in the order that the sources agree on."""
    assert [step["id"] for step in load_pack(country, language)["steps"]] == THE_STEPS


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_line_has_sources_and_a_day(country: str, language: str) -> None:
    """Each step and each service says where it comes from and when it was reviewed."""
    pack = load_pack(country, language)

    for line in [pack["safety"], *pack["steps"], *pack["services"]]:
        assert line["reviewed"] >= pack["reviewed"]
        assert line["reviewed"] in pack["days"]
        assert line["sources"]
        assert set(line["sources"]) <= set(pack["sources"])


@pytest.mark.parametrize("country", COUNTRIES)
def test_there_is_help_for_every_age(country: str) -> None:
    """Young people and adults both find somebody, and an emergency number comes first."""
    services = load_pack(country, "en")["services"]

    young = {"under 18", "under 19"} if country == "GB" else {"under 18"}
    assert {service["who"] for service in services} == {"everyone", "adults"} | young
    assert services[0]["id"] == "emergency"


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("language", ["en", "nb"])
def test_safety_names_who_answers_day_and_night(country: str, language: str) -> None:
    """The step before all steps names the emergency first, then lines that are open at night."""
    pack = load_pack(country, language)
    services = {service["id"]: service for service in pack["services"]}
    named = [services[each] for each in pack["safety"]["services"]]

    assert named[0]["id"] == "emergency"
    assert {service["who"] for service in named} == {
        services["emergency"]["who"],
        services["childline" if country == "GB" else "alarmtelefonen"]["who"],
    }
    for service in named:
        assert service["status"] == "seen"
        assert any(contact["kind"] == "phone" for contact in service["contact"])
        assert "night" in service["hours"] or "døgnet" in service["hours"]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(
    ("language", "first", "hides"),
    [("en", "So first take screenshots", "Scroll past"), ("nb", "skjermbilder", "Bla forbi")],
)
def test_screenshots_come_before_the_block(
    country: str, language: str, first: str, hides: str
) -> None:
    """The chat may go with the block, so saving comes first, without a copy of the picture."""
    steps = {step["id"]: step for step in load_pack(country, language)["steps"]}
    order = list(steps)

    assert order.index("save") < order.index("block")
    assert first in steps["save"]["detail"]
    assert hides in steps["save"]["detail"]
    assert "18" in steps["save"]["detail"]


@pytest.mark.parametrize("country", COUNTRIES)
def test_contacts_are_the_same_in_every_language(country: str) -> None:
    """A number is a number: translating a pack never changes how somebody is reached."""
    english, norwegian = (load_pack(country, language)["services"] for language in ("en", "nb"))

    assert [s["contact"] for s in english] == [s["contact"] for s in norwegian]


def test_language_and_country_are_two_settings() -> None:
    """The advice for Norway can be read in English, and that for England and Wales in Norwegian."""
    assert load_pack("NO", "en")["name"] == "Norway"
    assert load_pack("GB", "nb")["name"] == "England og Wales"


def test_unknown_country_is_told() -> None:
    """A country without a pack is told, with those that there are."""
    with pytest.raises(BreakContactError, match="no advice for 'XX'; there is for: NO, GB"):
        load_pack("XX", "en")


def test_unknown_language_is_told() -> None:
    """A language that a pack is not written in is told, with those that there are."""
    with pytest.raises(BreakContactError, match="not written in 'xx'; it is in: en, nb"):
        load_pack("NO", "xx")
