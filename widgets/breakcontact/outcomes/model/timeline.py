"""A life as a short story: what came on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from breakcontact.i18n.format import render_money
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.model.trajectories import Trajectories
from breakcontact.vocabulary import BARGAIN, BLOCK, BLOCK_AND_REPORT, DELETE, IGNORE, PAYING

KINDS = (
    "demand",
    "proof",
    "told",
    "payment",
    "offer",
    "broke",
    "ignore",
    "delete",
    "block",
    "report",
    "again",
    "payment-again",
    "offer-again",
    "broke-again",
    "recontact",
    "shared",
    "removed",
    "quiet",
    "unsure",
    "evidence",
    "no-evidence",
)
"""What can come; the words are in the labels ``life.<kind>``."""

_FIRST_STEP = {IGNORE: "ignore", DELETE: "delete", BLOCK: "block", BLOCK_AND_REPORT: "report"}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that came on a day, or on each of several days in a row.

    Attributes:
        day: Counted from 0, the day of the first demand.
        kind: One of :data:`KINDS`.
        amount: How much money, if it is about money.
        until: The last of the days; the same day if it came once.
    """

    day: int
    kind: str
    amount: float | None
    until: int


def list_events(lives: Trajectories, index: int) -> list[Event]:
    """The events of one life, in order.

    Raises:
        OutcomeError: If there is no such life.
    """
    if not 0 <= index < len(lives):
        raise OutcomeError(
            f"There is no life {index}; they are counted from 0 to {len(lives) - 1}."
        )
    events = [*_tell_first_day(lives, index), *_tell_days(lives, index), *_tell_end(lives, index)]
    return _join_days(events)


def render_timeline(
    lives: Trajectories, index: int, labels: Mapping[str, str], currency: str, language: str
) -> list[str]:
    """One life in sentences.

    Args:
        lives: Drawn by :func:`~breakcontact.outcomes.model.trajectories.draw_trajectories`.
        index: Which of them.
        labels: The words of the interface in the language.
        currency: The currency that its money is counted in.
        language: en or nb, for amounts.
    """
    return [_render(event, labels, currency, language) for event in list_events(lives, index)]


def _render(event: Event, labels: Mapping[str, str], currency: str, language: str) -> str:
    amount = "" if event.amount is None else render_money(event.amount, currency, language)
    days = labels["life.day" if event.until == event.day else "life.days"]
    when = days.replace("{day}", str(event.day + 1)).replace("{until}", str(event.until + 1))
    return f"{when} {labels[f'life.{event.kind}']}".replace("{amount}", amount)


def _tell_first_day(lives: Trajectories, index: int) -> list[Event]:
    events = [_event(0, "demand", float(lives.first_demand[index]))]
    if lives.proof[index]:
        events.append(_event(0, "proof"))
    if lives.action in _FIRST_STEP:
        events.append(_event(0, _FIRST_STEP[lives.action]))
    if lives.told[index] and lives.action != BLOCK_AND_REPORT:
        events.append(_event(0, "told"))
    return events


def _tell_days(lives: Trajectories, index: int) -> list[Event]:
    noted = {(day, kind) for day, kind, who in lives.log if np.any(who == index)}
    days = range(int(lives.days[index]))
    if lives.action in PAYING:
        return _tell_answers(lives, index, {day for day in days if (day, "payment") in noted})
    if lives.action == IGNORE:
        return [_event(day, "again", float(lives.first_demand[index])) for day in days[1:]]
    return [_event(day, "recontact") for day in days if (day, "recontact") in noted]


def _tell_answers(lives: Trajectories, index: int, paid_on: set[int]) -> list[Event]:
    """How each demand is answered by somebody who pays or bargains."""
    parameters = lives.parameters
    part = parameters.bargain_share if lives.action == BARGAIN else 1.0
    events: list[Event] = []
    payments = 0
    for day in range(int(lives.days[index])):
        again = "-again" if day else ""
        if day in paid_on:
            size = float(lives.first_demand[index]) * parameters.demand_growth**payments
            events.append(_event(day, f"payment{again}", part * size))
            payments += 1
        else:
            kind = "broke" if payments == parameters.most_payments else "offer"
            events.append(_event(day, f"{kind}{again}"))
    return events


def _tell_end(lives: Trajectories, index: int) -> list[Event]:
    last = int(lives.days[index]) - 1
    events = [_event(last, "shared")] if lives.shared[index] else [_event(last + 1, "quiet")]
    if lives.removed[index]:
        events.append(_event(last + int(lives.removal_days[index]), "removed"))
    if lives.unsure[index]:
        events.append(_event(last + 1, "unsure"))
    kept = "evidence" if lives.evidence[index] else "no-evidence"
    events.append(_event(events[-1].day, kept))
    return events


def _join_days(events: list[Event]) -> list[Event]:
    """Tell once what came alike on days in a row."""
    joined: list[Event] = []
    for event in events:
        before = joined[-1] if joined else event
        alike = (event.kind, event.amount) == (before.kind, before.amount)
        if joined and alike and event.day == before.until + 1:
            joined[-1] = replace(before, until=event.day)
        else:
            joined.append(event)
    return joined


def _event(day: int, kind: str, amount: float | None = None) -> Event:
    return Event(day, kind, amount, day)
