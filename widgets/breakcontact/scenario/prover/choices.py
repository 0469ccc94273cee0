"""No pick is a copy in disguise: each leads to words, or to a memory, of its own."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import combinations

from breakcontact.scenario.exploration import Pick, Row, Step, read_test
from breakcontact.scenario.model import Choice
from breakcontact.scenario.name_checks import list_picks
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import Case, is_decision


def check_choices(case: Case) -> Iterator[Breach]:
    """Say which choices say the same as another, or lead to the same future word for word."""
    words = {pick.id: _words(pick) for pick, _ in list_picks(case.scenario)}
    futures = _compare_futures(case, words)
    alike: dict[tuple[str, str], tuple[int, Step]] = {}
    for index, row in enumerate(case.rows):
        if is_decision(row) and _has_twins(row, futures, words):
            for first, second, is_same in _list_pairs(row, futures, words):
                if is_same:
                    alike.setdefault((first.pick.id, second.pick.id), (index, second))
    differ = _find_differences(case, alike, futures, words)
    told: set[str] = set()
    for (first_id, second_id), (index, step) in alike.items():
        if (first_id, second_id) not in differ and second_id not in told:
            told.add(second_id)
            yield _tell(case, first_id, step, index)


def _has_twins(row: Row, futures: list[int], words: dict[str, str]) -> bool:
    """Whether two picks of a state lead to the same, or say the same."""
    number = len(row.ways)
    return (
        len({futures[target] for _, target in row.ways}) < number
        or len({words[step.pick.id] for step, _ in row.ways}) < number
    )


def _find_differences(
    case: Case,
    alike: dict[tuple[str, str], tuple[int, Step]],
    futures: list[int],
    words: dict[str, str],
) -> set[tuple[str, str]]:
    """Those pairs that are alike in one state, but not in another."""
    seconds = {second for _, second in alike}
    return {
        (first.pick.id, second.pick.id)
        for row in case.rows
        if any(step.pick.id in seconds for step in row.plan.steps)
        for first, second, is_same in _list_pairs(row, futures, words)
        if not is_same
    }


def _list_pairs(
    row: Row, futures: list[int], words: dict[str, str]
) -> Iterator[tuple[Step, Step, bool]]:
    for (first, one), (second, other) in combinations(row.ways, 2):
        is_same = futures[one] == futures[other] or words[first.pick.id] == words[second.pick.id]
        yield first, second, is_same


def _tell(case: Case, first: str, step: Step, index: int) -> Breach:
    picks = (*case.found.way_to(index), step.pick.id)
    sentence = (
        f"'{step.pick.id}' is a copy of '{first}': it says the same, or what follows is the same "
        f"to the word whichever is taken, {describe_picks(picks)}. Answer it in other words, "
        "let the story remember it, or take it out."
    )
    return Breach("BC314", step.path, sentence, picks)


def _words(pick: Pick) -> str:
    words = (pick.say or pick.do or "") if isinstance(pick, Choice) else pick.text
    return " ".join(words.casefold().split())


def _compare_futures(case: Case, words: dict[str, str]) -> list[int]:
    """A number for each state; equal where all that can still be read is equal.

    States on a circle are taken for different.
    """
    reflections = [
        (reflection.id, read_test(reflection.when, case.scenario.facts))
        for reflection in case.scenario.reflections
    ]
    lines = {
        message.id: (message.sender, message.text)
        for scene in case.scenario.scenes.values()
        for message in scene.messages
    }
    shown: dict[Hashable, int] = {}
    numbers: dict[Hashable, int] = {}
    futures = [-1] * len(case.rows)
    for group in case.circles:
        for index in group:
            row = case.rows[index]
            future: Hashable = index
            if len(group) == 1:
                texts = (_frame(case, row), *[lines[message.id] for message in row.messages])
                future = (
                    shown.setdefault(texts, len(shown)),
                    *[(words[step.pick.id], futures[target]) for step, target in row.ways],
                    *([] if row.ways else [i for i, test in reflections if test(row.facts)]),
                )
            futures[index] = numbers.setdefault(future, len(numbers))
    return futures


def _frame(case: Case, row: Row) -> Hashable:
    scene = case.scene(row)
    return scene.stage, scene.place, scene.ending.id if scene.ending else None
