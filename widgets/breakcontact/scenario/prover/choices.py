"""No pick is a copy in disguise: each leads to words, or to a memory, of its own."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import combinations

from breakcontact.scenario.exploration import Pick, Row, Step, read_test
from breakcontact.scenario.model import Choice
from breakcontact.scenario.name_checks import list_picks
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import Case

Twins = dict[tuple[str, str], tuple[int, Step]]
"""Two picks that are alike, with a state in which they are and the second of them."""


def check_choices(case: Case) -> Iterator[Breach]:
    """Say which choices say the same as another, or lead to the same future word for word."""
    words = _number_words(case)
    futures = _compare_futures(case, words)
    alike = _find_twins(case, futures, words)
    differ = _find_differences(case, alike, futures, words)
    reported: set[str] = set()
    for (first_id, second_id), (index, step) in alike.items():
        if (first_id, second_id) not in differ and second_id not in reported:
            reported.add(second_id)
            yield _tell(case, first_id, step, index)


def _find_twins(case: Case, futures: list[int], words: dict[str, int]) -> Twins:
    """Pairs of picks that are alike in some state, with the first such state."""
    repeating = case.by_view(
        lambda view: len({words[step.pick.id] for step in view.plan.steps}) < len(view.plan.steps)
    )
    alike: Twins = {}
    for index, row in enumerate(case.rows):
        ways = row.ways
        if len(ways) < 2 or not ways[0][0].is_choice:
            continue
        if repeating[row.view] or len({futures[target] for _, target in ways}) < len(ways):
            for first, second, is_same in _list_pairs(row, futures, words):
                if is_same:
                    alike.setdefault((first.pick.id, second.pick.id), (index, second))
    return alike


def _find_differences(
    case: Case, alike: Twins, futures: list[int], words: dict[str, int]
) -> set[tuple[str, str]]:
    """Those pairs that are alike in one state, but not in another."""
    seconds = {second for _, second in alike}
    having = case.by_view(lambda view: any(step.pick.id in seconds for step in view.plan.steps))
    return {
        (first.pick.id, second.pick.id)
        for row in case.rows
        if having[row.view]
        for first, second, is_same in _list_pairs(row, futures, words)
        if not is_same
    }


def _list_pairs(
    row: Row, futures: list[int], words: dict[str, int]
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


def _number_words(case: Case) -> dict[str, int]:
    """A number for each pick; equal where they say the same."""
    numbers: dict[str, int] = {}
    return {
        pick.id: numbers.setdefault(_words(pick), len(numbers))
        for pick, _ in list_picks(case.scenario)
    }


def _words(pick: Pick) -> str:
    words = (pick.say or pick.do or "") if isinstance(pick, Choice) else pick.text
    return " ".join(words.casefold().split())


def _compare_futures(case: Case, words: dict[str, int]) -> list[int]:
    """A number for each state; equal where all that can still be read is equal.

    States on a circle are taken for different.
    """
    reflections = [
        (number, read_test(reflection.when, case.scenario.facts))
        for number, reflection in enumerate(case.scenario.reflections)
    ]
    shown = _compare_views(case)
    numbers: dict[tuple[int, ...], int] = {}
    futures = [-1] * len(case.rows)
    for group in case.circles:
        for index in group:
            row = case.rows[index]
            if len(group) > 1:
                future = [-1, index]
            elif row.ways:
                future = [shown[row.view]]
                for step, target in row.ways:
                    future += (words[step.pick.id], futures[target])
            else:
                future = [shown[row.view], *[i for i, test in reflections if test(row.facts)]]
            futures[index] = numbers.setdefault(tuple(future), len(numbers))
    return futures


def _compare_views(case: Case) -> list[int]:
    """A number for each view; equal where a reader sees the same."""
    numbers: dict[Hashable, int] = {}
    views: list[int] = []
    for view in case.found.views:
        scene = case.scenario.scenes[view.plan.last]
        ending = scene.ending
        end = (ending.title, ending.text, ending.helps, ending.person) if ending else None
        frame = (scene.stage, scene.place, end)
        lines = [(message.sender, message.text) for message in view.messages]
        views.append(numbers.setdefault((frame, *lines), len(numbers)))
    return views
