"""Break-even: how much paying would have to reduce sharing to be worth its cost."""

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
    """When paying would be worth it, given what it is worth that the picture is not shared.

    Attributes:
        harm: What it is worth, in money, that the picture is not shared; chosen by the learner.
        cost: The mean total that those who pay lose, with the current parameters.
        shared_refused: The chance of sharing for those who do not pay.
        shared_paid: The chance of sharing for those who pay, with the current parameters.
        needed: The chance of sharing after paying at which both choices cost the same; ``None`` if
            paying would not be worth it even if it prevented sharing completely.
        least_harm: The smallest harm at which paying could be worth it, if it prevented sharing
            completely.
    """

    harm: float
    cost: float
    shared_refused: float
    shared_paid: float
    needed: float | None
    least_harm: float

    @property
    def ratio(self) -> float | None:
        """``needed`` as a multiple of the chance of sharing without paying."""
        if self.needed is None or self.shared_refused == 0:
            return None
        return self.needed / self.shared_refused

    @property
    def is_worth_it(self) -> bool:
        """Whether paying is worth it with the current parameters."""
        return self.cost + self.harm * self.shared_paid < self.harm * self.shared_refused


def find_break_even(
    parameters: Parameters, harm: float, against: str = BLOCK_AND_REPORT
) -> BreakEven:
    """Find how unlikely sharing would have to be after paying for paying to be worth it.

    If sharing after a payment is less likely, cases last longer and more is paid. The result takes
    this into account.

    Args:
        parameters: The parameters of the model.
        harm: What it is worth, in money, that the picture is not shared.
        against: The action that paying is compared with.

    Raises:
        OutcomeError: If ``harm`` is not a finite amount of 0 or more.
    """
    if not (isinstance(harm, int | float) and math.isfinite(harm) and harm >= 0):
        raise OutcomeError(f"'harm' is an amount of money, 0 or more, not {harm!r}.")
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
    """Mean money paid and chance of sharing, for a risk after paying of zero to a thousandfold."""
    ratios = np.concatenate([[0.0], np.logspace(-4, 3, _STEPS)])
    columns = {
        name: np.full(len(ratios), float(value)) for name, value in as_columns(parameters).items()
    }
    means = find_means({**columns, "sharing_ratio_paid": ratios}, [PAY])[PAY]
    return means["money"], means["shared"]


def _find_needed(surplus: Array, shared: Array) -> float | None:
    """The highest chance of sharing at which paying costs no more than not paying.

    Between two steps it is interpolated linearly.
    """
    worth = np.flatnonzero(surplus <= 0)
    if not len(worth):
        return None
    last = int(worth[-1])
    if last == len(surplus) - 1:
        return float(shared[last])
    here, there = float(surplus[last]), float(surplus[last + 1])
    return float(shared[last] + (shared[last + 1] - shared[last]) * here / (here - there))
