"""Every state of a scenario: each scene with each set of facts that it can be reached with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.conditions import Test, always, parse_condition
from breakcontact.scenario.model import Choice, Count, Fact, Message, Scenario, Scene, World

MOST_STATES = 50_000
"""States after which a scenario is refused: ten times a very large story."""

Facts = tuple[int, ...]
Pick = Choice | World


@dataclass(frozen=True, slots=True)
class Step:
    """A pick with everything about it read: where it leads, and what it does to the facts.

    Attributes:
        pick: What the author wrote.
        path: Where.
        test: Whether it is offered.
        to: The scene that it leads to.
        changes: Index of a fact, whether the number is added to it, and the number.
    """

    pick: Pick
    path: KeyPath
    test: Test
    to: str
    changes: tuple[tuple[int, bool, int], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A scene with its conditions read, joined with the scenes that follow it at once.

    Attributes:
        scenes: Ids of the scenes joined.
        last: The last of them, whose picks or ending it has.
        messages: The messages of all scenes joined, each with its condition.
        steps: The ways on.
    """

    scenes: tuple[str, ...]
    last: str
    messages: tuple[tuple[Message, Test], ...]
    steps: tuple[Step, ...]


@dataclass(slots=True)
class Row:
    """One state.

    Attributes:
        entry: Id of the scene that was entered.
        facts: Values on arrival.
        plan: What happens here.
        messages: What is shown here.
        ways: The steps offered, each with the index of the state that it leads to.
        before: Index of the state from which it was first reached, and the pick's id.
    """

    entry: str
    facts: Facts
    plan: Plan
    messages: tuple[Message, ...]
    ways: list[tuple[Step, int]] = field(default_factory=list)
    before: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Overflow:
    """A pick that would take a fact out of its range."""

    row: int
    step: Step
    fact: str
    value: int


@dataclass(slots=True)
class Exploration:
    """All states, and what was met on the way.

    Attributes:
        facts: The facts as declared, in the order of every row's values.
        weights: The chances of world's turns, by their keys in the registry.
        rows: The states, the start first, in the order in which they are reached.
        overflows: The first time each pick takes a fact out of its range.
        complete: Whether all states fitted under the limit.
    """

    facts: Mapping[str, Fact]
    weights: Mapping[str, float]
    rows: list[Row] = field(default_factory=list)
    overflows: list[Overflow] = field(default_factory=list)
    complete: bool = True

    def way_to(self, row: int) -> list[str]:
        """Ids of the picks that lead from the start to a state, the shortest way."""
        picks: list[str] = []
        before = self.rows[row].before
        while before is not None:
            picks.append(before[1])
            before = self.rows[before[0]].before
        return picks[::-1]

    def facts_of(self, row: int) -> dict[str, str]:
        """The facts on arrival in a state, by name, as an author would write them."""
        values = zip(self.facts.items(), self.rows[row].facts, strict=True)
        return {
            name: str(value) if isinstance(fact, Count) else ("true" if value else "false")
            for (name, fact), value in values
        }


def explore(scenario: Scenario, weights: Mapping[str, float]) -> Exploration:
    """Visit every state, breadth first, in the order in which the author wrote the picks.

    The scenario's names and conditions must have been checked, and no ``next`` lead in a circle.
    """
    return _Explorer(scenario, weights).run()


def read_test(text: str | None, facts: Mapping[str, Fact]) -> Test:
    """A condition as a test; none holds always."""
    return always if text is None else parse_condition(text, facts).test


class _Explorer:
    """The search: rows found so far, and the index of each by scene and facts."""

    def __init__(self, scenario: Scenario, weights: Mapping[str, float]) -> None:
        self._scenario = scenario
        self._facts = list(scenario.facts.values())
        self._most = [fact.most if isinstance(fact, Count) else 1 for fact in self._facts]
        self._position = {name: index for index, name in enumerate(scenario.facts)}
        self._plans: dict[str, Plan] = {}
        self._index: dict[tuple[str, Facts], int] = {}
        self._overflown: set[str] = set()
        self._found = Exploration(scenario.facts, weights)

    def run(self) -> Exploration:
        start = tuple(int(f.start if isinstance(f, Count) else f) for f in self._facts)
        self._arrive(self._scenario.start, start, None)
        rows = self._found.rows
        for index, row in enumerate(rows):  # the list grows while it is gone through
            for step in row.plan.steps:
                if not step.test(row.facts):
                    continue
                facts = self._change(row.facts, step, index)
                if facts is not None:
                    row.ways.append((step, self._arrive(step.to, facts, (index, step.pick.id))))
            if len(rows) > MOST_STATES:
                self._found.complete = False
                break
        return self._found

    def _arrive(self, scene: str, facts: Facts, before: tuple[int, str] | None) -> int:
        key = (scene, facts)
        index = self._index.get(key)
        if index is None:
            index = self._index[key] = len(self._found.rows)
            plan = self._plan(scene)
            messages = tuple(message for message, test in plan.messages if test(facts))
            self._found.rows.append(Row(scene, facts, plan, messages, before=before))
        return index

    def _change(self, facts: Facts, step: Step, row: int) -> Facts | None:
        """The facts after a pick; ``None`` where one would leave its range."""
        if not step.changes:
            return facts
        values = list(facts)
        for index, is_added, number in step.changes:
            values[index] = values[index] + number if is_added else number
            if not 0 <= values[index] <= self._most[index]:
                self._note_overflow(row, step, index, values[index])
                return None
        return tuple(values)

    def _note_overflow(self, row: int, step: Step, fact: int, value: int) -> None:
        if step.pick.id not in self._overflown:
            self._overflown.add(step.pick.id)
            name = list(self._found.facts)[fact]
            self._found.overflows.append(Overflow(row, step, name, value))

    def _plan(self, scene_id: str) -> Plan:
        if scene_id not in self._plans:
            self._plans[scene_id] = self._read_plan(scene_id)
        return self._plans[scene_id]

    def _read_plan(self, scene_id: str) -> Plan:
        chain = list(_chain(self._scenario, scene_id))
        messages = tuple(
            (message, read_test(message.when, self._scenario.facts))
            for _, scene in chain
            for message in scene.messages
        )
        last, scene = chain[-1]
        steps = tuple(
            self._read_step(pick, ("scenes", last, scene.picks_key, index))
            for index, pick in enumerate(scene.picks)
        )
        return Plan(tuple(scene_id for scene_id, _ in chain), last, messages, steps)

    def _read_step(self, pick: Pick, path: KeyPath) -> Step:
        changes = [(self._position[name], False, int(value)) for name, value in pick.sets.items()]
        changes += [(self._position[name], True, number) for name, number in pick.adds.items()]
        when = pick.when if isinstance(pick, Choice) else None
        test = read_test(when, self._scenario.facts)
        return Step(pick, path, test, pick.to, tuple(changes))


def _chain(scenario: Scenario, scene_id: str) -> Iterator[tuple[str, Scene]]:
    """A scene and those that follow it at once."""
    while True:
        scene = scenario.scenes[scene_id]
        yield scene_id, scene
        if scene.next is None:
            return
        scene_id = scene.next
