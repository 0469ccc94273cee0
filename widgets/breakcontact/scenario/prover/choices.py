"""No pick is a copy in disguise: each leads to words, or to a memory, of its own."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from breakcontact.scenario.exploration import Row, Step, read_test
from breakcontact.scenario.model import Choice
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import Case, is_decision


def check_choices(case: Case) -> Iterator[Breach]:
    """Say which choices say the same as another, or lead to the same future word for word."""
    futures = _compare_futures(case)
    alike: dict[tuple[str, str], tuple[int, Step]] = {}
    differ: set[tuple[str, str]] = set()
    for index, row in enumerate(case.rows):
        if is_decision(row):
            for position, (second, target) in enumerate(row.ways):
                for first, other in row.ways[:position]:
                    pair = (first.pick.id, second.pick.id)
                    if futures[target] == futures[other] or _words(first) == _words(second):
                        alike.setdefault(pair, (index, second))
                    else:
                        differ.add(pair)
    told: set[str] = set()
    for (first_id, second_id), (index, step) in alike.items():
        if (first_id, second_id) not in differ and second_id not in told:
            told.add(second_id)
            yield _tell(case, first_id, step, index)


def _tell(case: Case, first: str, step: Step, index: int) -> Breach:
    picks = (*case.found.way_to(index), step.pick.id)
    sentence = (
        f"'{step.pick.id}' is a copy of '{first}': it says the same, or what follows is the same "
        f"to the word whichever is taken, {describe_picks(picks)}. Answer it in other words, "
        "let the story remember it, or take it out."
    )
    return Breach("BC314", step.path, sentence, picks)


def _words(step: Step) -> str:
    pick = step.pick
    words = (pick.say or pick.do or "") if isinstance(pick, Choice) else pick.text
    return " ".join(words.casefold().split())


def _compare_futures(case: Case) -> list[int]:
    """A number for each state; equal where all that can still be read is equal.

    States on a circle are taken for different.
    """
    reflections = [
        (reflection.id, read_test(reflection.when, case.scenario.facts))
        for reflection in case.scenario.reflections
    ]
    numbers: dict[Hashable, int] = {}
    futures = [-1] * len(case.rows)
    for group in case.circles:
        for index in group:
            row = case.rows[index]
            if len(group) > 1:
                future: Hashable = index
            else:
                future = (
                    _shown(case, row),
                    tuple((_words(step), futures[target]) for step, target in row.ways),
                    () if row.ways else tuple(i for i, test in reflections if test(row.facts)),
                )
            futures[index] = numbers.setdefault(future, len(numbers))
    return futures


def _shown(case: Case, row: Row) -> Hashable:
    scene = case.scene(row)
    lines = tuple((message.sender, message.text) for message in row.messages)
    return lines, scene.stage, scene.place, scene.ending.id if scene.ending else None
