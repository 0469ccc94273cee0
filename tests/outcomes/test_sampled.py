"""Drawn cases agree with the exact answer, and are the same whenever the seed is."""

from __future__ import annotations

import math
import tracemalloc
from dataclasses import fields, replace

import numpy as np
import pytest
import simpy_cases
from parameter_strategies import draw_parameters

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.exact import Outcome, exact
from breakcontact.outcomes.model.quantities import QUANTITIES
from breakcontact.outcomes.model.sampling import COUNTED, Sample, sample
from breakcontact.outcomes.model.trajectories import draw_trajectories
from breakcontact.outcomes.registry import load_registry
from breakcontact.vocabulary import ACTIONS

DEFAULT = load_registry().parameters()
SETS = 200
LIVES = 4_000
PEOPLE = 4_000
FEWEST = 25
"""Trajectories that a cell of a distribution needs before its error is near enough to normal."""


def _deviations(outcome: Outcome, means: dict[str, float], cases: int) -> dict[str, float]:
    """How many standard errors each sampled mean is off; what cannot vary has to be equal."""
    found = {}
    for name in QUANTITIES:
        value = outcome.values[name]
        if value.variance < 1e-12:
            assert means[name] == pytest.approx(value.mean, abs=1e-6), name
        else:
            found[name] = (means[name] - value.mean) / math.sqrt(value.variance / cases)
    return found


def _means(drawn: Sample) -> dict[str, float]:
    return {name: value.mean for name, value in drawn.values.items()}


@pytest.mark.parametrize("action", ACTIONS)
def test_exact_and_sampled_agree(action: str) -> None:
    """For hundreds of sets of numbers every mean is within four standard errors, without a lean.

    Among ten thousand means chance alone takes one or the other further. It is drawn again, with
    sixteen times as many cases: a real difference would then be four times as plain.
    """
    rng = np.random.default_rng([4, ACTIONS.index(action)])
    deviations: list[float] = []

    for _ in range(SETS):
        parameters = draw_parameters(rng)
        outcome = exact(action, parameters)
        found = _deviations(outcome, _means(sample(action, parameters, LIVES, rng)), LIVES)
        deviations += found.values()
        if max(map(abs, found.values())) >= 4:
            more = 16 * LIVES
            found = _deviations(outcome, _means(sample(action, parameters, more, rng)), more)
        assert max(map(abs, found.values())) < 4, (parameters, found)

    assert abs(np.mean(deviations)) < 0.15
    assert 0.9 < np.std(deviations) < 1.1


@pytest.mark.parametrize("action", ACTIONS)
def test_exact_and_sampled_distributions_agree(action: str) -> None:
    """So does every cell of the distributions of payments, demands and days."""
    rng = np.random.default_rng([5, ACTIONS.index(action)])

    for _ in range(20):
        parameters = draw_parameters(rng)
        drawn, outcome = sample(action, parameters, LIVES, rng), exact(action, parameters)
        for name in COUNTED:
            for number, chance in enumerate(getattr(outcome, name).chances):
                expected = LIVES * chance
                if FEWEST < expected < LIVES - FEWEST:
                    error = math.sqrt(expected * (1 - chance))
                    assert abs(drawn.counts[name][number] - expected) < 4 * error, (name, number)


@pytest.mark.parametrize("action", ["pay", "bargain"])
def test_money_drawn_follows_the_mixture(action: str) -> None:
    """As many cases pay at most so much as the mixture of log-normals says."""
    parameters = draw_parameters(np.random.default_rng(8))
    cases = draw_trajectories(action, parameters, 50_000, np.random.default_rng(9))
    money = exact(action, parameters).money

    assert money.at_most(0) == pytest.approx(exact(action, parameters).payments.chances[0])
    for amount in money.median * np.array([0.5, 1.0, 2.0, 4.0]):
        chance = money.at_most(amount)
        error = math.sqrt(chance * (1 - chance) / len(cases))
        assert money.quantile(chance) == pytest.approx(amount)
        assert abs(np.mean(cases.money <= amount) - chance) < 4 * error


@pytest.mark.parametrize("action", ACTIONS)
def test_a_build_on_simpy_agrees(action: str) -> None:
    """The guide's page, built anew on another library, gives the same results."""
    for seed in range(2):
        parameters = draw_parameters(np.random.default_rng([6, seed]))
        people = simpy_cases.run_people(action, parameters, PEOPLE, seed)
        means = {
            name: sum(getattr(person, name) for person in people) / PEOPLE for name in QUANTITIES
        }

        found = _deviations(exact(action, parameters), means, PEOPLE)

        assert max(map(abs, found.values())) < 4, found


@pytest.mark.parametrize("action", ACTIONS)
def test_same_seed_same_lives(action: str) -> None:
    """A generator in the same state gives the same people, and another one others."""
    first, again = (
        draw_trajectories(action, DEFAULT, 500, np.random.default_rng(7)) for _ in range(2)
    )
    other = draw_trajectories(action, DEFAULT, 500, np.random.default_rng(8))

    for field in fields(first):
        if field.name not in ("action", "parameters", "log"):
            assert np.array_equal(getattr(first, field.name), getattr(again, field.name))
    assert not np.array_equal(first.first_demand, other.first_demand)
    assert sample(action, DEFAULT, 20_000, np.random.default_rng(7)) == sample(
        action, DEFAULT, 20_000, np.random.default_rng(7)
    )


def test_sampling_needs_no_more_memory_for_more_lives() -> None:
    """Ten times as many cases fit into the same memory."""
    peaks = []
    for cases in (40_000, 400_000):
        tracemalloc.start()
        sample("block", DEFAULT, cases, np.random.default_rng(1))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < 1.1 * peaks[0]


def test_sampling_tells_how_far_it_has_come() -> None:
    """Who waits can be shown something, up to the very end."""
    told: list[int] = []

    sample("pay", DEFAULT, 20_000, np.random.default_rng(1), progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 20_000


@pytest.mark.parametrize("cases", [0, -1, 10**12])
def test_no_lives_or_too_many_are_refused(cases: int) -> None:
    """The sentence says how many there can be."""
    with pytest.raises(OutcomeError, match="from 1 to"):
        sample("pay", DEFAULT, cases, np.random.default_rng(1))
    with pytest.raises(OutcomeError, match="from 1 to"):
        draw_trajectories("pay", DEFAULT, cases, np.random.default_rng(1))


def test_cases_too_long_to_draw_are_refused() -> None:
    """The exact answer has no such limit, and the sentence says so."""
    long = replace(DEFAULT, stays_refused=1.0, sharing_per_day=1e-6)

    with pytest.raises(OutcomeError, match="exact results are still valid"):
        sample("ignore", long, 10, np.random.default_rng(1))
    assert exact("ignore", long).values["days"].mean == pytest.approx(1e6)


def test_nobody_can_pay_without_money() -> None:
    """With no payment possible, who pays is in the place of who ignores."""
    broke = replace(DEFAULT, most_payments=0)

    drawn = sample("pay", broke, 5_000, np.random.default_rng(1))

    assert drawn.values["money"].mean == 0
    assert exact("pay", broke).values["days"] == exact("ignore", DEFAULT).values["days"]


def test_lives_are_whole() -> None:
    """What is told of a life fits together."""
    cases = draw_trajectories("pay", DEFAULT, 2_000, np.random.default_rng(3))

    assert len(cases) == 2_000
    assert np.array_equal(cases.paid, cases.payments > 0)
    assert np.array_equal(cases.seen, cases.shared | cases.proof)
    assert np.array_equal(cases.demands, cases.days)
    assert not (cases.unsure & cases.shared).any()
    assert (cases.payments <= DEFAULT.most_payments).all()
    assert not cases.recontacted.any()
    assert cases.money == pytest.approx(cases.first_demand * cases.payments)


def test_removal_takes_the_days_it_should() -> None:
    """A picture is taken down after the mean of days that the registry says, and only if shared."""
    cases = draw_trajectories("block-and-report", DEFAULT, 50_000, np.random.default_rng(3))
    taken = cases.removal_days[cases.removed]

    assert (cases.removal_days[~cases.removed] == 0).all()
    assert cases.shared[cases.removed].all()
    assert taken.min() >= 1
    assert taken.mean() == pytest.approx(DEFAULT.removal_days, rel=0.05)
