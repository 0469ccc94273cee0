"""How a case runs, day by day, on average."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.actions import check_action
from breakcontact.outcomes.model.case import fading
from breakcontact.outcomes.model.chain import Array, Chain, as_columns, build_chain
from breakcontact.outcomes.registry.parameters import Parameters
from breakcontact.vocabulary import REPORTING

LONGEST_COURSE = 3650


@dataclass(frozen=True, slots=True)
class Course:
    """What each day brings to one of many people, on average; day 0 is that of the first demand.

    Attributes:
        going_on: Chance that the blackmailer is still at it.
        demands: Demands on that day.
        payments: Payments on that day.
        shared: Chance that the picture has been shared by the end of that day.
        pressure: Pressure, 1 being as heavy as on the first day.
    """

    going_on: tuple[float, ...]
    demands: tuple[float, ...]
    payments: tuple[float, ...]
    shared: tuple[float, ...]
    pressure: tuple[float, ...]


def find_course(action: str, parameters: Parameters, days: int = 30) -> Course:
    """Follow an action for some days.

    Raises:
        OutcomeError: If there is no such action, or the days are none or too many.
    """
    if not 1 <= days <= LONGEST_COURSE:
        raise OutcomeError(f"A course has from 1 to {LONGEST_COURSE:,} days, not {days:,}.")
    chain = build_chain(check_action(action), as_columns(parameters))
    table = chain.table
    present = np.zeros((days, len(table)))
    present[0, 0] = 1.0
    for day in range(1, days):
        present[day] = present[day - 1] @ table
    told = 1.0 if action in REPORTING else parameters.tells_someone
    alone = _press(chain, present, parameters.pressure_half_life)
    helped = _press(chain, present, parameters.pressure_half_life_told)
    return Course(
        going_on=_tell(present.sum(axis=1)),
        demands=_tell(present @ chain.by_state(chain.layout.demand)),
        payments=_tell(present @ chain.by_state(chain.layout.payment)),
        shared=_tell(np.cumsum(present @ chain.by_state(chain.shares))),
        pressure=_tell((1 - told) * alone + told * helped),
    )


def _press(chain: Chain, present: Array, half_life: float) -> Array:
    """Mean pressure on each day: 1 where a demand comes, else what is left of the day before."""
    left = float(fading(np.asarray(half_life)))
    layout = chain.layout
    demanded = chain.weight * layout.demand
    quiet = chain.weight * (1 - layout.demand) * left
    afters = layout.eye[layout.after]
    levels = np.empty(len(present))
    # What is felt by those in each state, from the day before; and by all whose case is over.
    still, over = np.zeros(present.shape[1]), 0.0
    for day, there in enumerate(present):
        felt = demanded * there[layout.start] + quiet * still[layout.start]
        over *= left
        levels[day] = felt.sum() + over
        over += float((felt * chain.ends).sum())
        still = (felt * chain.stays) @ afters
    return levels


def _tell(column: Array) -> tuple[float, ...]:
    return tuple(column.tolist())
