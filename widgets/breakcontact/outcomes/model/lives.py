"""Lives drawn by chance, many at a time: the same chain as the exact answer, day by day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.actions import EVIDENCE, check_action
from breakcontact.outcomes.model.chain import Array, as_columns, build_chain
from breakcontact.outcomes.model.day_steps import Flags, Numbers, live_closed, live_open
from breakcontact.outcomes.registry.parameters import Parameters
from breakcontact.vocabulary import BARGAIN, CLOSING, PAYING, REPORTING

LONGEST_STAY = 0.999
"""Chance to go on for another day above which days are too many to be drawn one by one."""

MOST_LIVES = 100_000
"""Lives that are kept in memory with all their days; to count more, sample them."""


@dataclass(frozen=True, slots=True)
class Lives:
    """What became of each of some people: one entry a person in every column.

    Attributes:
        action: How they met the demand.
        parameters: The numbers they were drawn with.
        days: Days on which the blackmailer was at it, the first one counted.
        demands: Demands, the first one counted.
        payments: Payments made.
        recontacts: Demands that came from another account.
        money: Money paid in all.
        pressure: Pressure in days as heavy as the first.
        shared: Whether the picture was shared, on the last day of the case.
        proof: Whether one contact got it as proof on the first day.
        removed: Whether it was taken down after a report.
        removal_days: Days from sharing to that; 0 where it was not.
        unsure: Whether the person never knew.
        evidence: Whether evidence is still there.
        told: Whether somebody was told.
        first_demand: The first demand.
        log: Day, what came (``payment`` or ``recontact``) and to whom; empty where nobody asked.
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
        """Whether anybody else got the picture."""
        return self.shared | self.proof


def draw_lives(action: str, parameters: Parameters, lives: int, rng: np.random.Generator) -> Lives:
    """Draw people one can tell about.

    The same generator in the same state gives the same people.

    Raises:
        OutcomeError: If there are none or too many, or their cases cannot be drawn.
    """
    if not 1 <= lives <= MOST_LIVES:
        raise OutcomeError(f"Lives to tell about are from 1 to {MOST_LIVES:,}, not {lives:,}.")
    check_drawable(action, parameters)
    return draw_chunk(action, parameters, lives, rng, tellable=True)


def check_drawable(action: str, parameters: Parameters) -> None:
    """See that cases end soon enough to be drawn day by day.

    Raises:
        OutcomeError: If there is no such action, or its cases are too long.
    """
    chain = build_chain(check_action(action), as_columns(parameters))
    if chain.table.diagonal().max() > LONGEST_STAY:
        raise OutcomeError(
            f"With these numbers cases under '{action}' go on for a thousand days and more, too "
            "long to be drawn day by day. The exact answer still holds; or lower 'stays_refused' "
            "or 'stays_blocked'."
        )


def draw_chunk(
    action: str,
    parameters: Parameters,
    lives: int,
    rng: np.random.Generator,
    *,
    tellable: bool = False,
) -> Lives:
    """Draw people without asking whether that can be done; see :func:`draw_lives`.

    With ``tellable``, what came on which day and all first demands are kept.
    """
    told = flip(rng, lives, 1.0 if action in REPORTING else parameters.tells_someone)
    if action in CLOSING:
        course = live_closed(parameters, told, rng, log=tellable)
    else:
        course = live_open(action, parameters, told, rng, log=tellable)
    removed, removal_days = _draw_removal(action, parameters, course.shared, rng)
    first_demand = _draw_demands(action, parameters, lives, rng, tellable)
    return Lives(
        action=action,
        parameters=parameters,
        days=course.days,
        demands=course.recontacts + 1 if action in CLOSING else course.days,
        payments=course.payments,
        recontacts=course.recontacts,
        money=first_demand * _multiples(action, parameters)[course.payments],
        pressure=course.pressure,
        shared=course.shared,
        proof=flip(rng, lives, parameters.proof_to_one_contact),
        removed=removed,
        removal_days=removal_days,
        unsure=~course.shared & flip(rng, lives, parameters.unsure),
        evidence=flip(rng, lives, getattr(parameters, EVIDENCE[action])),
        told=told,
        first_demand=first_demand,
        log=tuple(course.log),
    )


def flip(rng: np.random.Generator, lives: int, chance: float) -> Flags:
    """For each life, whether something with this chance comes about."""
    return rng.random(lives) < chance


def _draw_removal(
    action: str, parameters: Parameters, shared: Flags, rng: np.random.Generator
) -> tuple[Flags, Numbers]:
    """Whether a shared picture is taken down after a report, and how many days that takes."""
    removed = np.zeros(len(shared), dtype=bool)
    if action in REPORTING:
        removed = shared & flip(rng, len(shared), parameters.removable * parameters.removed)
    days = np.zeros(len(shared), dtype=np.int64)
    days[removed] = rng.geometric(1 / parameters.removal_days, np.count_nonzero(removed))
    return removed, days


def _draw_demands(
    action: str, parameters: Parameters, lives: int, rng: np.random.Generator, tellable: bool
) -> Array:
    if action not in PAYING and not tellable:
        return np.zeros(lives)
    return parameters.first_demand * np.exp(parameters.demand_spread * rng.standard_normal(lives))


def _multiples(action: str, parameters: Parameters) -> Array:
    """What so many payments come to, as a multiple of the first demand."""
    part = parameters.bargain_share if action == BARGAIN else 1.0
    grown = part * float(parameters.demand_growth) ** np.arange(parameters.most_payments)
    return np.concatenate([[0.0], np.cumsum(grown)])
