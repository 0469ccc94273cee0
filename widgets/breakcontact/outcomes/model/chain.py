"""The Markov chain of one action: what can happen on a day, and how the case continues.

Each day takes one of a few *branches*: the person pays or not, a demand from another account gets
through or not. A branch starts in a state, has a probability, has a demand or none, and either ends
the case or leads to a state of the next day. Everything else is computed from the branches.

All functions accept single numbers or columns of draws: arrays may have any number of leading axes;
the last axes are states (``S``) or branches (``R``).
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
"""The parameters by name: one number each, or one for each draw."""

_NEVER_ENDS = 1e-9


@dataclass(frozen=True, slots=True)
class Layout:
    """The states and branches of a chain, which do not depend on the parameters.

    Attributes:
        start: The state in which each branch starts (R).
        after: The state of the next day, if the case continues (R).
        starts: ``start`` as a matrix of zeros and ones (R, S).
        firsts: The first branch of each pair of states; branches of a pair are adjacent.
        pairs: For each of those, the index of the pair in a flattened matrix (S * S).
        eye: The identity matrix (S, S).
        demand: 1 for branches with a demand (R).
        payment: 1 for branches with a payment (R).
        recontact: 1 for branches whose demand comes from another account (R).
        counts: Payments made before the day (R).
        any_payment: Whether any branch has a payment.
        any_recontact: Whether any branch has a demand from another account.
        all_demands: Whether every branch has a demand.
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
    """A layout with its probabilities.

    Attributes:
        layout: States and branches.
        weight: The probability of a branch, given its state (..., R).
        shares: The chance that the picture is shared in the branch (..., R or 1).
        stays: The chance that the case continues on the next day (..., R or 1).
    """

    layout: Layout
    weight: Array
    shares: Array
    stays: Array

    @cached_property
    def ends(self) -> Array:
        """The chance that the case ends in the branch, shared or not (..., R or 1)."""
        return 1 - self.stays

    @cached_property
    def table(self) -> Array:
        """The transition matrix between states while the case continues (..., S, S)."""
        return self.matrix(np.ones(1))

    def by_state(self, rows: Array) -> Array:
        """The weighted sum of a value over the branches of each state (..., S)."""
        summed: Array = (self.weight * rows) @ self.layout.starts
        return summed

    def ahead(self, values: Array) -> Array:
        """For each branch, the value of the state after it (..., R)."""
        return values[..., self.layout.after]

    def matrix(self, rows: Array) -> Array:
        """The transition matrix with each branch multiplied by ``rows`` (..., S, S)."""
        # Most pairs of states have no branch; a full product would take ten times as long.
        states = len(self.layout.eye)
        summed = np.add.reduceat(self.weight * self.stays * rows, self.layout.firsts, axis=-1)
        table = np.zeros((*summed.shape[:-1], states * states))
        table[..., self.layout.pairs] = summed
        return table.reshape(*summed.shape[:-1], states, states)


def as_columns(parameters: Parameters) -> Columns:
    """The parameters as arrays."""
    return {name: np.asarray(getattr(parameters, name), dtype=float) for name in LIMITS}


def build_chain(action: str, columns: Columns) -> Chain:
    """Build the chain of an action.

    Raises:
        OutcomeError: If the parameters describe a case that never ends.
    """
    chain = _closed_chain(columns) if action in CLOSING else _open_chain(action, columns)
    if chain.table.diagonal(axis1=-2, axis2=-1).max() > 1 - _NEVER_ENDS:
        raise OutcomeError(
            f"With these numbers a case under '{action}' never ends: the blackmailer always "
            "goes on and never shares. Lower 'stays_refused' or 'stays_blocked'."
        )
    return chain


def apply(matrix: Array, vector: Array) -> Array:
    """Multiply a matrix and a vector, for each draw."""
    result: Array = (matrix @ vector[..., None])[..., 0]
    return result


def solve(matrix: Array, vector: Array) -> Array:
    """Solve ``matrix @ x = vector`` for x, for each draw."""
    result: Array = np.linalg.solve(matrix, vector[..., None])[..., 0]
    return result


def _open_chain(action: str, columns: Columns) -> Chain:
    """The chain if contact stays open: a demand every day; the state is the number of payments."""
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
    """The chain if contact is closed on the first day: later demands need another account."""
    layout = _closed_layout()
    through = columns["recontact_after_block"][..., None]
    # The first demand; on later days a message gets through or not.
    weight = np.array([1.0, 0.0, 1.0]) + np.array([0.0, 1.0, -1.0]) * through
    shares = scale_chance(columns["sharing_per_day"], columns["sharing_ratio_blocked"])[..., None]
    return Chain(layout, weight, shares, (1 - shares) * columns["stays_blocked"][..., None])


def scale_chance(chance: Array, ratio: Array) -> Array:
    """Scale the hazard behind a daily chance by ``ratio``; the result is still a chance."""
    scaled: Array = 1 - (1 - chance) ** ratio
    return scaled


@cache
def _open_layout(most: int) -> Layout:
    counts = np.repeat(np.arange(most + 1), 2)
    pays = np.tile([0, 1], most + 1)
    # After the last possible payment nobody can pay.
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
