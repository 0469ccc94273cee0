"""What every ending owes: a person who was met in that play; bank and police where money went."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breakcontact.authoring.problems import name_all
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.exploration import Row, View
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import PAYS, Case
from breakcontact.scenario.prover.search import list_steps, search

_AFTER_PAYING = ("bank", "police")
_WHO_HELPS = ("friend", "helper")


def check_endings(case: Case) -> Iterator[Breach]:
    """Say which endings name somebody who was never met, or lack help after a payment."""
    yield from _check_persons(case)
    yield from _check_payments(case)


def _check_persons(case: Case) -> Iterator[Breach]:
    """Who helps has written in that play; a helper may instead be named where the play ends."""
    senders = case.by_view(lambda view: {message.sender for message in view.messages})
    last_lines = case.by_view(lambda view: _read_end(case, view))
    for person, scenes in _find_ends(case).items():
        about = case.scenario.people[person]
        is_helper = about.role == "helper"
        name = re.compile(rf"\b{re.escape(about.name.split()[0])}\b") if is_helper else None

        def is_new(
            _: int, row: Row, person: str = person, name: re.Pattern[str] | None = name
        ) -> bool:
            is_named = name is not None and name.search(last_lines[row.view])
            return person not in senders[row.view] and not is_named

        reach = search(case, [0], enter=is_new)
        for index in reach.before:
            scene = case.rows[index].plan.last
            if scene in scenes:
                scenes.discard(scene)
                picks = reach.way_to(index)
                path: KeyPath = ("scenes", scene, "ending", "person")
                sentence = _describe_stranger(person, describe_picks(picks), is_helper=is_helper)
                yield Breach("BC405", path, sentence, picks)


def _find_ends(case: Case) -> dict[str, set[str]]:
    """For each friend or helper, the scenes whose endings name them."""
    people = case.scenario.people
    ends: dict[str, set[str]] = {}
    for view in case.found.views:
        ending = case.scenario.scenes[view.plan.last].ending
        if ending and ending.person in people and people[ending.person].role in _WHO_HELPS:
            ends.setdefault(ending.person, set()).add(view.plan.last)
    return ends


def _describe_stranger(person: str, way: str, *, is_helper: bool) -> str:
    if is_helper:
        return (
            f"'{person}' helps in the ending, but has not written in that play and is not named "
            f"at its end, {way}. Let '{person}' write, or say in the ending's text who that is."
        )
    return (
        f"'{person}' helps in the ending, but has not written in that play, {way}. Let '{person}' "
        "write, or name somebody who has, or a helper whom the ending's text names."
    )


def _read_end(case: Case, view: View) -> str:
    """What is read where a play ends; nothing elsewhere."""
    ending = case.scenario.scenes[view.plan.last].ending
    return " ".join([ending.text, *(each.text for each in view.messages)]) if ending else ""


def _check_payments(case: Case) -> Iterator[Breach]:
    reach = search(case, picks=list_steps(case, PAYS))
    reported: set[str] = set()
    for index in reach.before:
        scene = case.rows[index].plan.last
        ending = case.scenario.scenes[scene].ending
        missing = [each for each in _AFTER_PAYING if ending and each not in ending.helps]
        if ending and missing and scene not in reported:
            reported.add(scene)
            picks = reach.way_to(index)
            whom = " and ".join(f"no {each}" for each in missing)
            sentence = (
                f"Money went, and {whom} can be told in the ending '{ending.id}', "
                f"{describe_picks(picks)}: add {name_all(missing)} under 'helps'."
            )
            yield Breach("BC409", ("scenes", scene, "ending", "helps"), sentence, picks)
