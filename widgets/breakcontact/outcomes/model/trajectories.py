"""Simulated cases, many at a time: the same Markov chain as the exact results, day by day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.actions import EVIDENCE, check_action
from breakcontact.outcomes.model.chain import Array, as_columns, build_chain
from breakcontact.outcomes.model.day_steps import Flags, Numbers, simulate_closed, simulate_open
from breakcontact.outcomes.model.seeded import Randomness
from breakcontact.outcomes.registry.parameters import Parameters
from breakcontact.vocabulary import BARGAIN, CLOSING, PAYING, REPORTING

LONGEST_STAY = 0.999
"""Above this chance of going on for another day, a case has too many days to simulate."""

MOST_TRAJECTORIES = 100_000
"""Trajectories kept in memory with all their days; use a sample for more."""


@dataclass(frozen=True, slots=True)
class Trajectories:
    """Simulated cases: one column for each outcome, one entry for each person.

    Attributes:
        action: How the demand was met.
        parameters: The parameters of the simulation.
        days: Days that the case lasted, including the first.
        demands: Demands, including the first.
        payments: Payments made.
        recontacts: Demands that came from another account.
        money: Total money paid.
        pressure: Pressure, in days as bad as the first.
        shared: Whether the picture was shared, on the last day of the case.
        proof: Whether it was sent to one contact as proof on the first day.
        removed: Whether it was taken down after a report.
        removal_days: Days from sharing to removal; 0 if it was not removed.
        unsure: Whether the person never found out.
        evidence: Whether the evidence still exists.
        told: Whether the person told someone.
        first_demand: The first demand.
        log: Day, event (``payment`` or ``recontact``) and indices of the people; empty unless the
            events were asked for.
    """

    action: str
    parameters: Parameters
    days: Numbers
    demands: Numbers
    payments: Numbers
    recontacts: Numbers
    money: Array
    pressure: Array
    shared: Flags
    proof: Flags
    removed: Flags
    removal_days: Numbers
    unsure: Flags
    evidence: Flags
    told: Flags
    first_demand: Array
    log: tuple[tuple[int, str, Numbers], ...]

    def __len__(self) -> int:
        return len(self.days)

    @property
    def paid(self) -> Flags:
        """Whether anything was paid."""
        return self.payments > 0

    @property
    def recontacted(self) -> Flags:
        """Whether a demand came from another account."""
        return self.recontacts > 0

    @property
    def seen(self) -> Flags:
        """Whether anyone else saw the picture."""
        return self.shared | self.proof


def draw_trajectories(
    action: str, parameters: Parameters, cases: int, rng: Randomness
) -> Trajectories:
    """Simulate people together with the events of each day.

    A generator in the same state gives the same people.

    Raises:
        OutcomeError: If ``cases`` is out of range, or the cases would be too long to simulate.
    """
    if not 1 <= cases <= MOST_TRAJECTORIES:
        raise OutcomeError(
            f"The number of people is from 1 to {MOST_TRAJECTORIES:,}, not {cases:,}."
        )
    check_drawable(action, parameters)
    return draw_chunk(action, parameters, cases, rng, events=True)


def check_drawable(action: str, parameters: Parameters) -> None:
    """Check that cases end soon enough to be simulated day by day.

    Raises:
        OutcomeError: If there is no such action, or its cases are too long.
    """
    chain = build_chain(check_action(action), as_columns(parameters))
    if chain.table.diagonal().max() > LONGEST_STAY:
        raise OutcomeError(
            f"With these numbers cases under '{action}' go on for a thousand days or more, too "
            "long to be simulated day by day. The exact results are still valid; or lower "
            "'stays_refused' or 'stays_blocked'."
        )


def draw_chunk(
    action: str,
    parameters: Parameters,
    cases: int,
    rng: Randomness,
    *,
    events: bool = False,
) -> Trajectories:
    """Simulate people without checking that cases end soon enough.

    With ``events``, the events of each day and all first demands are kept.
    """
    told = flip(rng, cases, 1.0 if action in REPORTING else parameters.tells_someone)
    if action in CLOSING:
        tally = simulate_closed(parameters, told, rng, log=events)
    else:
        tally = simulate_open(action, parameters, told, rng, log=events)
    removed, removal_days = _draw_removal(action, parameters, tally.shared, rng)
    first_demand = _draw_demands(action, parameters, cases, rng, events)
    return Trajectories(
        action=action,
        parameters=parameters,
        days=tally.days,
        demands=tally.recontacts + 1 if action in CLOSING else tally.days,
        payments=tally.payments,
        recontacts=tally.recontacts,
        money=first_demand * _multiples(action, parameters)[tally.payments],
        pressure=tally.pressure,
        shared=tally.shared,
        proof=flip(rng, cases, parameters.proof_to_one_contact),
        removed=removed,
        removal_days=removal_days,
        unsure=~tally.shared & flip(rng, cases, parameters.unsure),
        evidence=flip(rng, cases, getattr(parameters, EVIDENCE[action])),
        told=told,
        first_demand=first_demand,
        log=tuple(tally.log),
    )


def flip(rng: Randomness, cases: int, chance: float) -> Flags:
    """For each person, whether something with this chance happens."""
    return rng.random(cases) < chance


def _draw_removal(
    action: str, parameters: Parameters, shared: Flags, rng: Randomness
) -> tuple[Flags, Numbers]:
    """Whether a shared picture is taken down after a report, and after how many days."""
    removed = np.zeros(len(shared), dtype=bool)
    if action in REPORTING:
        removed = shared & flip(rng, len(shared), parameters.removable * parameters.removed)
    days = np.zeros(len(shared), dtype=np.int64)
    days[removed] = rng.geometric(1 / parameters.removal_days, int(np.count_nonzero(removed)))
    return removed, days


def _draw_demands(
    action: str, parameters: Parameters, cases: int, rng: Randomness, events: bool
) -> Array:
    if action not in PAYING and not events:
        return np.zeros(cases)
    return parameters.first_demand * np.exp(parameters.demand_spread * rng.standard_normal(cases))


def _multiples(action: str, parameters: Parameters) -> Array:
    """The sum of 0, 1, 2, ... payments, as a multiple of the first demand."""
    part = parameters.bargain_share if action == BARGAIN else 1.0
    grown = part * float(parameters.demand_growth) ** np.arange(parameters.most_payments)
    return np.concatenate([[0.0], np.cumsum(grown)])
