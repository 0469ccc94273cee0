"""A scenario with its states, and what several properties need to know of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from breakcontact.scenario.compiler import find_usual, measure_distances
from breakcontact.scenario.exploration import Exploration, Row, Step, View
from breakcontact.scenario.model import Meaning, Message, Scenario, Scene
from breakcontact.scenario.prover.threat_words import threatens

Judged = TypeVar("Judged")

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
        harmful: Keys of chances in the registry with which a harm comes.
    """

    scenario: Scenario
    found: Exploration
    pace: Pace = USUAL_PACE
    sourced: frozenset[str] = frozenset()
    harmful: frozenset[str] = frozenset()

    @property
    def rows(self) -> list[Row]:
        """The states."""
        return self.found.rows

    @cached_property
    def distances(self) -> list[float]:
        """Picks from each state to the nearest ending."""
        return measure_distances(self.found)

    @cached_property
    def usual(self) -> list[int]:
        """For each state, the index of the pick that is usual there."""
        return find_usual(self.found, self.distances)

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
        met = self.by_view(lambda view: "demand" in self.stages(view))
        return [index for index, row in enumerate(self.rows) if met[row.view]]

    @cached_property
    def hard_views(self) -> list[bool]:
        """For each view, whether it shows a message that threatens or demands."""
        return self.by_view(lambda view: any(map(self.is_hard, view.messages)))

    @cached_property
    def threatened(self) -> frozenset[str]:
        """The people, other than strangers, who pass a threat on."""
        return frozenset(
            message.sender
            for scene in self.scenario.scenes.values()
            for message in scene.messages
            if message.sender in self.scenario.people
            and self.scenario.people[message.sender].role != "stranger"
            and self.is_hard(message)
        )

    @cached_property
    def threats(self) -> list[int]:
        """States that show a message that threatens or demands."""
        return [index for index, row in enumerate(self.rows) if self.hard_views[row.view]]

    def by_view(self, judge: Callable[[View], Judged]) -> list[Judged]:
        """What is judged of each view, once for all states that show it."""
        return [judge(view) for view in self.found.views]

    def stages(self, view: View) -> set[str]:
        """The stages of all scenes that a view is joined of."""
        return {self.scenario.scenes[scene].stage for scene in view.plan.scenes}

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

    def is_hard(self, message: Message) -> bool:
        """Whether a message threatens or demands, whoever writes it and in whichever stage."""
        sender = self.scenario.people.get(message.sender)
        return (
            message.tactic in ("threat", "deadline", "new-demand")
            or "threat" in message.evidence
            or (message.sender != self.scenario.you and threatens(message.text))
            or (
                sender is not None
                and sender.role == "stranger"
                and self.scene_of[message.id].stage in HARD_STAGES
            )
        )


def offers(row: Row, actions: frozenset[str]) -> bool:
    """Whether a pick with one of the actions is offered in a state."""
    return any(step.action in actions for step, _ in row.ways)


def is_decision(row: Row) -> bool:
    """Whether the learner picks in a state."""
    return bool(row.ways) and row.ways[0][0].is_choice


class _Grouping:
    """Tarjan's algorithm, without recursion: a long story is deeper than Python's stack."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._number = [0] * len(rows)
        self._lowest = [0] * len(rows)
        self._stack: list[int] = []
        self._on_stack = bytearray(len(rows))
        self._opened = 0

    def run(self) -> Iterator[list[int]]:
        for root in range(len(self._rows)):
            if not self._number[root]:
                yield from self._visit(root)

    def _visit(self, root: int) -> Iterator[list[int]]:
        number, lowest, on_stack = self._number, self._lowest, self._on_stack
        work = [self._open(root)]
        while work:
            index, ways = work[-1]
            for _, target in ways:
                if not number[target]:
                    work.append(self._open(target))
                    break
                if on_stack[target] and number[target] < lowest[index]:
                    lowest[index] = number[target]
            else:
                work.pop()
                if work and lowest[index] < lowest[work[-1][0]]:
                    lowest[work[-1][0]] = lowest[index]
                if lowest[index] == number[index]:
                    yield self._close(index)

    def _open(self, index: int) -> tuple[int, Iterator[tuple[Step, int]]]:
        self._opened += 1
        self._number[index] = self._lowest[index] = self._opened
        self._stack.append(index)
        self._on_stack[index] = True
        return index, iter(self._rows[index].ways)

    def _close(self, index: int) -> list[int]:
        """Take the group of a state from the stack."""
        group: list[int] = []
        while not group or group[-1] != index:
            group.append(self._stack.pop())
            self._on_stack[group[-1]] = False
        return group
