"""Break-even: what paying would have to bring to be worth its price."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.chain import Array, as_columns
from breakcontact.outcomes.model.exact import compare
from breakcontact.outcomes.model.uncertainty import find_means
from breakcontact.outcomes.registry.parameters import Parameters
from breakcontact.vocabulary import BLOCK_AND_REPORT, PAY

_STEPS = 400


@dataclass(frozen=True, slots=True)
class BreakEven:
    """When paying would be worth it to somebody who gives sharing a price.

    The price is the learner's own: what they would give for the picture not to be shared.

    Attributes:
        harm: That price.
        cost: Money paid in all by those who pay, on average, with the numbers as they are.
        shared_refused: Chance that the picture is shared for those who do not pay.
        shared_paid: The same for those who pay, with the numbers as they are.
        needed: The chance of sharing after paying at which both ways are worth the same; ``None``
            if not even no sharing at all would make paying worth it.
        least_harm: The smallest price at which paying could be worth it at all: if it made sharing
            impossible.
    """

    harm: float
    cost: float
    shared_refused: float
    shared_paid: float
    needed: float | None
    least_harm: float

    @property
    def ratio(self) -> float | None:
        """The most that sharing after paying may be, as a multiple of that without paying."""
        if self.needed is None or self.shared_refused == 0:
            return None
        return self.needed / self.shared_refused

    @property
    def is_worth_it(self) -> bool:
        """Whether paying is worth it with the numbers as they are."""
        return self.cost + self.harm * self.shared_paid < self.harm * self.shared_refused


def find_break_even(
    parameters: Parameters, harm: float, against: str = BLOCK_AND_REPORT
) -> BreakEven:
    """Say how much less likely sharing would have to be after paying, for paying to be worth it.

    When sharing after a payment is less likely, cases go on for longer and more is paid; the answer
    counts that in.

    Args:
        parameters: The numbers.
        harm: What it would be worth, in money, that the picture is not shared.
        against: What is done instead of paying.

    Raises:
        OutcomeError: If the harm is no amount.
    """
    if not (isinstance(harm, int | float) and math.isfinite(harm) and harm >= 0):
        raise OutcomeError(f"The harm is an amount of money, 0 or more, not {harm!r}.")
    outcomes = compare(parameters, [PAY, against])
    refused = outcomes[against].values["shared"].mean
    costs, shared = _vary_danger(parameters)
    return BreakEven(
        harm=float(harm),
        cost=outcomes[PAY].values["money"].mean,
        shared_refused=refused,
        shared_paid=outcomes[PAY].values["shared"].mean,
        needed=_find_needed(costs + harm * shared - harm * refused, shared),
        least_harm=float(costs[0]) / refused if refused > 0 else math.inf,
    )


def _vary_danger(parameters: Parameters) -> tuple[Array, Array]:
    """Money paid and sharing, as the danger after a payment goes from none to a thousandfold."""
    ratios = np.concatenate([[0.0], np.logspace(-4, 3, _STEPS)])
    columns = {
        name: np.full(len(ratios), float(value)) for name, value in as_columns(parameters).items()
    }
    means = find_means({**columns, "sharing_ratio_paid": ratios}, [PAY])[PAY]
    return means["money"], means["shared"]


def _find_needed(surplus: Array, shared: Array) -> float | None:
    """The most sharing at which paying costs no more than not paying; between two steps, a line."""
    worth = np.flatnonzero(surplus <= 0)
    if not len(worth):
        return None
    last = int(worth[-1])
    if last == len(surplus) - 1:
        return float(shared[last])
    here, there = float(surplus[last]), float(surplus[last + 1])
    return float(shared[last] + (shared[last + 1] - shared[last]) * here / (here - there))
