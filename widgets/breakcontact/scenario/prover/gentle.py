"""The gentle form: no threat is shown in full, whoever tells it, and the reader still follows."""

from __future__ import annotations

from collections.abc import Iterator

from breakcontact.authoring.translations import tells_the_same
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.model import Message
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import HARD_STAGES, Case
from breakcontact.scenario.prover.search import search


def check_gentle(case: Case) -> Iterator[Breach]:
    """Say where a reader of the gentle form meets a threat in full, or is not told of a demand."""
    paths = _list_messages(case)
    reported: set[str] = set()
    onward = [(i, step, target) for i in case.threats for step, target in case.rows[i].ways]
    after = search(case, picks=onward).before
    judged: set[tuple[int, bool]] = set()
    for index, row in enumerate(case.rows):
        is_after = index in after
        if (row.view, is_after) in judged:
            continue
        judged.add((row.view, is_after))
        for message in row.messages:
            fault = _judge(case, message, is_after=is_after)
            is_after = is_after or case.is_hard(message)
            if fault and message.id not in reported:
                reported.add(message.id)
                picks = tuple(case.found.way_to(index))
                sentence = f"{fault[1]} It is read {describe_picks(picks)}."
                yield Breach(fault[0], paths[message.id], sentence, picks, is_gentle=True)
    yield from _check_demands(case)


def _judge(case: Case, message: Message, *, is_after: bool) -> tuple[str, str] | None:
    """Code and sentence if a message is too hard for a reader of the gentle form."""
    sender = case.scenario.people.get(message.sender)
    is_stranger = sender is not None and sender.role == "stranger"
    if message.gentle is None:
        is_told_elsewhere = is_stranger and case.scene_of[message.id].stage in HARD_STAGES
        if is_told_elsewhere or not (case.is_hard(message) or (is_stranger and is_after)):
            return None
        return "BC403", (
            f"The message '{message.id}' threatens, or comes from a stranger after a threat, and "
            "has no gentle form: add 'gentle' with what the narrator tells instead."
        )
    if case.is_hard(message) and tells_the_same(message.text, message.gentle):
        return "BC411", (
            f"The gentle form of '{message.id}' says the same as the message: "
            "let the narrator tell in other words what is wanted."
        )
    return None


def _check_demands(case: Case) -> Iterator[Breach]:
    for index in case.demands:
        row = case.rows[index]
        hard = [message for message in row.messages if case.is_hard(message)]
        if hard and all(message.gentle == "" for message in hard):
            picks = tuple(case.found.way_to(index))
            sentence = (
                f"A reader of the gentle form is told of no demand in '{row.plan.last}', "
                f"{describe_picks(picks)}: write for one of its messages what the narrator tells."
            )
            path: KeyPath = ("scenes", row.plan.last)
            yield Breach("BC412", path, sentence, picks, at_key=True, is_gentle=True)
            return


def _list_messages(case: Case) -> dict[str, KeyPath]:
    return {
        message.id: ("scenes", scene_id, "messages", index)
        for scene_id, scene in case.scenario.scenes.items()
        for index, message in enumerate(scene.messages)
    }
