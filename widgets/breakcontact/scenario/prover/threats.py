"""What a threat owes: a way to stop within one pick, and help at most two picks away."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from breakcontact.scenario.exploration import View
from breakcontact.scenario.prover.breach import Breach, describe_picks, describe_way
from breakcontact.scenario.prover.case import (
    PAYS,
    STOPS,
    Case,
    is_decision,
    offers,
)
from breakcontact.scenario.prover.search import list_steps, search, search_back

_HELPING = ("friend", "helper")
_ASKING = frozenset({"tell", "block-and-report"})
_NEAR = 2
_HOW = "block, block-and-report, delete, tell or leave"


def check_threats(case: Case) -> Iterator[Breach]:
    """Say after which threat nothing can be stopped, or help is too far away."""
    endless = list(_check_stops(case))
    yield from endless or _check_payments(case)
    yield from _check_help(case)


def _check_stops(case: Case) -> Iterator[Breach]:
    """The first choice after a threat or a demand offers a way to stop."""
    begun = set(case.threats)
    reach = search(
        case,
        case.threats,
        leave=lambda row: not is_decision(row),
        enter=lambda _, row: bool(row.ways),
    )
    reported: set[str] = set()
    for index in reach.before:
        row = case.rows[index]
        if is_decision(row) and not offers(row, STOPS) and row.plan.last not in reported:
            reported.add(row.plan.last)
            picks = reach.way_to(index)
            sentence = (
                f"{'The' if index in begun else 'After a threat, the'} choices of "
                f"'{row.plan.last}' hold no way to stop, {describe_picks(picks)}: "
                f"offer one with the action {_HOW}."
            )
            yield Breach("BC407", ("scenes", row.plan.last), sentence, picks, at_key=True)


def _check_payments(case: Case) -> Iterator[Breach]:
    """No line of payments comes to an end without a chance to stop on it."""
    reach = search(
        case,
        picks=list_steps(case, PAYS),
        enter=lambda _, row: not offers(row, STOPS),
    )
    for index in reach.before:
        row = case.rows[index]
        if not row.ways:
            picks = reach.way_to(index)
            sentence = (
                f"After a payment, nothing offers to stop before the ending in '{row.plan.last}', "
                f"{describe_picks(picks)}: offer a choice on that way with the action {_HOW}."
            )
            yield Breach("BC408", ("scenes", row.plan.last), sentence, picks, at_key=True)
            return


def _check_help(case: Case) -> Iterator[Breach]:
    """From a threat on, at most two picks lead to a friend, a helper, a report or an ending."""
    if not case.threats:
        return
    alone = list(_check_telling(case))
    yield from alone
    distance = _measure_help(case)
    for index in () if alone else search(case, case.threats).before:
        if distance.get(index, _NEAR + 1) > _NEAR:
            row = case.rows[index]
            sentence = (
                f"Help is more than {_NEAR} picks away in '{row.plan.last}' "
                f"{describe_way(case.found, index)}: offer a choice with the action tell or "
                "block-and-report, or let a friend or a helper write."
            )
            picks = tuple(case.found.way_to(index))
            yield Breach("BC406", ("scenes", row.plan.last), sentence, picks, at_key=True)
            return


def _check_telling(case: Case) -> Iterator[Breach]:
    """From each threat on, some way leads to telling somebody, or somebody writes who helps."""
    helped = case.by_view(lambda view: _is_helped(case, view))
    goals = {index for index, row in enumerate(case.rows) if helped[row.view]}
    goals |= {index for index, _, _ in list_steps(case, _ASKING)}
    able = search_back(case, sorted(goals))
    for index in case.threats:
        if index not in able:
            picks = tuple(case.found.way_to(index))
            row = case.rows[index]
            sentence = (
                f"From the threat in '{row.plan.last}' on, nobody can be told, "
                f"{describe_picks(picks)}: offer a choice with the action tell or "
                "block-and-report, or let a friend or a helper write."
            )
            yield Breach("BC406", ("scenes", row.plan.last), sentence, picks, at_key=True)
            return


def _measure_help(case: Case) -> dict[int, int]:
    """Picks of the learner's from each state to help; world's turns take no time."""
    helped = case.by_view(lambda view: _is_helped(case, view))
    goals = {index for index, row in enumerate(case.rows) if not row.ways or helped[row.view]}
    goals |= {target for _, _, target in list_steps(case, _ASKING)}
    into = case.found.into
    distance = dict.fromkeys(goals, 0)
    queue = deque(sorted(goals))
    while queue:
        index = queue.popleft()
        for source in into[index]:
            step = int(is_decision(case.rows[source]))
            if distance[index] + step < distance.get(source, len(case.rows)):
                distance[source] = distance[index] + step
                (queue.append if step else queue.appendleft)(source)
    return distance


def _is_helped(case: Case, view: View) -> bool:
    """Whether someone writes who can help: a friend or a helper who has not passed a threat on.

    Someone who reads out a threat is in need of help; that they write is no help to themselves.
    """
    people = case.scenario.people
    return any(
        message.sender in people
        and people[message.sender].role in _HELPING
        and message.sender not in case.threatened
        for message in view.messages
    )
