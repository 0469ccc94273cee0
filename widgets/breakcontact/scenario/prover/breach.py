"""A property that does not hold, and the shortest play that shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from breakcontact.authoring.problems import Problem
from breakcontact.authoring.yaml_source import KeyPath, Tree
from breakcontact.scenario.exploration import Exploration

_SHOWN_PICKS = 20


@dataclass(frozen=True, slots=True)
class Breach:
    """A property that a scenario breaks.

    Attributes:
        code: The number of the property.
        path: The scene, pick or message to look at.
        sentence: What is wrong and what to do about it.
        picks: The shortest play that shows it, as ids of picks; none if it shows at the start.
        at_key: Whether the key of what stands at ``path`` is named, not its value.
        is_gentle: Whether it shows to readers of the gentle form only.
    """

    code: str
    path: KeyPath
    sentence: str
    picks: tuple[str, ...] = ()
    at_key: bool = False
    is_gentle: bool = False

    def place(self, tree: Tree) -> Problem:
        """The breach as a problem of a file."""
        return tree.problem(self.code, self.path, self.sentence, key=self.at_key)


def describe_way(found: Exploration, row: int) -> str:
    """How a state is reached, as the end of a sentence: the picks, and the facts then."""
    return describe_picks(found.way_to(row), found.facts_of(row))


def describe_picks(picks: Sequence[str], facts: Mapping[str, str] | None = None) -> str:
    """A play as the end of a sentence: its picks, and the facts at its end if they are given."""
    way = f"after the picks {list_picks(picks)}" if picks else "at the very start"
    told = [f"{name}={value}" for name, value in (facts or {}).items()]
    return f"{way} (facts: {', '.join(told)})" if told else way


def list_picks(picks: Sequence[str]) -> str:
    """Picks in their order, the first of them if they are many."""
    return " > ".join(picks[:_SHOWN_PICKS]) + (" > …" if len(picks) > _SHOWN_PICKS else "")
