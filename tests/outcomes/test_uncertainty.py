"""Bands say how unsure the numbers are, bars what drives a result; neither is chance."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.break_even import find_break_even
from breakcontact.outcomes.model.exact import exact
from breakcontact.outcomes.model.quantities import QUANTITIES
from breakcontact.outcomes.model.uncertainty import (
    BY_DEFINITION,
    draw_columns,
    draw_number,
    find_bands,
    find_bars,
    find_confidences,
    find_means,
)
from breakcontact.outcomes.registry import load_registry
from breakcontact.vocabulary import ACTIONS

REGISTRY = load_registry()
DEFAULT = REGISTRY.parameters()


def _generator() -> np.random.Generator:
    return np.random.default_rng(11)


@pytest.mark.parametrize("key", REGISTRY.numbers)
def test_draws_stay_in_their_range(key: str) -> None:
    """Every number is drawn from its range, with its value well inside the draws."""
    number = REGISTRY[key]

    drawn = draw_number(number, 4_000, _generator())

    assert drawn.min() >= number.low
    assert drawn.max() <= number.high
    assert np.quantile(drawn, 0.1) < number.value < np.quantile(drawn, 0.9)


def test_a_certain_number_is_not_drawn() -> None:
    """A point has no range."""
    number = replace(REGISTRY["blocks"], distribution="point")

    assert set(draw_number(number, 10, _generator())) == {number.value}


def test_bands_hold_the_exact_means_of_draws() -> None:
    """A band is nine draws of ten, each answered exactly, in as many parts as memory needs."""
    bands = find_bands(REGISTRY, 1_500, _generator(), ["pay"])["pay"]
    columns = draw_columns(REGISTRY, 1_500, _generator())
    money = find_means(columns, ["pay"])["pay"]["money"]

    assert np.mean((money >= bands["money"].low) & (money <= bands["money"].high)) == (
        pytest.approx(0.9, abs=0.01)
    )
    assert bands["money"].middle == pytest.approx(np.median(money))


@pytest.mark.parametrize("action", ACTIONS)
def test_a_draw_is_answered_as_one_set_of_numbers_is(action: str) -> None:
    """Many sets of numbers at once give what each gives alone."""
    columns = draw_columns(REGISTRY, 3, _generator())
    means = find_means(columns, [action])[action]

    for row in range(3):
        alone = exact(action, replace(DEFAULT, **{k: float(c[row]) for k, c in columns.items()}))
        for name in QUANTITIES:
            assert means[name][row] == pytest.approx(alone.values[name].mean), name


def test_what_is_fixed_is_not_drawn() -> None:
    """A number that is set leaves the draws of all others as they were."""
    free = draw_columns(REGISTRY, 50, _generator())
    fixed = draw_columns(REGISTRY, 50, _generator(), fixed={"stays_refused": 0.25})

    assert set(fixed["stays_refused"]) == {0.25}
    assert np.array_equal(free["unsure"], fixed["unsure"])
    with pytest.raises(OutcomeError, match="from 0 to 1"):
        draw_columns(REGISTRY, 50, _generator(), fixed={"stays_refused": 2.0})


@pytest.mark.parametrize("draws", [0, -5, 10**9])
def test_no_draws_or_too_many_are_refused(draws: int) -> None:
    """The sentence says how many there can be."""
    with pytest.raises(OutcomeError, match="from 1 to"):
        draw_columns(REGISTRY, draws, _generator())


def test_bands_of_sharing_overlap() -> None:
    """Whatever is done, sharing is as uncertain as that: no band lies apart from another."""
    shared = [bands["shared"] for bands in find_bands(REGISTRY, 500, _generator()).values()]

    assert max(band.low for band in shared) < min(band.middle for band in shared)
    assert min(band.high for band in shared) > max(band.middle for band in shared)


def test_money_is_lost_by_paying_in_every_draw() -> None:
    """The one firm difference: no numbers from the ranges make refusing cost money."""
    means = find_means(draw_columns(REGISTRY, 500, _generator()))

    assert means["pay"]["money"].min() > 0
    assert means["block-and-report"]["money"].max() == 0


def test_every_result_has_its_confidence() -> None:
    """It is that of the least known number behind it; only a definition needs none."""
    confidences = find_confidences(REGISTRY)

    assert set(confidences) == set(ACTIONS)
    assert all(set(found) == set(QUANTITIES) for found in confidences.values())
    assert confidences["pay"]["shared"] == "assumption"
    assert confidences["ignore"]["told"] == "medium"
    assert confidences["block"]["money"] == BY_DEFINITION


def test_bars_begin_with_what_drives_most() -> None:
    """Every number that moves a result has a bar from its least to its most, the widest first."""
    bars = find_bars("money", REGISTRY, DEFAULT, "pay", against="block-and-report")
    widths = [bar.width for bar in bars]
    often = next(bar for bar in bars if bar.key == "further_demand_after_payment")

    assert widths == sorted(widths, reverse=True)
    assert "first_demand_no" in {bar.key for bar in bars}
    assert "recontact_after_block" not in {bar.key for bar in bars}
    lowest = REGISTRY["further_demand_after_payment"].low
    assert often.low == pytest.approx(
        exact("pay", replace(DEFAULT, further_demand_after_payment=lowest)).values["money"].mean
    )


def test_bars_of_an_unknown_result_are_refused() -> None:
    """The sentence says what there is."""
    with pytest.raises(OutcomeError, match="no quantity 'luck'"):
        find_bars("luck", REGISTRY, DEFAULT, "pay")


def test_break_even_balances() -> None:
    """At the sharing that is needed, paying costs as much as not paying."""
    harm = 200_000
    found = find_break_even(DEFAULT, harm)

    def surplus(ratio: float) -> tuple[float, float]:
        values = exact("pay", replace(DEFAULT, sharing_ratio_paid=ratio)).values
        shared = values["shared"].mean
        return abs(values["money"].mean + harm * (shared - found.shared_refused)), shared

    _, shared = min(surplus(ratio / 200) for ratio in range(201))
    assert found.needed == pytest.approx(shared, abs=0.002)
    assert found.ratio == pytest.approx(shared / found.shared_refused, abs=0.01)
    assert not found.is_worth_it


def test_paying_is_never_worth_it_below_the_least_harm() -> None:
    """Below a price even the end of all sharing would not make up for the money."""
    least = find_break_even(DEFAULT, 0).least_harm

    assert find_break_even(DEFAULT, least * 0.99).needed is None
    assert find_break_even(DEFAULT, least * 0.99).ratio is None
    assert find_break_even(DEFAULT, least * 1.05).needed is not None


def test_break_even_knows_when_paying_would_be_worth_it() -> None:
    """If paying did prevent sharing and cost little, the conclusion would change."""
    kind = replace(DEFAULT, sharing_ratio_paid=0.0, first_demand=100.0)

    assert find_break_even(kind, 100_000).is_worth_it


def test_break_even_without_sharing_or_without_cost() -> None:
    """Where nothing is shared nothing can be won; where paying is free nothing can be lost."""
    safe = find_break_even(replace(DEFAULT, sharing_per_day=0.0), 1_000)
    free = find_break_even(replace(DEFAULT, first_demand=0.0), 1_000)

    assert safe.least_harm == math.inf
    assert safe.ratio is None
    assert free.least_harm == 0
    assert free.needed == pytest.approx(free.shared_refused, abs=0.01)


def test_break_even_may_be_beyond_all_danger() -> None:
    """If refusing means that it is shared for certain, any danger after paying is worth it."""
    certain = replace(DEFAULT, first_demand=0.0, sharing_ratio_blocked=1000.0)

    assert find_break_even(certain, 1_000).needed == pytest.approx(1.0)


@pytest.mark.parametrize("harm", [-1, math.nan, math.inf, "much"])
def test_a_harm_that_is_no_amount_is_refused(harm: float) -> None:
    """The price of sharing is a number."""
    with pytest.raises(OutcomeError, match="amount of money"):
        find_break_even(DEFAULT, harm)
