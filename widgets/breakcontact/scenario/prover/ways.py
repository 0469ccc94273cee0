"""The way through the story: every state leads to an ending, and every part is met."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.exploration import MOST_STATES, Exploration, Row, read_test
from breakcontact.scenario.model import Choice, Scenario, World
from breakcontact.scenario.prover.breach import Breach, describe_picks, describe_way
from breakcontact.scenario.prover.case import Case
from breakcontact.scenario.prover.reached import check_reached
from breakcontact.scenario.prover.search import search, search_back


def check_exits(scenario: Scenario) -> Iterator[Breach]:
    """Say which scenes follow each other at once in a circle, without a pick between them."""
    visited: set[str] = set()
    for scene_id in scenario.scenes:
        seen: list[str] = []
        at: str | None = scene_id
        while at is not None and at not in seen and at not in visited:
            seen.append(at)
            at = scenario.scenes[at].next
        if at is not None and at in seen:
            circle = seen[seen.index(at) :]
            sentence = (
                f"The scenes {', '.join(circle)} follow each other in a circle without a choice."
            )
            yield Breach("BC305", ("scenes", circle[0], "next"), sentence)
        visited.update(seen)


def check_states(case: Case) -> Iterator[Breach]:
    """Say what is wrong with the states of a scenario."""
    scenario, found = case.scenario, case.found
    if not found.complete:
        yield Breach("BC309", ("facts",), _too_many(found), at_key=True)
        return
    yield from _check_overflows(found)
    stuck = list(_check_dead_ends(found))
    if not found.overflows and not stuck:
        stuck += _check_ways_out(case)
    yield from stuck
    is_free = not found.overflows and not stuck
    yield from check_reached(case, is_free=is_free)
    if is_free:
        yield from _check_reflections(scenario, found)


def check_loops(case: Case) -> Iterator[Breach]:
    """Say where a play can go round for ever, and nothing changes."""
    back = {index for index, row in enumerate(case.rows) for _, to in row.ways if to == index}
    for group in reversed(case.circles):
        if len(group) == 1 and group[0] not in back:
            continue
        first = min(group)
        inside = set(group)
        starts = [
            (index, step, target)
            for index in (first,)
            for step, target in case.rows[index].ways
            if target in inside
        ]
        if not starts:
            continue
        reach = search(case, picks=starts, enter=_within(frozenset(group)))
        picks = reach.way_to(first)
        scene = case.rows[first].plan.last
        sentence = (
            f"The story can go round and round from '{scene}' and nothing has changed, "
            f"{describe_picks(picks)}. Let the story remember that it has been there, or lead on."
        )
        yield Breach("BC313", ("scenes", scene), sentence, picks, at_key=True)


def _within(group: frozenset[int]) -> Callable[[int, Row], bool]:
    return lambda index, _: index in group


def check_usual_way(case: Case) -> Iterator[Breach]:
    """Say where the usual way turns away from the demand."""
    if not case.demands:
        return
    able = search_back(case, case.demands)
    usual = case.usual
    index = 0
    picks: list[str] = []
    demands = set(case.demands)
    while index not in demands and index in able and len(picks) <= len(case.rows):
        step, target = case.rows[index].ways[usual[index]]
        picks.append(step.pick.id)
        if target not in able:
            sentence = (
                f"The usual way never comes to the demand: '{step.pick.id}' leads away from it, "
                f"{describe_picks(picks)}. Mark another choice with 'usual: true'."
            )
            yield Breach("BC318", step.path, sentence, tuple(picks))
            return
        index = target


def _too_many(found: Exploration) -> str:
    """Which facts multiply the states: without each, how many would be left."""
    total = len(found.rows)
    left = {
        name: len({(row.entry, row.facts[:i], row.facts[i + 1 :]) for row in found.rows})
        for i, name in enumerate(found.facts)
    }
    worst = sorted(left, key=lambda name: left[name])[:3]
    shares = ", ".join(f"'{name}' (times {total / left[name]:.1f})" for name in worst)
    return (
        f"The story has more than {MOST_STATES:,} states. What multiplies them most: {shares}. "
        "Drop a fact, lower its most, or let scenes forget it by setting it back."
    )


def _check_overflows(found: Exploration) -> Iterator[Breach]:
    for over in found.overflows:
        key = "add" if over.fact in over.step.pick.adds else "set"
        sentence = (
            f"'{over.fact}' would become {over.value}, out of its range, "
            f"{describe_way(found, over.row)}. Offer the pick only 'when' there is room."
        )
        picks = tuple(found.way_to(over.row))
        yield Breach("BC310", (*over.step.path, key, over.fact), sentence, picks)


def _check_dead_ends(found: Exploration) -> Iterator[Breach]:
    reported = {over.row for over in found.overflows}
    scenes: set[str] = set()
    for index, row in enumerate(found.rows):
        if row.ways or not row.plan.steps or row.plan.last in scenes or index in reported:
            continue
        scenes.add(row.plan.last)
        sentence = f"No choice of '{row.plan.last}' is available {describe_way(found, index)}."
        place: KeyPath = ("scenes", row.plan.last, "choices")
        yield Breach("BC306", place, sentence, tuple(found.way_to(index)), at_key=True)


def _check_ways_out(case: Case) -> Iterator[Breach]:
    found = case.found
    reported: set[str] = set()
    for index, row in enumerate(found.rows):
        if case.distances[index] == math.inf and row.plan.last not in reported:
            if not reported:
                way = describe_way(found, index)
                sentence = f"No way leads from '{row.plan.last}' to an ending {way}."
                picks = tuple(found.way_to(index))
                yield Breach("BC304", ("scenes", row.plan.last), sentence, picks, at_key=True)
            reported.add(row.plan.last)
    if not reported:
        yield from _check_usual(found, case.usual)


def _check_usual(found: Exploration, usual: list[int]) -> Iterator[Breach]:
    """Follow the usual pick from every state; each must come to an ending."""
    ends = {index for index, row in enumerate(found.rows) if not row.ways}
    reported: set[KeyPath] = set()
    for start in range(len(found.rows)):
        trail: dict[int, None] = {}
        at = start
        while at not in ends and at not in trail:
            trail[at] = None
            at = found.rows[at].ways[usual[at]][1]
        if at in trail:
            circle = list(trail)[list(trail).index(at) :]
            yield from _circle(found, circle, usual, reported)
        ends.update(trail)


def _circle(
    found: Exploration, circle: list[int], usual: list[int], reported: set[KeyPath]
) -> Iterator[Breach]:
    steps = [found.rows[index].ways[usual[index]][0] for index in circle]
    marked = [s for s in steps if isinstance(s.pick, Choice) and s.pick.usual]
    chance = [s for s in steps if isinstance(s.pick, World)]
    blamed = (marked or chance or steps)[0]
    if blamed.path not in reported:
        reported.add(blamed.path)
        names = " > ".join(step.pick.id for step in steps)
        sentence = f"The usual picks go round in a circle and never end: {names}."
        key = "usual" if marked else "weight"
        picks = (*found.way_to(circle[0]), *(step.pick.id for step in steps))
        yield Breach("BC308", (*blamed.path, key), sentence, picks)


def _check_reflections(scenario: Scenario, found: Exploration) -> Iterator[Breach]:
    endings = [(i, row) for i, row in enumerate(found.rows) if not row.plan.steps]
    facts = {row.facts: None for _, row in endings}
    said: set[tuple[int, ...]] = set()
    for index, reflection in enumerate(scenario.reflections):
        test = read_test(reflection.when, scenario.facts)
        holds = {values for values in facts if test(values)}
        said |= holds
        if endings and not holds:
            sentence = (
                f"The sentence '{reflection.id}' is said of no play: "
                f"'{reflection.when}' never holds at the end."
            )
            yield Breach("BC311", ("reflections", index, "when"), sentence)
    yield from _check_silence(found, endings, said)


def _check_silence(
    found: Exploration, endings: list[tuple[int, Row]], said: set[tuple[int, ...]]
) -> Iterator[Breach]:
    for index, row in endings:
        if row.facts not in said:
            sentence = (
                f"The review has nothing to say of a play that ends in '{row.plan.last}' "
                f"{describe_way(found, index)}; add a reflection that holds there."
            )
            picks = tuple(found.way_to(index))
            yield Breach("BC312", ("reflections",), sentence, picks, at_key=True)
            return
