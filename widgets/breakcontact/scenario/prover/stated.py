"""Properties that an author has stated for a story of their own."""

from __future__ import annotations

from collections.abc import Iterator

from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.conditions import Test
from breakcontact.scenario.exploration import Row, read_test
from breakcontact.scenario.model import Property
from breakcontact.scenario.prover.breach import Breach, describe_picks
from breakcontact.scenario.prover.case import Case
from breakcontact.scenario.prover.search import search, search_back

WORDS = ("can_reach", "comes_to", "never", "at_end")


def check_stated(case: Case) -> Iterator[Breach]:
    """Say which of the author's own properties does not hold, and where it does not."""
    for index, stated in enumerate(case.scenario.properties):
        word = next(word for word in WORDS if getattr(stated, word) is not None)
        picks = _find(case, stated, word)
        if picks is not None:
            condition = f"{word.replace('_', ' ')} '{getattr(stated, word)}'"
            where = f"where '{stated.when}' holds, " if stated.when else ""
            sentence = (
                f"The property '{stated.id}' does not hold: {where}{condition} fails "
                f"{describe_picks(picks)}."
            )
            path: KeyPath = ("properties", index, word)
            yield Breach("BC319", path, sentence, picks)


def _find(case: Case, stated: Property, word: str) -> tuple[str, ...] | None:
    """The shortest play that breaks a property."""
    facts = case.scenario.facts
    holds = read_test(stated.when, facts)
    goal = read_test(getattr(stated, word), facts)
    rows = enumerate(case.rows)
    if word == "comes_to":
        return _find_detour(case, holds, goal)
    if word == "can_reach":
        able = search_back(case, [index for index, row in rows if goal(row.facts)])
        broken = (i for i, row in enumerate(case.rows) if holds(row.facts) and i not in able)
    elif word == "never":
        broken = (index for index, row in rows if holds(row.facts) and goal(row.facts))
    else:
        broken = (
            index
            for index, row in rows
            if not row.ways and holds(row.facts) and not goal(row.facts)
        )
    first = next(broken, None)
    return None if first is None else tuple(case.found.way_to(first))


def _find_detour(case: Case, holds: Test, goal: Test) -> tuple[str, ...] | None:
    """A play to an ending that never passes what it should come to."""

    def is_off(_: int, row: Row) -> bool:
        return not goal(row.facts)

    starts = [index for index, row in enumerate(case.rows) if holds(row.facts)]
    reach = search(case, starts, enter=is_off)
    return next((reach.way_to(i) for i in reach.before if not case.rows[i].ways), None)
