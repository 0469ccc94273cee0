"""What a chain says about a case, by linear algebra: for one set of numbers or many at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.model.chain import Array, Chain, Columns, apply, build_chain, solve

COUNTS = ("payments", "demands", "days", "recontacts")
"""What is counted, day by day."""


@dataclass(frozen=True, slots=True)
class Case:
    """What holds for every action with the same chain.

    Attributes:
        chain: The chain.
        counts: Mean and variance of each of :data:`COUNTS`.
        shared: Chance that the picture is shared.
        paid: Chance of at least one payment.
        recontacted: Chance of at least one demand from another account.
        multiple: First and second moment of all that is paid, as a multiple of the first payment.
        pressure: Mean and mean square of the pressure, told to nobody ([0]) and told ([1]).
    """

    chain: Chain
    counts: dict[str, tuple[Array, Array]]
    shared: Array
    paid: Array
    recontacted: Array
    multiple: tuple[Array, Array]
    pressure: tuple[Array, Array]


def find_case(action: str, columns: Columns) -> Case:
    """Solve the chain of an action.

    Raises:
        OutcomeError: If the numbers describe a case that never ends.
    """
    chain = build_chain(action, columns)
    layout = chain.layout
    # Expected days in each state, from each state: the fundamental matrix of an absorbing chain.
    fundamental = np.linalg.inv(layout.eye - chain.table)
    return Case(
        chain=chain,
        counts=_count(chain, fundamental),
        shared=apply(fundamental, chain.by_state(chain.shares))[..., 0],
        paid=_any(chain, layout.payment) if layout.any_payment else np.zeros(()),
        recontacted=_any(chain, layout.recontact) if layout.any_recontact else np.zeros(()),
        multiple=_multiply(chain, columns["demand_growth"]),
        pressure=_press(
            chain,
            fundamental,
            np.stack([columns["pressure_half_life"], columns["pressure_half_life_told"]]),
        ),
    )


def fading(half_life: Array) -> Array:
    """What is left of the pressure after a day without a demand."""
    left: Array = 0.5 ** (1 / half_life)
    return left


def _count(chain: Chain, fundamental: Array) -> dict[str, tuple[Array, Array]]:
    layout = chain.layout
    counted = [layout.payment, layout.demand, np.ones_like(layout.demand), layout.recontact]
    rows = np.stack(counted).reshape(len(COUNTS), *[1] * (chain.stays.ndim - 1), -1)
    first = apply(fundamental, chain.by_state(rows))
    twice = 1 + 2 * chain.stays * chain.ahead(first)
    second = apply(fundamental, chain.by_state(rows * twice))[..., 0]
    mean = first[..., 0]
    variance = np.maximum(second - mean**2, 0.0)
    return {name: (mean[index], variance[index]) for index, name in enumerate(COUNTS)}


def _any(chain: Chain, rows: Array) -> Array:
    """Chance that ``rows`` come up at least once."""
    without = chain.layout.eye - chain.matrix(1 - rows)
    never = solve(without, chain.by_state((1 - rows) * chain.ends))[..., 0]
    return np.maximum(1 - never, 0.0)


def _multiply(chain: Chain, growth: Array) -> tuple[Array, Array]:
    """Moments of 1 + g + g^2 + ..., one term for every payment made."""
    layout = chain.layout
    pays = layout.payment
    if not layout.any_payment:
        return np.zeros(()), np.zeros(())
    # Seen from a payment, all that is paid later is g times what would be paid from here.
    factor = np.where(pays > 0, growth[..., None], 1.0)
    first = solve(layout.eye - chain.matrix(factor), chain.by_state(pays))
    later = chain.stays * factor * chain.ahead(first)
    second = solve(layout.eye - chain.matrix(factor**2), chain.by_state(pays * (1 + 2 * later)))
    return first[..., 0], second[..., 0]


def _press(chain: Chain, fundamental: Array, half_lives: Array) -> tuple[Array, Array]:
    """Mean and mean square of the pressure.

    It is the sum of all days' levels, to the end of the case and beyond, in days as heavy as the
    first. Its mean is linear in the level of the day before, its mean square quadratic; their
    coefficients come from the chain one after the other.
    """
    demand = chain.layout.demand
    left = fading(half_lives)[..., None]
    after = left / (1 - left)  # all that is to come from level 1 once the case is over
    ends, stays = chain.ends, chain.stays
    quiet = (1 - demand) * left
    within = chain.layout.eye - chain.matrix(quiet)

    # Mean = base + slope * level.
    slope = solve(within, chain.by_state(quiet * (1 + ends * after)))
    rest = ends * after + stays * chain.ahead(slope)
    base = apply(fundamental, chain.by_state(demand * (1 + rest)))
    ahead = stays * chain.ahead(base)

    # Mean square = constant + linear * level + square * level^2.
    renewed = 1 + 2 * rest + ends * after**2
    square = solve(
        chain.layout.eye - chain.matrix(quiet * left), chain.by_state(quiet * left * renewed)
    )
    linear = solve(within, chain.by_state(quiet * 2 * ahead))
    later = 2 * ahead + stays * (chain.ahead(linear) + chain.ahead(square))
    constant = apply(fundamental, chain.by_state(demand * (renewed + later)))
    return base[..., 0], constant[..., 0]
