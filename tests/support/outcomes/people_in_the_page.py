"""The people that a page draws by itself, beside those that Python draws."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from javascript import node
from parameter_strategies import draw_parameters

from breakcontact.outcomes.model.seeded import SeededGenerator
from breakcontact.outcomes.model.timeline import list_events
from breakcontact.outcomes.model.trajectories import draw_trajectories
from breakcontact.vocabulary import ACTIONS

SCRIPT = Path(__file__).parents[2] / "web" / "people.mjs"
TOLERANCE = 1e-9
_ASKED_AT_ONCE = 1000


def ask_page(
    cases: Sequence[Mapping[str, Any]],
    count: int,
    hundreds: Sequence[Mapping[str, Any]] = (),
    labels: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What the page's modules draw: events for each case, and people for each of the hundreds."""
    asked = {"count": count, "cases": cases, "hundreds": hundreds, "labels": labels or {}}
    command = [node(), str(SCRIPT)]
    run = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, encoding="utf-8", check=True
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def find_differences(sets: int, count: int, seed: int = 1) -> list[str]:
    """Draw people from sets of numbers on both sides, and name each event that differs.

    Args:
        sets: How many sets of numbers; the actions take turns.
        count: How many people for each.
        seed: Of the sets.
    """
    rng = np.random.default_rng(seed)
    drawn = [
        (ACTIONS[number % len(ACTIONS)], draw_parameters(rng), int(rng.integers(2**32)))
        for number in range(sets)
    ]
    differences = []
    for first in range(0, sets, _ASKED_AT_ONCE):
        some = drawn[first : first + _ASKED_AT_ONCE]
        cases = [{"action": a, "numbers": asdict(p), "seed": s} for a, p, s in some]
        page = ask_page(cases, count)["events"]
        for (action, parameters, begins), lives in zip(some, page, strict=True):
            here = draw_trajectories(action, parameters, count, SeededGenerator(begins))
            for index, life in enumerate(lives):
                meant = [(e.day, e.kind, e.amount, e.until) for e in list_events(here, index)]
                if not _agree(life, meant):
                    differences.append(f"{action}, {parameters}, person {index}: {life}, {meant}")
    return differences


def _agree(found: Sequence[Sequence[Any]], meant: Sequence[tuple[Any, ...]]) -> bool:
    return len(found) == len(meant) and all(
        (one[0], one[1], one[3]) == (other[0], other[1], other[3]) and _is_near(one[2], other[2])
        for one, other in zip(found, meant, strict=True)
    )


def _is_near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=TOLERANCE)
