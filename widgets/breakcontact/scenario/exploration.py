"""Every state of a scenario: each scene with each set of facts that it can be reached with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

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
        is_choice: Whether the learner picks it, and not the world.
        action: The way to meet a demand that it stands for.
        is_usual: Whether "what would have happened" goes on with it.
    """

    pick: Pick
    path: KeyPath
    test: Test
    to: str
    changes: tuple[tuple[int, bool, int], ...]
    is_choice: bool
    action: str | None
    is_usual: bool


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


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What is shown in a state; one object for all states that show the same.

    Attributes:
        index: Its place among the views.
        plan: What happens there.
        messages: Those whose conditions hold.
    """

    index: int
    plan: Plan
    messages: tuple[Message, ...]


@dataclass(slots=True)
class Row:
    """One state.

    Attributes:
        entry: Id of the scene that was entered.
        facts: Values on arrival.
        plan: What happens here.
        messages: What is shown here.
        view: Index of the view that says the same of plan and messages.
        ways: The steps offered, each with the index of the state that it leads to.
        before: Index of the state from which it was first reached, and the pick's id.
    """

    entry: str
    facts: Facts
    plan: Plan
    messages: tuple[Message, ...]
    view: int
    ways: list[tuple[Step, int]] = field(default_factory=list)
    before: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Overflow:
    """A pick that would take a fact out of its range."""

    row: int
    step: Step
    fact: str
    value: int


@dataclass
class Exploration:
    """All states, and what was met on the way.

    What is worked out of the states is kept, so ask for it only when all have been found.

    Attributes:
        facts: The facts as declared, in the order of every row's values.
        weights: The chances of world's turns, by their keys in the registry.
        rows: The states, the start first, in the order in which they are reached.
        views: What they show.
        overflows: The first time each pick takes a fact out of its range.
        complete: Whether all states fitted under the limit.
    """

    facts: Mapping[str, Fact]
    weights: Mapping[str, float]
    rows: list[Row] = field(default_factory=list)
    views: list[View] = field(default_factory=list)
    overflows: list[Overflow] = field(default_factory=list)
    complete: bool = True

    @cached_property
    def depths(self) -> list[int]:
        """Picks on the shortest way to each state."""
        depths: list[int] = []
        for row in self.rows:  # a state is found after the one that leads to it
            depths.append(0 if row.before is None else depths[row.before[0]] + 1)
        return depths

    @cached_property
    def into(self) -> list[list[int]]:
        """For each state, those from which a pick leads to it."""
        into: list[list[int]] = [[] for _ in self.rows]
        for index, row in enumerate(self.rows):
            for _, target in row.ways:
                into[target].append(index)
        return into

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


@dataclass(slots=True)
class _Entry:
    """A scene that can be entered, with what was found of it.

    Attributes:
        plan: What happens there.
        tests: The conditions of those of its messages that have one.
        views: What it shows, by the outcome of these tests.
        rows: Index of its states, by the facts on arrival.
    """

    plan: Plan
    tests: tuple[Test, ...]
    views: dict[tuple[bool, ...], View] = field(default_factory=dict)
    rows: dict[Facts, int] = field(default_factory=dict)


class _Explorer:
    """The search: rows found so far, and the index of each by scene and facts."""

    def __init__(self, scenario: Scenario, weights: Mapping[str, float]) -> None:
        self._scenario = scenario
        self._facts = list(scenario.facts.values())
        self._most = [fact.most if isinstance(fact, Count) else 1 for fact in self._facts]
        self._position = {name: index for index, name in enumerate(scenario.facts)}
        self._entries: dict[str, _Entry] = {}
        self._overflown: set[str] = set()
        self._found = Exploration(scenario.facts, weights)

    def run(self) -> Exploration:
        start = tuple(int(f.start if isinstance(f, Count) else f) for f in self._facts)
        self._arrive(self._scenario.start, start, None)
        rows = self._found.rows
        for index, row in enumerate(rows):  # the list grows while it is gone through
            for step in row.plan.steps:
                if step.test is not always and not step.test(row.facts):
                    continue
                facts = self._change(row.facts, step, index) if step.changes else row.facts
                if facts is None:
                    continue
                target = self._enter(step.to).rows.get(facts)
                if target is None:
                    target = self._arrive(step.to, facts, (index, step.pick.id))
                row.ways.append((step, target))
            if len(rows) > MOST_STATES:
                self._found.complete = False
                break
        return self._found

    def _arrive(self, scene: str, facts: Facts, before: tuple[int, str] | None) -> int:
        entry = self._enter(scene)
        index = entry.rows[facts] = len(self._found.rows)
        view = self._look(entry, facts)
        row = Row(scene, facts, entry.plan, view.messages, view.index, before=before)
        self._found.rows.append(row)
        return index

    def _look(self, entry: _Entry, facts: Facts) -> View:
        """What a scene shows where the facts are these."""
        outcome = tuple([bool(test(facts)) for test in entry.tests])
        view = entry.views.get(outcome)
        if view is None:
            messages = tuple(message for message, test in entry.plan.messages if test(facts))
            view = entry.views[outcome] = View(len(self._found.views), entry.plan, messages)
            self._found.views.append(view)
        return view

    def _change(self, facts: Facts, step: Step, row: int) -> Facts | None:
        """The facts after a pick; ``None`` where one would leave its range."""
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

    def _enter(self, scene_id: str) -> _Entry:
        entry = self._entries.get(scene_id)
        if entry is None:
            plan = self._read_plan(scene_id)
            tests = tuple(test for _, test in plan.messages if test is not always)
            entry = self._entries[scene_id] = _Entry(plan, tests)
        return entry

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
        choice = pick if isinstance(pick, Choice) else None
        test = read_test(choice.when if choice else None, self._scenario.facts)
        return Step(
            pick,
            path,
            test,
            pick.to,
            tuple(changes),
            is_choice=choice is not None,
            action=choice.action if choice else None,
            is_usual=choice is not None and choice.usual,
        )


def _chain(scenario: Scenario, scene_id: str) -> Iterator[tuple[str, Scene]]:
    """A scene and those that follow it at once."""
    while True:
        scene = scenario.scenes[scene_id]
        yield scene_id, scene
        if scene.next is None:
            return
        scene_id = scene.next
