"""A site's page draws its hundred people by itself; here they are held to Python's."""

from __future__ import annotations

import pytest
from people_in_the_page import ask_page, find_differences

from breakcontact.i18n import list_languages, load_messages
from breakcontact.outcomes.model.seeded import SeededGenerator
from breakcontact.outcomes.registry import load_registry
from breakcontact.ui.outcomes.people import People
from breakcontact.vocabulary import ACTIONS


def test_page_and_python_draw_the_same_events() -> None:
    """From any numbers: each day and event is the same, each sum within 1e-9.

    ``run.py bench page_model`` compares 10,000 sets of numbers.
    """
    assert find_differences(sets=120, count=8) == []


@pytest.mark.parametrize("language", list_languages())
def test_a_hundred_people_are_told_in_the_same_words(language: str) -> None:
    """Sentences to the letter, for each action, country and hundred."""
    labels = load_messages(language)
    people = People(load_registry(), country="GB", language=language, labels=labels)
    base = people.describe_countries()
    asked, meant = [], []
    countries = [*base] * len(ACTIONS)
    for group, (action, country) in enumerate(zip(ACTIONS, countries, strict=False)):
        asked.append({"action": action, "group": group, **base[country]})
        people.set_trait("group", group)
        people.country, people.action = country, action
        meant.append(people.people)

    drawn = ask_page([], 0, asked, labels)["people"]

    assert drawn == meant
    assert len({str(hundred) for hundred in drawn}) == len(drawn)


def test_the_generator_draws_as_it_should() -> None:
    """Even, normal and geometric numbers."""
    generator = SeededGenerator(1)
    even, normal = generator.random(20_000), generator.standard_normal(20_000)
    waits = generator.geometric(0.25, 20_000)
    assert even.min() >= 0
    assert even.max() < 1
    assert even.mean() == pytest.approx(0.5, abs=0.01)
    assert (normal.mean(), normal.std()) == pytest.approx((0, 1), abs=0.03)
    assert waits.min() == 1
    assert waits.mean() == pytest.approx(4, abs=0.15)
    assert set(generator.geometric(1.0, 5)) == {1}
