"""Exact results: means, variances and chances of an action by linear algebra."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from breakcontact.outcomes.model.actions import EVIDENCE, check_action
from breakcontact.outcomes.model.case import Case, find_case
from breakcontact.outcomes.model.chain import Array, Columns, as_columns
from breakcontact.outcomes.model.distributions import Distribution, Money, count_rows
from breakcontact.outcomes.model.quantities import QUANTITIES
from breakcontact.outcomes.registry.parameters import Parameters
from breakcontact.vocabulary import ACTIONS, BARGAIN, BLOCK, CLOSING, REPORTING

Moments = Mapping[str, tuple[Array, Array]]
"""Mean and variance of quantities by name."""


@dataclass(frozen=True, slots=True)
class Value:
    """The mean of a quantity over cases, and its variance between cases.

    The mean of something that happens or not is its chance.
    """

    mean: float
    variance: float


class Outcome:
    """The results of one action with one set of parameters.

    Attributes:
        action: How the demand is met.
        parameters: The parameters of the model.
        values: Mean and variance of each of the :mod:`~breakcontact.outcomes.model.quantities`.
    """

    def __init__(self, action: str, parameters: Parameters, solved: _Solved) -> None:
        self.action = action
        self.parameters = parameters
        self._solved = solved
        found = find_moments(action, solved.columns, solved.case)
        self.values: Mapping[str, Value] = MappingProxyType(
            {name: Value(float(found[name][0]), float(found[name][1])) for name in QUANTITIES}
        )

    @property
    def payments(self) -> Distribution:
        """The distribution of the number of payments."""
        return self._solved.payments

    @property
    def demands(self) -> Distribution:
        """The distribution of the number of demands, including the first."""
        return self._solved.demands

    @property
    def days(self) -> Distribution:
        """The distribution of the number of days that the case lasts, including the first."""
        return self._solved.days

    @cached_property
    def money(self) -> Money:
        """The distribution of the total paid."""
        parameters = self.parameters
        return Money(
            payments=self.payments,
            median=parameters.first_demand * float(_part(self.action, self._solved.columns)),
            spread=parameters.demand_spread,
            growth=parameters.demand_growth,
        )


class _Solved:
    """A solved chain; the three actions that close contact share one."""

    def __init__(self, action: str, columns: Columns) -> None:
        self.columns = columns
        self.case = find_case(action, columns)

    @cached_property
    def payments(self) -> Distribution:
        layout = self.case.chain.layout
        if not layout.any_payment:
            return Distribution((1.0,), 0.0)
        return count_rows(self.case.chain, layout.payment)

    @cached_property
    def demands(self) -> Distribution:
        layout = self.case.chain.layout
        return self.days if layout.all_demands else count_rows(self.case.chain, layout.demand)

    @cached_property
    def days(self) -> Distribution:
        return count_rows(self.case.chain, np.ones_like(self.case.chain.layout.demand))


def exact(action: str, parameters: Parameters) -> Outcome:
    """The exact results for people who meet a demand with this action.

    Raises:
        OutcomeError: If there is no such action, or the parameters describe a case that never ends.
    """
    return compare(parameters, [action])[action]


def compare(parameters: Parameters, actions: Iterable[str] = ACTIONS) -> dict[str, Outcome]:
    """The exact results of several actions, by name.

    Raises:
        OutcomeError: In the same cases as :func:`exact`.
    """
    columns = as_columns(parameters)
    solved: dict[str, _Solved] = {}
    outcomes = {}
    for action in actions:
        kind = BLOCK if check_action(action) in CLOSING else action
        if kind not in solved:
            solved[kind] = _Solved(kind, columns)
        outcomes[action] = Outcome(action, parameters, solved[kind])
    return outcomes


def find_moments(action: str, columns: Columns, case: Case) -> Moments:
    """Mean and variance of every quantity, for one set of parameters or a column of draws."""
    chances = _find_chances(action, columns, case)
    return {
        **case.counts,
        "money": _find_money(action, columns, case),
        "pressure": _find_pressure(case, chances["told"]),
        **{name: (chance, chance * (1 - chance)) for name, chance in chances.items()},
    }


def _find_chances(action: str, columns: Columns, case: Case) -> dict[str, Array]:
    proof = columns["proof_to_one_contact"]
    shared = case.shared
    reported = np.asarray(1.0 if action in REPORTING else 0.0)
    return {
        "paid": case.paid,
        "recontacted": case.recontacted,
        "proof": proof,
        "shared": shared,
        "seen": 1 - (1 - proof) * (1 - shared),
        "removed": reported * shared * columns["removable"] * columns["removed"],
        "unsure": (1 - shared) * columns["unsure"],
        "evidence": columns[EVIDENCE[action]],
        "told": reported + (1 - reported) * columns["tells_someone"],
    }


def _find_money(action: str, columns: Columns, case: Case) -> tuple[Array, Array]:
    """The moments of the total paid: the log-normal first demand times the multiple paid."""
    first, second = case.multiple
    median = columns["first_demand"] * _part(action, columns)
    spread = columns["demand_spread"] ** 2
    mean = median * np.exp(spread / 2) * first
    square = median**2 * np.exp(2 * spread) * second
    return mean, np.maximum(square - mean**2, 0.0)


def _find_pressure(case: Case, told: Array) -> tuple[Array, Array]:
    means, squares = case.pressure
    mean = (1 - told) * means[0] + told * means[1]
    square = (1 - told) * squares[0] + told * squares[1]
    return mean, np.maximum(square - mean**2, 0.0)


def _part(action: str, columns: Columns) -> Array:
    """The fraction of a demand that is paid."""
    return columns["bargain_share"] if action == BARGAIN else np.asarray(1.0)
