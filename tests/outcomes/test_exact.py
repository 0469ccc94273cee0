"""The exact answer keeps what probability and common sense demand of it."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from parameter_strategies import ANY

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.exact import Outcome, compare, exact
from breakcontact.outcomes.model.quantities import AMOUNTS, CHANCES
from breakcontact.outcomes.registry import load_registry
from breakcontact.outcomes.registry.parameters import LIMITS, Parameters
from breakcontact.vocabulary import ACTIONS, CLOSING, PAYING

DEFAULT = load_registry().parameters()
quickly = settings(max_examples=60, deadline=None)
actions = st.sampled_from(ACTIONS)


def _answer(action: str, parameters: Parameters) -> Outcome:
    """The exact answer; numbers that have none are not drawn."""
    try:
        return exact(action, parameters)
    except OutcomeError:
        assume(False)
        raise


@quickly
@given(actions, ANY)
def test_probabilities_sum_to_one(action: str, parameters: Parameters) -> None:
    """Every distribution is whole, whatever the numbers."""
    outcome = _answer(action, parameters)

    for distribution in (outcome.payments, outcome.demands, outcome.days):
        assert distribution.total == pytest.approx(1, abs=1e-9)
        assert all(chance >= -1e-12 for chance in distribution.chances)


ALMOST_CERTAIN = replace(DEFAULT, stays_refused=1.0, sharing_per_day=0.06255445534581573)
"""Rounding makes the chance that the picture is shared a little more than 1 here."""


@quickly
@example("pay", replace(ALMOST_CERTAIN, most_payments=0))
@given(actions, ANY)
def test_values_are_possible(action: str, parameters: Parameters) -> None:
    """Chances lie from 0 to 1, amounts and variances are not negative."""
    outcome = _answer(action, parameters)

    assert all(0 <= outcome.values[name].mean <= 1 for name in CHANCES)
    assert all(outcome.values[name].mean >= 0 for name in AMOUNTS)
    assert all(value.variance >= 0 for value in outcome.values.values())


@quickly
@given(st.sampled_from(sorted(PAYING)), ANY)
def test_payments_have_the_moments_of_their_distribution(
    action: str, parameters: Parameters
) -> None:
    """Mean and variance by the fundamental matrix are those of the distribution by powers."""
    outcome = _answer(action, replace(parameters, stays_refused=0.5))
    chances = outcome.payments.chances

    mean = math.fsum(number * chance for number, chance in enumerate(chances))
    square = math.fsum(number**2 * chance for number, chance in enumerate(chances))

    assert outcome.values["payments"].mean == pytest.approx(mean, abs=1e-8)
    assert outcome.values["payments"].variance == pytest.approx(square - mean**2, abs=1e-7)


@quickly
@given(st.sampled_from(sorted(PAYING)), ANY, st.floats(0, 1))
def test_more_demands_never_lower_the_money(
    action: str, parameters: Parameters, more: float
) -> None:
    """Who is asked again more often does not pay less."""
    before = parameters.further_demand_after_payment
    often = replace(parameters, further_demand_after_payment=before + more * (1 - before))

    less, greater = _answer(action, parameters), _answer(action, often)

    assert greater.values["money"].mean >= less.values["money"].mean * (1 - 1e-9)


@pytest.mark.parametrize("action", sorted(set(ACTIONS) - PAYING))
def test_who_refuses_pays_nothing(action: str) -> None:
    """Money is lost only where it is paid."""
    outcome = exact(action, DEFAULT)

    assert outcome.values["money"].mean == 0
    assert outcome.payments.chances == (1.0,)
    assert outcome.money.quantile(0.99) == 0


def test_sharing_is_alike_for_all_by_default() -> None:
    """Nobody has measured a difference, so the registry's numbers make none, to the last digit."""
    shared = [outcome.values["shared"].mean for outcome in compare(DEFAULT).values()]

    assert shared == pytest.approx([shared[0]] * 6, abs=1e-12)
    assert len({outcome.days.chances[:20] for outcome in compare(DEFAULT).values()}) <= 4


def test_paying_follows_the_geometric_law() -> None:
    """With one chance to be asked again, payments are geometric until the money is gone."""
    again = (1 - DEFAULT.sharing_per_day) * DEFAULT.further_demand_after_payment
    outcome = exact("pay", DEFAULT)

    for number in range(1, DEFAULT.most_payments + 1):
        assert outcome.payments.at_least(number) == pytest.approx(again ** (number - 1))


def test_money_is_a_mixture() -> None:
    """The chance of paying at most so much agrees with mean and median of the payments."""
    parameters = replace(DEFAULT, demand_spread=0.0, demand_growth=2.0)
    money = exact("pay", parameters).money

    assert money.at_most(-1) == 0
    assert money.at_most(5_000) == pytest.approx(exact("pay", parameters).payments.chances[1])
    assert money.at_most(14_999) == money.at_most(5_000)
    assert money.quantile(0.5) == pytest.approx(15_000, rel=1e-6)


def test_money_of_bargaining_is_half_as_large() -> None:
    """An offer is a part of the demand."""
    whole = replace(DEFAULT, bargain_accepted=1.0, bargain_share=1.0)

    assert exact("bargain", whole).values["money"] == exact("pay", whole).values["money"]
    half = exact("bargain", replace(whole, bargain_share=0.5)).values["money"].mean
    assert half == pytest.approx(exact("pay", whole).values["money"].mean / 2)


def test_a_report_adds_help() -> None:
    """Evidence, somebody who knows, and removal come with a report; pressure falls faster."""
    block, report = exact("block", DEFAULT).values, exact("block-and-report", DEFAULT).values

    assert report["told"].mean == 1
    assert report["removed"].mean > block["removed"].mean == 0
    assert report["evidence"].mean > block["evidence"].mean
    assert report["pressure"].mean < block["pressure"].mean


@pytest.mark.parametrize("end", ["least", "most"])
@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("action", ACTIONS)
def test_extremes_have_an_answer_or_a_refusal(action: str, name: str, end: str) -> None:
    """At its limits every number gives finite results, or one sentence that says why not."""
    parameters = replace(DEFAULT, **{name: getattr(LIMITS[name], end)})

    outcome = exact(action, parameters)

    assert all(math.isfinite(value.mean) for value in outcome.values.values())


def test_a_case_that_never_ends_is_refused() -> None:
    """Going on for certain, without any danger of an end, has no mean."""
    for_ever = replace(DEFAULT, stays_refused=1.0, stays_blocked=1.0, sharing_per_day=0.0)

    for action in ("ignore", *CLOSING):
        with pytest.raises(OutcomeError, match="never ends"):
            exact(action, for_ever)


def test_long_cases_have_a_tail() -> None:
    """What lies beyond the numbers told one by one is one chance."""
    long = exact("ignore", replace(DEFAULT, stays_refused=0.999, sharing_per_day=0.0))

    assert long.days.beyond > 0.8
    assert long.days.total == pytest.approx(1)
    assert long.values["days"].mean == pytest.approx(1000)


def test_an_unknown_action_is_refused() -> None:
    """The sentence says what there is."""
    with pytest.raises(OutcomeError, match=r"no action 'hide'.*block-and-report"):
        exact("hide", DEFAULT)
