"""How long an author waits: from the YAML text to a story that is checked in every state."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from large_scenarios import write_facts_scenario, write_wide_scenario
from shipped import SCENARIO_FILE
from table import Row, bound_row

from breakcontact.authoring.load import check_file
from breakcontact.cli.source_types import list_kinds

ROUNDS = 5
GOAL_SECONDS = 2.0


def measure() -> Iterator[Row]:
    """Check and compile our own story, one of many facts and one of many scenes."""
    with tempfile.TemporaryDirectory() as folder:
        facts = write_facts_scenario(Path(folder) / "facts.yaml")
        wide = write_wide_scenario(Path(folder) / "wide.yaml")
        for path, goal in ((SCENARIO_FILE, None), (facts, GOAL_SECONDS), (wide, GOAL_SECONDS)):
            yield from _measure_file(path, goal)


def _measure_file(path: Path, goal: float | None) -> Iterator[Row]:
    kinds = list_kinds()
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        checked = check_file(path, kinds)
        middle = time.perf_counter()
        built = checked.build()
        rounds.append((middle - started, time.perf_counter() - middle))
        assert not checked.problems, checked.problems[0]
    check, build = (median(times) for times in zip(*rounds, strict=True))
    states, scenes = checked.counts["states"], checked.counts["scenes"]
    what = f"{path.stem}: {states:,} states in {scenes:,} scenes, {path.stat().st_size // 1000} KB"
    yield bound_row(f"{what}, check and compile", check + build, unit="s", most=goal)
    yield bound_row(f"{path.stem}: check", states / check, unit="states/s")
    yield bound_row(f"{path.stem}: compile", states / build, unit="states/s")
    (text,) = built.values()
    yield bound_row(f"{path.stem}: story", len(text.encode()) / 1000, unit="KB")
