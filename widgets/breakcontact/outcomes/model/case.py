"""Statistics of a chain by linear algebra, for one set of parameters or many at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.model.chain import Array, Chain, Columns, apply, build_chain, solve

COUNTS = ("payments", "demands", "days", "recontacts")
"""The quantities that are counted day by day."""


@dataclass(frozen=True, slots=True)
class Case:
    """Statistics shared by all actions that have the same chain.

    Attributes:
        chain: The chain.
        counts: Mean and variance of each of :data:`COUNTS`.
        shared: Chance that the picture is shared.
        paid: Chance of at least one payment.
        recontacted: Chance of at least one demand from another account.
        multiple: First and second moment of the total paid, as a multiple of the first payment.
        pressure: Mean and mean square of the pressure if nobody ([0]) or someone ([1]) was told.
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
        OutcomeError: If the parameters describe a case that never ends.
    """
    chain = build_chain(action, columns)
    layout = chain.layout
    # Expected days in each state, from each state: the fundamental matrix of an absorbing chain.
    fundamental = np.linalg.inv(layout.eye - chain.table)
    return Case(
        chain=chain,
        counts=_count(chain, fundamental),
        shared=_as_chance(apply(fundamental, chain.by_state(chain.shares))[..., 0]),
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
    """The fraction of the pressure that is left after a day without a demand."""
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
    """The chance that ``rows`` occur at least once."""
    without = chain.layout.eye - chain.matrix(1 - rows)
    never = solve(without, chain.by_state((1 - rows) * chain.ends))[..., 0]
    return _as_chance(1 - never)


def _as_chance(value: Array) -> Array:
    """A chance from 0 to 1; rounding may have led a little beyond."""
    chance: Array = np.clip(value, 0.0, 1.0)
    return chance


def _multiply(chain: Chain, growth: Array) -> tuple[Array, Array]:
    """First and second moment of 1 + g + g^2 + ..., with one term for each payment."""
    layout = chain.layout
    pays = layout.payment
    if not layout.any_payment:
        return np.zeros(()), np.zeros(())
    # After a payment, everything paid later is g times as much as it would be from here.
    factor = np.where(pays > 0, growth[..., None], 1.0)
    first = solve(layout.eye - chain.matrix(factor), chain.by_state(pays))
    later = chain.stays * factor * chain.ahead(first)
    second = solve(layout.eye - chain.matrix(factor**2), chain.by_state(pays * (1 + 2 * later)))
    return first[..., 0], second[..., 0]


def _press(chain: Chain, fundamental: Array, half_lives: Array) -> tuple[Array, Array]:
    """Mean and mean square of the pressure.

    Pressure is the sum of the daily levels until it has faded, also after the case; the level on
    the first day is 1. Its mean is linear in the level of the previous day and its mean square is
    quadratic. The coefficients are solved for in turn.
    """
    demand = chain.layout.demand
    left = fading(half_lives)[..., None]
    after = left / (1 - left)  # the sum of all later levels, from level 1 at the end of the case
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
