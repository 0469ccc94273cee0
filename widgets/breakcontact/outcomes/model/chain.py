"""The Markov chain of one action: what a day can bring, and how it goes on.

A day falls into one of a few *branches* (the person pays, or not; a demand from another account
gets through, or not). Each branch starts in a state, has a weight, brings a demand or none, and
then ends the case or leads to the next day's state. All else is computed from these rows.

Every function takes numbers or columns of draws: arrays may have any number of leading axes, the
last ones are states (``S``) or branches (``R``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.registry.parameters import LIMITS, Parameters
from breakcontact.vocabulary import BARGAIN, CLOSING, PAY

Array: TypeAlias = NDArray[np.floating[Any]]
Columns: TypeAlias = Mapping[str, Array]
"""Each parameter by name: one number, or one for each draw."""

_NEVER_ENDS = 1e-9


@dataclass(frozen=True, slots=True)
class Layout:
    """Which states and branches a chain has; the same for all numbers.

    Attributes:
        start: The state in which each branch starts (R).
        after: The state of the next day, if there is one (R).
        starts: ``start`` as a table of zeros and ones (R, S).
        firsts: The first branch of each pair of states; branches of a pair stand together.
        pairs: For each of those the place of the pair in a flat table (S * S).
        eye: The table that changes nothing (S, S).
        demand: 1 where the branch brings a demand (R).
        payment: 1 where it brings a payment.
        recontact: 1 where the demand comes from another account.
        counts: Payments made before the day (R).
        any_payment: Whether there is a branch with a payment.
        any_recontact: Whether there is one with a demand from another account.
        all_demands: Whether every branch brings a demand.
    """

    start: NDArray[np.intp]
    after: NDArray[np.intp]
    starts: Array
    firsts: NDArray[np.intp]
    pairs: NDArray[np.intp]
    eye: Array
    demand: Array
    payment: Array
    recontact: Array
    counts: NDArray[np.intp]
    any_payment: bool
    any_recontact: bool
    all_demands: bool


@dataclass(frozen=True)
class Chain:
    """A layout with its chances.

    Attributes:
        layout: States and branches.
        weight: Chance of a branch, given the state (..., R).
        shares: Chance that the picture is shared in it (..., R or 1).
        stays: Chance that the next day brings more of the case (..., R or 1).
    """

    layout: Layout
    weight: Array
    shares: Array
    stays: Array

    @cached_property
    def ends(self) -> Array:
        """Chance that the case ends in a branch, shared or not (..., R or 1)."""
        return 1 - self.stays

    @cached_property
    def table(self) -> Array:
        """The chances to go on, from state to state (..., S, S)."""
        return self.matrix(np.ones(1))

    def by_state(self, rows: Array) -> Array:
        """Add up a value of branches, times their weight, for each state (..., S)."""
        summed: Array = (self.weight * rows) @ self.layout.starts
        return summed

    def ahead(self, values: Array) -> Array:
        """For each branch, the value of the state after it (..., R)."""
        return values[..., self.layout.after]

    def matrix(self, rows: Array) -> Array:
        """A table from state to state of ``rows``, times weight and chance to stay (..., S, S)."""
        # Most pairs of states have no branch; a full product would be ten times the work.
        states = len(self.layout.eye)
        summed = np.add.reduceat(self.weight * self.stays * rows, self.layout.firsts, axis=-1)
        table = np.zeros((*summed.shape[:-1], states * states))
        table[..., self.layout.pairs] = summed
        return table.reshape(*summed.shape[:-1], states, states)


def as_columns(parameters: Parameters) -> Columns:
    """The parameters as numbers that arrays can be computed with."""
    return {name: np.asarray(getattr(parameters, name), dtype=float) for name in LIMITS}


def build_chain(action: str, columns: Columns) -> Chain:
    """Put together what a day can bring under an action.

    Raises:
        OutcomeError: If the numbers describe a case that never ends.
    """
    chain = _closed_chain(columns) if action in CLOSING else _open_chain(action, columns)
    if chain.table.diagonal(axis1=-2, axis2=-1).max() > 1 - _NEVER_ENDS:
        raise OutcomeError(
            f"With these numbers a case under '{action}' never ends: the blackmailer always "
            "goes on and never shares. Lower 'stays_refused' or 'stays_blocked'."
        )
    return chain


def apply(matrix: Array, vector: Array) -> Array:
    """A matrix times a vector, for each draw."""
    result: Array = (matrix @ vector[..., None])[..., 0]
    return result


def solve(matrix: Array, vector: Array) -> Array:
    """The vector that a matrix makes into ``vector``, for each draw."""
    result: Array = np.linalg.solve(matrix, vector[..., None])[..., 0]
    return result


def _open_chain(action: str, columns: Columns) -> Chain:
    """Contact stays open: a demand every day; state k is the number of payments made."""
    accepts = {PAY: np.asarray(1.0), BARGAIN: columns["bargain_accepted"]}.get(action)
    most = 0 if accepts is None else int(np.max(columns["most_payments"]))
    layout = _open_layout(most)
    pays = layout.payment
    can_pay = layout.counts < columns["most_payments"][..., None]
    chance = np.asarray(0.0) if accepts is None else accepts[..., None] * can_pay
    shares = np.where(
        layout.counts + pays > 0,
        scale_chance(columns["sharing_per_day"], columns["sharing_ratio_paid"])[..., None],
        columns["sharing_per_day"][..., None],
    )
    goes_on = np.where(
        pays > 0,
        columns["further_demand_after_payment"][..., None],
        columns["stays_refused"][..., None],
    )
    weight = np.where(pays > 0, chance, 1 - chance)
    return Chain(layout, weight, shares, (1 - shares) * goes_on)


def _closed_chain(columns: Columns) -> Chain:
    """Contact is closed on the first day: a demand comes only from another account."""
    layout = _closed_layout()
    through = columns["recontact_after_block"][..., None]
    # The first demand; then a message gets through, or none does.
    weight = np.array([1.0, 0.0, 1.0]) + np.array([0.0, 1.0, -1.0]) * through
    shares = scale_chance(columns["sharing_per_day"], columns["sharing_ratio_blocked"])[..., None]
    return Chain(layout, weight, shares, (1 - shares) * columns["stays_blocked"][..., None])


def scale_chance(chance: Array, ratio: Array) -> Array:
    """A chance per day whose danger is ``ratio`` times as large, and still a chance."""
    scaled: Array = 1 - (1 - chance) ** ratio
    return scaled


@cache
def _open_layout(most: int) -> Layout:
    counts = np.repeat(np.arange(most + 1), 2)
    pays = np.tile([0, 1], most + 1)
    # Nobody pays once the money is gone.
    kept = (counts < most) | (pays == 0)
    counts, pays = counts[kept], pays[kept]
    nothing = np.zeros(len(counts))
    return _layout(counts, counts + pays, np.ones(len(counts)), pays, nothing, counts)


@cache
def _closed_layout() -> Layout:
    start, after = np.array([0, 1, 1]), np.array([1, 1, 1])
    none = np.zeros(3, dtype=int)
    return _layout(start, after, np.array([1, 1, 0]), none, np.array([0, 1, 0]), none)


def _layout(
    start: Any, after: Any, demand: Any, payment: Any, recontact: Any, counts: Any
) -> Layout:
    eye = np.eye(int(max(start.max(), after.max())) + 1)
    pairs, firsts = np.unique(start * len(eye) + after, return_index=True)
    return Layout(
        start=start,
        after=after,
        starts=eye[start],
        firsts=firsts,
        pairs=pairs,
        eye=eye,
        demand=demand.astype(float),
        payment=payment.astype(float),
        recontact=recontact.astype(float),
        counts=counts,
        any_payment=bool(payment.any()),
        any_recontact=bool(recontact.any()),
        all_demands=bool(demand.all()),
    )
