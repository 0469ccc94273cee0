"""What every ending owes: a person who was met in that play, and the bank where money went."""

from __future__ import annotations

from collections.abc import Iterator

from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.exploration import Row
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import PAYS, Case
from breakcontact.scenario.prover.search import list_steps, search


def check_endings(case: Case) -> Iterator[Breach]:
    """Say which endings name somebody who was never met, or leave the bank out after a payment."""
    yield from _check_persons(case)
    yield from _check_bank(case)


def _check_persons(case: Case) -> Iterator[Breach]:
    """A friend who helps has written in that play; a helper may come in at the end."""
    people = case.scenario.people
    ends: dict[str, set[str]] = {}
    for view in case.found.views:
        ending = case.scenario.scenes[view.plan.last].ending
        if ending and ending.person in people and people[ending.person].role == "friend":
            ends.setdefault(ending.person, set()).add(view.plan.last)
    senders = case.by_view(lambda view: {message.sender for message in view.messages})
    for person in ends:

        def is_new(_: int, row: Row, person: str = person) -> bool:
            return person not in senders[row.view]

        reach = search(case, [0], enter=is_new)
        for index in reach.before:
            scene = case.rows[index].plan.last
            if scene in ends[person]:
                ends[person].discard(scene)
                picks = reach.way_to(index)
                path: KeyPath = ("scenes", scene, "ending", "person")
                sentence = (
                    f"'{person}' helps in the ending, but has not written in that play, "
                    f"{describe_picks(picks)}. Let '{person}' write, or name somebody who has, "
                    "or a helper."
                )
                yield Breach("BC405", path, sentence, picks)


def _check_bank(case: Case) -> Iterator[Breach]:
    reach = search(case, picks=list_steps(case, PAYS))
    told: set[str] = set()
    for index in reach.before:
        scene = case.rows[index].plan.last
        ending = case.scenario.scenes[scene].ending
        if ending and "bank" not in ending.helps and scene not in told:
            told.add(scene)
            picks = reach.way_to(index)
            sentence = (
                f"Money went, and no bank can be told in the ending '{ending.id}', "
                f"{describe_picks(picks)}: add 'bank' under 'helps'."
            )
            yield Breach("BC409", ("scenes", scene, "ending", "helps"), sentence, picks)
