"""The timeline of a simulated case: what happened on which day."""

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
"""The kinds of events; their words are in the labels ``life.<kind>``."""

_FIRST_STEP = {IGNORE: "ignore", DELETE: "delete", BLOCK: "block", BLOCK_AND_REPORT: "report"}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on one day, or on each of several days in a row.

    Attributes:
        day: The first day, counted from 0, the day of the first demand.
        kind: One of :data:`KINDS`.
        amount: The amount of money, if the event has one.
        until: The last day; equal to ``day`` for a single day.
    """

    day: int
    kind: str
    amount: float | None
    until: int


def list_events(cases: Trajectories, index: int) -> list[Event]:
    """The events of one case, in order.

    Raises:
        OutcomeError: If there is no such case.
    """
    if not 0 <= index < len(cases):
        raise OutcomeError(
            f"There is no case {index}; they are counted from 0 to {len(cases) - 1}."
        )
    events = [*_tell_first_day(cases, index), *_tell_days(cases, index), *_tell_end(cases, index)]
    return _join_days(events)


def render_timeline(
    cases: Trajectories, index: int, labels: Mapping[str, str], currency: str, language: str
) -> list[str]:
    """One case in sentences.

    Args:
        cases: Drawn by :func:`~breakcontact.outcomes.model.trajectories.draw_trajectories`.
        index: Which of them.
        labels: The words of the interface in the language.
        currency: The currency of all amounts.
        language: The language that amounts are written in.
    """
    return [_render(event, labels, currency, language) for event in list_events(cases, index)]


def _render(event: Event, labels: Mapping[str, str], currency: str, language: str) -> str:
    amount = "" if event.amount is None else render_money(event.amount, currency, language)
    days = labels["life.day" if event.until == event.day else "life.days"]
    when = days.replace("{day}", str(event.day + 1)).replace("{until}", str(event.until + 1))
    return f"{when} {labels[f'life.{event.kind}']}".replace("{amount}", amount)


def _tell_first_day(cases: Trajectories, index: int) -> list[Event]:
    events = [_event(0, "demand", float(cases.first_demand[index]))]
    if cases.proof[index]:
        events.append(_event(0, "proof"))
    if cases.action in _FIRST_STEP:
        events.append(_event(0, _FIRST_STEP[cases.action]))
    if cases.told[index] and cases.action != BLOCK_AND_REPORT:
        events.append(_event(0, "told"))
    return events


def _tell_days(cases: Trajectories, index: int) -> list[Event]:
    noted = {(day, kind) for day, kind, who in cases.log if np.any(who == index)}
    days = range(int(cases.days[index]))
    if cases.action in PAYING:
        return _tell_answers(cases, index, {day for day in days if (day, "payment") in noted})
    if cases.action == IGNORE:
        return [_event(day, "again", float(cases.first_demand[index])) for day in days[1:]]
    return [_event(day, "recontact") for day in days if (day, "recontact") in noted]


def _tell_answers(cases: Trajectories, index: int, paid_on: set[int]) -> list[Event]:
    """The events of someone who pays or bargains: a response to each demand."""
    parameters = cases.parameters
    part = parameters.bargain_share if cases.action == BARGAIN else 1.0
    events: list[Event] = []
    payments = 0
    for day in range(int(cases.days[index])):
        again = "-again" if day else ""
        if day in paid_on:
            size = float(cases.first_demand[index]) * parameters.demand_growth**payments
            events.append(_event(day, f"payment{again}", part * size))
            payments += 1
        else:
            kind = "broke" if payments == parameters.most_payments else "offer"
            events.append(_event(day, f"{kind}{again}"))
    return events


def _tell_end(cases: Trajectories, index: int) -> list[Event]:
    last = int(cases.days[index]) - 1
    events = [_event(last, "shared")] if cases.shared[index] else [_event(last + 1, "quiet")]
    if cases.removed[index]:
        events.append(_event(last + int(cases.removal_days[index]), "removed"))
    if cases.unsure[index]:
        events.append(_event(last + 1, "unsure"))
    kept = "evidence" if cases.evidence[index] else "no-evidence"
    events.append(_event(events[-1].day, kept))
    return events


def _join_days(events: list[Event]) -> list[Event]:
    """Merge equal events on consecutive days into one."""
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
