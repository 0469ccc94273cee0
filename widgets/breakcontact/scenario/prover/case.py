"""A scenario with its states, and what several properties need to know of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from breakcontact.scenario.exploration import Exploration, Row, Step
from breakcontact.scenario.model import Choice, Meaning, Message, Scenario, Scene

HARD_STAGES = frozenset({"capture", "threat", "demand", "escalation"})
STOPS = frozenset({"block", "block-and-report", "tell", "delete", "leave"})
"""Actions that end the contact or bring somebody in; ignoring does neither."""

PAYS = frozenset({"pay"})


@dataclass(frozen=True)
class Pace:
    """How fast a story is played.

    Attributes:
        words: Read in a minute; the mean of adults who read non-fiction in English is 238, in 190
            studies (Brysbaert 2019).
        pause: Seconds to choose a reply; our own guess.
    """

    words: float
    pause: float


USUAL_PACE = Pace(words=238, pause=6)
"""Of adults who read English; see the registry."""


@dataclass(frozen=True)
class Case:
    """What is proved of: a scenario whose names hold, and all of its states.

    Attributes:
        scenario: What the author wrote.
        found: Its states.
        pace: How fast it is played.
        sourced: Keys of chances in the registry that rest on a source and not on our guess.
    """

    scenario: Scenario
    found: Exploration
    pace: Pace = USUAL_PACE
    sourced: frozenset[str] = frozenset()

    @property
    def rows(self) -> list[Row]:
        """The states."""
        return self.found.rows

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

    @cached_property
    def scene_of(self) -> dict[str, Scene]:
        """The scene that each message stands in, by the message's id."""
        return {
            message.id: scene
            for scene in self.scenario.scenes.values()
            for message in scene.messages
        }

    @cached_property
    def circles(self) -> list[list[int]]:
        """States that can be reached from each other, in groups, those nearest to an end first.

        A state that no way leads back to is a group of its own.
        """
        return list(_Grouping(self.rows).run())

    @cached_property
    def demands(self) -> list[int]:
        """States in which a demand is met, in the order in which they are reached."""
        return [index for index, row in enumerate(self.rows) if "demand" in self.stages(row)]

    def stages(self, row: Row) -> set[str]:
        """The stages of all scenes that a state is joined of."""
        return {self.scenario.scenes[scene].stage for scene in row.plan.scenes}

    def scene(self, row: Row) -> Scene:
        """The scene whose picks or ending a state has."""
        return self.scenario.scenes[row.plan.last]

    def positions(self, meaning: Meaning) -> dict[str, int]:
        """The facts with a declared meaning, each with its place in every state's values."""
        return {
            name: position
            for position, name in enumerate(self.scenario.facts)
            if self.scenario.meanings.get(name) == meaning
        }

    def is_hard_row(self, row: Row) -> bool:
        """Whether a state shows a message that threatens or demands."""
        return any(self.is_hard(message) for message in row.messages)

    def is_hard(self, message: Message) -> bool:
        """Whether a message threatens or demands, whoever writes it and in whichever stage."""
        sender = self.scenario.people.get(message.sender)
        return (
            message.tactic in ("threat", "deadline", "new-demand")
            or "threat" in message.evidence
            or (
                sender is not None
                and sender.role == "stranger"
                and self.scene_of[message.id].stage in HARD_STAGES
            )
        )


def offers(row: Row, actions: frozenset[str]) -> bool:
    """Whether a pick with one of the actions is offered in a state."""
    return any(has_action(step, actions) for step, _ in row.ways)


def has_action(step: Step, actions: frozenset[str]) -> bool:
    """Whether a pick stands for one of the actions."""
    return isinstance(step.pick, Choice) and step.pick.action in actions


def is_decision(row: Row) -> bool:
    """Whether the learner picks in a state."""
    return bool(row.ways) and isinstance(row.ways[0][0].pick, Choice)


class _Grouping:
    """Tarjan's algorithm, without recursion: a long story is deeper than Python's stack."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._number: dict[int, int] = {}
        self._lowest: dict[int, int] = {}
        self._stack: list[int] = []
        self._on_stack: set[int] = set()

    def run(self) -> Iterator[list[int]]:
        for root in range(len(self._rows)):
            if root not in self._number:
                yield from self._visit(root)

    def _visit(self, root: int) -> Iterator[list[int]]:
        work = [self._open(root)]
        while work:
            index, ways = work[-1]
            target = next(ways, None)
            if target is None:
                work.pop()
                if work:
                    self._lower(work[-1][0], self._lowest[index])
                if self._lowest[index] == self._number[index]:
                    yield list(self._unwind(index))
            elif target not in self._number:
                work.append(self._open(target))
            elif target in self._on_stack:
                self._lower(index, self._number[target])

    def _open(self, index: int) -> tuple[int, Iterator[int]]:
        self._number[index] = self._lowest[index] = len(self._number)
        self._stack.append(index)
        self._on_stack.add(index)
        return index, iter([target for _, target in self._rows[index].ways])

    def _lower(self, index: int, number: int) -> None:
        self._lowest[index] = min(self._lowest[index], number)

    def _unwind(self, index: int) -> Iterator[int]:
        top = None
        while top != index:
            top = self._stack.pop()
            self._on_stack.discard(top)
            yield top
