"""Simulate many cases at once, day by day; all cases that still continue take a step together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from breakcontact.outcomes.model.case import fading
from breakcontact.outcomes.model.chain import Array, scale_chance
from breakcontact.outcomes.model.seeded import Randomness
from breakcontact.outcomes.registry.parameters import Parameters
from breakcontact.vocabulary import BARGAIN, PAYING

Numbers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]


@dataclass(slots=True)
class Tally:
    """The totals of each case, filled in as the cases end.

    Attributes:
        days: Days that each case lasted.
        payments: Payments made.
        recontacts: Demands from another account.
        shared: Whether the picture was shared, on the last day.
        pressure: Pressure, in days as bad as the first.
        log: Day, event and indices of the people.
    """

    days: Numbers
    payments: Numbers
    recontacts: Numbers
    shared: Flags
    pressure: Array
    log: list[tuple[int, str, Numbers]] = field(default_factory=list)


def simulate_open(
    action: str, parameters: Parameters, told: Flags, rng: Randomness, *, log: bool
) -> Tally:
    """Simulate open contact: a demand every day, which is paid or not."""
    tally = _begin(len(told))
    danger_paid = _scale(parameters.sharing_per_day, parameters.sharing_ratio_paid)
    most = parameters.most_payments if action in PAYING else 0
    who = np.arange(len(told))
    payments = np.zeros(len(told), dtype=np.int64)
    day = 0
    while len(who):
        pays = payments < most
        if action == BARGAIN:
            pays &= rng.random(len(who)) < parameters.bargain_accepted
        payments += pays
        if log:
            tally.log.append((day, "payment", who[pays]))
        danger = np.where(payments > 0, danger_paid, parameters.sharing_per_day)
        goes_on = np.where(pays, parameters.further_demand_after_payment, parameters.stays_refused)
        shares, stays = _end_day(danger, goes_on, rng)
        day += 1
        over = ~stays
        ended = who[over]
        tally.payments[ended] = payments[over]
        _close(tally, ended, day, shares[over])
        who, payments = who[stays], payments[stays]
    # There is a demand every day, so pressure fades only after the last one.
    left = _left(parameters, told)
    tally.pressure[:] = tally.days + left / (1 - left)
    return tally


def simulate_closed(parameters: Parameters, told: Flags, rng: Randomness, *, log: bool) -> Tally:
    """Simulate contact closed on the first day: later demands come from another account."""
    tally = _begin(len(told))
    danger = _scale(parameters.sharing_per_day, parameters.sharing_ratio_blocked)
    left = _left(parameters, told)
    who = np.arange(len(told))
    level = np.ones(len(told))
    day = 0
    while len(who):
        if day:
            through = rng.random(len(who)) < parameters.recontact_after_block
            tally.recontacts[who[through]] += 1
            level = np.where(through, 1.0, level * left[who])
            if log:
                tally.log.append((day, "recontact", who[through]))
        tally.pressure[who] += level
        shares, stays = _end_day(danger, parameters.stays_blocked, rng, len(who))
        day += 1
        over = ~stays
        ended = who[over]
        tally.pressure[ended] += level[over] * left[ended] / (1 - left[ended])
        _close(tally, ended, day, shares[over])
        who, level = who[stays], level[stays]
    return tally


def _begin(cases: int) -> Tally:
    return Tally(
        days=np.zeros(cases, dtype=np.int64),
        payments=np.zeros(cases, dtype=np.int64),
        recontacts=np.zeros(cases, dtype=np.int64),
        shared=np.zeros(cases, dtype=bool),
        pressure=np.zeros(cases),
    )


def _end_day(
    danger: Array | float, goes_on: Array | float, rng: Randomness, cases: int = 0
) -> tuple[Flags, Flags]:
    """Whose picture is shared today, and whose case goes on tomorrow."""
    chance = rng.random(cases or np.size(danger))
    shares = chance < danger
    return shares, ~shares & (chance < danger + (1 - danger) * goes_on)


def _close(tally: Tally, ended: Numbers, days: int, shared: Flags) -> None:
    tally.days[ended] = days
    tally.shared[ended] = shared


def _scale(chance: float, ratio: float) -> float:
    return float(scale_chance(np.asarray(chance), np.asarray(ratio)))


def _left(parameters: Parameters, told: Flags) -> Array:
    """The part of each person's pressure that is left after a day without a demand."""
    alone = fading(np.asarray(parameters.pressure_half_life))
    return np.where(told, fading(np.asarray(parameters.pressure_half_life_told)), alone)
