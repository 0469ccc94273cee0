"""Stories for teenagers: the character never sends a picture, and is threatened all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from breakcontact.scenario.model import Choice
from breakcontact.scenario.name_checks import NARRATOR, list_picks
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import Case

_PICTURE = r"(?:picture|photo|pic|selfie|image|video)s?"
_VERB = (
    r"(?:send|sends|sending|sent|shares?|shared|posts?|posted|uploads?|uploaded|attach|attaches)"
)
_SENDS = re.compile(
    rf"\b{_VERB}\b[^.!?]*\b{_PICTURE}\b"
    rf"|\b{_PICTURE}\b[^.!?]*\b{_VERB} (?:it|them|one)\b"
    rf"|\bhere(?: is|'s|’s) (?:my|a|the|your) {_PICTURE}\b"
    rf"|\bhere you (?:go|are)\b[^.!?]*\b{_PICTURE}\b|\bgives?\b[^.!?]*\b{_PICTURE}\b"
    r"|\bhere(?: is|'s|’s) one of me\b|\bsending you one\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]?")
_REFUSES = re.compile(r"\b(not|no|never|nothing|without|instead|refuse)\b|n't\b", re.IGNORECASE)
_REPORTS = ("tell", "block-and-report")
_NAMES = re.compile(r"(has_)?sent(_.*)?")


def check_teenagers(case: Case) -> Iterator[Breach]:
    """Say where the character of a story for teenagers sends a picture, or has sent one."""
    if case.scenario.audience != "teenagers":
        return
    yield from _check_facts(case)
    yield from _check_choices(case)
    yield from _check_messages(case)


def _check_facts(case: Case) -> Iterator[Breach]:
    meant = set(case.positions("sent"))
    for position, name in enumerate(case.scenario.facts):
        if name not in meant and not _NAMES.fullmatch(name):
            continue
        for index, row in enumerate(case.rows):
            if row.facts[position]:
                picks = tuple(case.found.way_to(index))
                sentence = (
                    f"'{name}' becomes true {describe_picks(picks)}: in a story for teenagers "
                    "the character sends nothing. Let the blackmailer make or claim a picture."
                )
                yield Breach("BC413", ("facts", name), sentence, picks, at_key=True)
                break


def _check_choices(case: Case) -> Iterator[Breach]:
    sending = {
        pick.id
        for pick, _ in list_picks(case.scenario)
        if isinstance(pick, Choice) and pick.action not in _REPORTS and _sends(pick)
    }
    reported: set[str] = set()
    for index, row in enumerate(case.rows if sending else ()):
        for step, _ in row.ways:
            pick = step.pick
            if pick.id in sending and pick.id not in reported:
                reported.add(pick.id)
                picks = (*case.found.way_to(index), pick.id)
                sentence = (
                    f"With '{pick.id}' the character sends a picture, {describe_picks(picks)}; "
                    "in a story for teenagers nobody does. Let the blackmailer make or claim one."
                )
                yield Breach("BC413", step.path, sentence, picks)


def _check_messages(case: Case) -> Iterator[Breach]:
    """What the character writes, and what the narrator tells of the character."""
    you = case.scenario.you
    name = case.scenario.people[you].name
    sending = {
        message.id: ("scenes", scene_id, "messages", index)
        for scene_id, scene in case.scenario.scenes.items()
        for index, message in enumerate(scene.messages)
        if (message.sender == you and _says_so(message.text))
        or (
            message.sender == NARRATOR
            and any(
                each.strip().startswith(name) and _says_so(each)
                for each in _SENTENCE.findall(message.text)
            )
        )
    }
    for index, row in enumerate(case.rows if sending else ()):
        for message in row.messages:
            path = sending.pop(message.id, None)
            if path is not None:
                picks = tuple(case.found.way_to(index))
                sentence = (
                    f"In '{message.id}' the character sends a picture, {describe_picks(picks)}; "
                    "in a story for teenagers nobody does. Let the blackmailer make or claim one."
                )
                yield Breach("BC413", path, sentence, picks)


def _sends(choice: Choice) -> bool:
    return _says_so(choice.say or choice.do or "")


def _says_so(words: str) -> bool:
    return bool(_SENDS.search(words)) and not _REFUSES.search(words)
