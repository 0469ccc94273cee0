"""Equal danger: no way of acting is rewarded or punished by chance where nobody has measured it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.compiler import read_weights
from breakcontact.scenario.exploration import Row, Step
from breakcontact.scenario.model import Choice, Weight, World
from breakcontact.scenario.prover.breach import Breach, describe_picks, describe_way
from breakcontact.scenario.prover.case import Case, is_decision

_SAME = 1e-9
_MOST_SWEEPS = 200
_LONGEST_WAY = 200
_ONE_WAY = "Let every way of acting lead to one and the same world's turn."


@dataclass(frozen=True)
class Harm:
    """A fact that stands for a harm, and how likely it becomes true from each state.

    Attributes:
        fact: Its name.
        position: Its place in every state's values.
        exempt: Actions for which the author claims a sourced difference, each with its key.
        low: The least chance, whatever is picked from there on.
        high: The greatest chance, whatever is picked from there on.
    """

    fact: str
    position: int
    exempt: dict[str, str]
    low: list[float]
    high: list[float]

    def span(self, row: int) -> tuple[float, float]:
        """The least and the greatest chance from a state."""
        return self.low[row], self.high[row]

    def is_settled(self, row: int) -> bool:
        """Whether it makes no difference what is picked from a state on."""
        return self.high[row] - self.low[row] < _SAME


def check_danger(case: Case) -> Iterator[Breach]:
    """Say where a harm is more likely after one way of acting than after another, or is certain."""
    yield from _check_undeclared(case)
    for fact, position in case.positions("harm").items():
        faults = list(_check_sources(case, fact, position))
        yield from faults
        if not faults:
            yield from _check_harm(case, measure_harm(case, fact, position))


def _check_undeclared(case: Case) -> Iterator[Breach]:
    """A turn with a chance of harm makes a fact true that is declared as one."""
    harms = case.positions("harm").values()
    for index, row in _list_turns(case):
        for step, target in row.ways:
            weight = step.pick.weight if isinstance(step.pick, World) else None
            if not isinstance(weight, Weight) or weight.parameter not in case.harmful:
                continue
            if not any(case.rows[target].facts[at] for at in harms):
                picks = (*case.found.way_to(index), step.pick.id)
                sentence = (
                    f"'{step.pick.id}' has the chance of a harm, and sets no fact with the "
                    f"meaning 'harm', {describe_picks(picks)}: set one, and declare it under "
                    "'meanings', so that the danger is proved to be the same for all."
                )
                yield Breach("BC416", step.path, sentence, picks)
                return


def measure_harm(case: Case, fact: str, position: int) -> Harm:
    """Work out the least and the greatest chance of a harm from every state, from the end on.

    An action with a claimed difference is left out: it is compared by itself.
    """
    claimed = case.scenario.differences.get(fact, {})
    exempt = {str(action): key for action, key in claimed.items()}
    harm = Harm(fact, position, exempt, [1.0] * len(case.rows), [0.0] * len(case.rows))
    for group in case.circles:
        for _ in range(1 if len(group) == 1 else _MOST_SWEEPS):
            changed = [_update(case, harm, index) for index in group]
            if not any(changed):
                break
    return harm


def _update(case: Case, harm: Harm, index: int) -> bool:
    """Work out one state from those that follow; whether it changed."""
    row = case.rows[index]
    old = harm.span(index)
    if row.facts[harm.position]:
        new = (1.0, 1.0)
    elif not row.ways:
        new = (0.0, 0.0)
    elif is_decision(row):
        ways = [way for way in row.ways if way[0].action not in harm.exempt]
        targets = [target for _, target in ways or row.ways]
        new = (min(harm.low[each] for each in targets), max(harm.high[each] for each in targets))
    else:
        chances = weigh(case, row)
        targets = [target for _, target in row.ways]
        new = (
            sum(chance * harm.low[each] for chance, each in zip(chances, targets, strict=True)),
            sum(chance * harm.high[each] for chance, each in zip(chances, targets, strict=True)),
        )
    harm.low[index], harm.high[index] = new
    return max(abs(new[0] - old[0]), abs(new[1] - old[1])) > _SAME


def _list_turns(case: Case) -> Iterator[tuple[int, Row]]:
    """The states in which chance decides, with their indices."""
    for index, row in enumerate(case.rows):
        if row.ways and not row.ways[0][0].is_choice:
            yield index, row


def weigh(case: Case, row: Row) -> list[float]:
    """The chances of the world's turns in a state."""
    turns = tuple(step.pick for step, _ in row.ways if isinstance(step.pick, World))
    return read_weights(turns, case.found.weights)


def _check_harm(case: Case, harm: Harm) -> Iterator[Breach]:
    """The first demand from which the chance depends on what is picked, or is certain."""
    sources = _list_weights(case, harm)
    for index in case.demands:
        if case.rows[index].facts[harm.position]:
            continue
        breach = _compare(case, harm, index) or _check_value(case, harm, index, sources)
        if breach:
            yield breach
            return
    yield from _check_differences(case, harm)


def _compare(case: Case, harm: Harm, index: int) -> Breach | None:
    if harm.is_settled(index):
        return None
    at = _find_decision(case, harm, index)
    row = case.rows[at]
    ways = [way for way in row.ways if way[0].action not in harm.exempt]
    safest = min(ways, key=lambda way: (harm.low[way[1]], harm.high[way[1]]))
    worst = max(ways, key=lambda way: (harm.high[way[1]], harm.low[way[1]]))
    mild = _follow(case, harm, safest, harm.low)
    hard = _follow(case, harm, worst, harm.high)
    is_mild_odd = sum(harm.low[t] == harm.low[safest[1]] for _, t in ways) <= sum(
        harm.high[t] == harm.high[worst[1]] for _, t in ways
    )
    odd = safest if is_mild_odd else worst
    sentence = (
        f"How likely '{harm.fact}' becomes depends on what is picked in '{row.plan.last}': "
        f"{_percent(harm.low[safest[1]])} with {' > '.join(mild)}, "
        f"{_percent(harm.high[worst[1]])} with {' > '.join(hard)}; nobody has measured such a "
        f"difference. {_ONE_WAY} It shows {describe_way(case.found, at)}."
    )
    picks = (*case.found.way_to(at), *(mild if is_mild_odd else hard))
    return Breach("BC414", odd[0].path, sentence, picks)


def _find_decision(case: Case, harm: Harm, index: int) -> int:
    """From a state where it matters what is picked: the first at which the learner picks."""
    while not is_decision(case.rows[index]):
        index = next(target for _, target in case.rows[index].ways if not harm.is_settled(target))
    return index


def _follow(case: Case, harm: Harm, way: tuple[Step, int], chances: list[float]) -> tuple[str, ...]:
    """The picks that bring one of the chances about, until nothing that is picked matters."""
    picks = [way[0].pick.id]
    index = way[1]
    while not harm.is_settled(index) and len(picks) < _LONGEST_WAY:
        row = case.rows[index]
        if is_decision(row):
            step, index = min(row.ways, key=lambda each: abs(chances[each[1]] - chances[index]))
        else:
            step, index = next(each for each in row.ways if not harm.is_settled(each[1]))
        picks.append(step.pick.id)
    return tuple(picks)


def _check_value(case: Case, harm: Harm, index: int, known: dict[str, float]) -> Breach | None:
    """Whether the one chance from a demand is one that the registry holds."""
    chance = harm.low[index]
    is_known = not known or any(abs(chance - value) <= _SAME for value in known.values())
    if _SAME <= chance <= 1 - _SAME and is_known:
        return None
    row = case.rows[index]
    path: KeyPath = ("scenes", row.plan.last)
    way = describe_way(case.found, index)
    picks = tuple(case.found.way_to(index))
    if chance < _SAME or chance > 1 - _SAME:
        word = "never" if chance < _SAME else "always"
        sentence = (
            f"From the demand in '{row.plan.last}' on, '{harm.fact}' {word} becomes true, {way}; "
            "nobody knows that. Let a world's turn decide, with a chance from the registry."
        )
        return Breach("BC415", path, sentence, picks, at_key=True)
    told = ", ".join(f"{key} {_percent(value)}" for key, value in known.items())
    sentence = (
        f"From the demand in '{row.plan.last}' on, '{harm.fact}' has a chance of "
        f"{_percent(chance)}, {way}; the registry says: {told}. "
        "Let every play meet the world's turn that decides once, and only once."
    )
    return Breach("BC416", path, sentence, picks, at_key=True)


def _check_sources(case: Case, fact: str, position: int) -> Iterator[Breach]:
    """Picks that bring a harm about by themselves, or with a chance that no registry holds."""
    told: set[KeyPath] = set()
    changing = case.by_view(
        lambda view: any(at == position for step in view.plan.steps for at, *_ in step.changes)
    )
    for index, row in enumerate(case.rows):
        for step, target in row.ways if changing[row.view] else ():
            harmed = case.rows[target].facts[position] and not row.facts[position]
            if not harmed or step.path in told:
                continue
            pick = step.pick
            if isinstance(pick, World) and isinstance(pick.weight, Weight):
                continue
            told.add(step.path)
            picks = (*case.found.way_to(index), pick.id)
            if isinstance(pick, Choice):
                sentence = (
                    f"'{pick.id}' makes '{fact}' true for certain, {describe_picks(picks)}; nobody "
                    "knows what follows from a pick. Let a world's turn decide."
                )
                yield Breach("BC415", step.path, sentence, picks)
            else:
                sentence = (
                    f"'{pick.id}' makes '{fact}' true with what the other turns leave, "
                    f"{describe_picks(picks)}: give this turn the chance from the registry, "
                    "and another one the rest."
                )
                yield Breach("BC416", (*step.path, "weight"), sentence, picks)


def _list_weights(case: Case, harm: Harm) -> dict[str, float]:
    """The chances that the harm is brought about with, by their keys in the registry."""
    found: dict[str, float] = {}
    for _, row in _list_turns(case):
        for step, target in row.ways:
            harmed = case.rows[target].facts[harm.position] and not row.facts[harm.position]
            if harmed and isinstance(step.pick, World) and isinstance(step.pick.weight, Weight):
                key = step.pick.weight.parameter
                found[key] = case.found.weights[key]
    return found


def _check_differences(case: Case, harm: Harm) -> Iterator[Breach]:
    """Whether a claimed difference is sourced, and is what the story does."""
    for action, key in harm.exempt.items():
        place: KeyPath = ("differences", harm.fact, action)
        if key not in case.sourced:
            sentence = (
                f"The registry holds no sourced chance '{key}', so '{action}' may not differ from "
                "the other ways of acting."
            )
            yield Breach("BC416", place, sentence)
            continue
        yield from _check_difference(case, harm, action, case.found.weights[key])


def _check_difference(case: Case, harm: Harm, action: str, value: float) -> Iterator[Breach]:
    for index, row in enumerate(case.rows):
        for step, target in row.ways:
            if step.action != action or row.facts[harm.position]:
                continue
            low, high = harm.span(target)
            if abs(low - value) > _SAME or abs(high - value) > _SAME:
                sentence = (
                    f"'{step.pick.id}' leads to '{harm.fact}' with a chance of {_percent(low)} to "
                    f"{_percent(high)}, {describe_way(case.found, index)}; the registry says "
                    f"{_percent(value)}."
                )
                yield Breach(
                    "BC416", step.path, sentence, (*case.found.way_to(index), step.pick.id)
                )
                return


def _percent(chance: float) -> str:
    return f"{100 * chance:.1f}".removesuffix(".0") + " %"
