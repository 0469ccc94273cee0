"""The prover against random plays on the same faults, and how its time grows with the story."""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from fault_kinds import KINDS
from large_scenarios import write_demands_scenario, write_facts_scenario, write_wide_scenario
from proved_stories import STORIES, ProvedData, load_story, prove_data
from table import Row, bound_row, ratio_row

from breakcontact.authoring.load import collector_paused
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.scenario.exploration import explore
from breakcontact.scenario.model import Scenario
from breakcontact.scenario.prover.breach import Breach
from breakcontact.scenario.prover.case import Case
from breakcontact.scenario.prover.prove import prove
from breakcontact.story import Story

PLAYS = 10_000
LONGEST = 200
GOAL_SECONDS = 5.0
GOAL_GROWTH = 1.3
"""Times the cost of a state, in a story twice as long: memory that is farther away costs some."""

DEMANDS = 380
SCENES = (40, 80, 160, 380)
FACTS = 7
"""Each scene with each set of facts: 128 states to a scene."""

IN_NO_PLAY = frozenset(
    {"BC301", "BC302", "BC303", "BC304", "BC308", "BC313", "BC317", "BC318"}
    | {"BC315", "BC406", "BC414", "BC415", "BC416"}
)
"""Faults that no single play shows: chances, what can never be, and the longest or usual way."""


def measure() -> Iterator[Row]:
    """Every kind of fault in every story, looked for by both; then stories of many states."""
    yield from _measure_faults()
    with tempfile.TemporaryDirectory() as folder:
        for scenes in SCENES:
            path = Path(folder) / f"facts-{scenes}.yaml"
            write_facts_scenario(path, scenes=scenes, facts=FACTS)
            yield _measure_time(path, "many facts").row
        path = write_wide_scenario(Path(folder) / "wide.yaml", scenes=1_600, most=29)
        yield _measure_time(path, "many scenes").row
        path = Path(folder) / "demands.yaml"
        half = _measure_time(write_demands_scenario(path, demands=DEMANDS // 2), "demands")
        whole = _measure_time(write_demands_scenario(path, demands=DEMANDS), "demands")
        yield from (half.row, whole.row)
        yield ratio_row(
            f"a state of {whole.states:,} beside one of {half.states:,} (demands): processor time",
            1e6 * whole.processor / whole.states,
            1e6 * half.processor / half.states,
            unit="µs",
            most=GOAL_GROWTH,
        )


def _measure_faults() -> Iterator[Row]:
    found: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for name in STORIES:
        data = load_story(name)
        known = {(breach.code, str(breach.path)) for breach in prove_data(data).breaches}
        for kind in KINDS:
            started = time.perf_counter()
            proved = prove_data(kind.sown(data))
            seconds["prover"] += time.perf_counter() - started
            fresh = [b for b in proved.breaches if (b.code, str(b.path)) not in known]
            right = [breach for breach in fresh if kind.explains(breach)]
            found["prover"] += bool(right)
            started = time.perf_counter()
            found["plays"] += _is_met(proved, right)
            seconds["plays"] += time.perf_counter() - started
    total = len(STORIES) * len(KINDS)
    what = f"{total} faults ({len(KINDS)} kinds in {len(STORIES)} stories)"
    missed = total - found["prover"]
    yield bound_row(f"{what}: not found by the prover", missed, unit="faults", most=0)
    yield bound_row(f"{what}: found by the prover", 100 * found["prover"] / total, unit="%")
    yield bound_row(
        f"{what}: met in {PLAYS:,} random plays", 100 * found["plays"] / total, unit="%"
    )
    yield bound_row("a fault: prover, from plain data", seconds["prover"] / total, unit="s")
    yield bound_row("a fault: random plays", seconds["plays"] / total, unit="s")


def _is_met(proved: ProvedData, breaches: list[Breach]) -> bool:
    """Whether random plays come by what shows a fault: its last state, by its last pick.

    That is the most that plays can do; whoever watches them would still have to notice it.
    """
    shown = [breach for breach in breaches if breach.code not in IN_NO_PLAY]
    met = _play(proved.story)
    return any(_last_step(proved.story, breach) in met for breach in shown)


def _last_step(story: Story, breach: Breach) -> tuple[int, str]:
    state, pick = 0, ""
    for pick in breach.picks:
        before = state
        state = next(each.target for each in story.states[before].picks if each.id == pick)
    return state, pick


def _play(story: Story) -> set[tuple[int, str]]:
    """Play at random, the picks that were used least first; all states met, by which pick."""
    chance = random.Random(0)
    used: Counter[tuple[int, str]] = Counter()
    met: set[tuple[int, str]] = {(0, "")}
    for _ in range(PLAYS):
        state = 0
        for _ in range(LONGEST):
            picks = story.states[state].picks
            if not picks:
                break
            least = min(used[state, pick.id] for pick in picks)
            pick = chance.choice([each for each in picks if used[state, each.id] == least])
            used[state, pick.id] += 1
            state = pick.target
            met.add((state, pick.id))
    return met


@dataclass(frozen=True)
class _Timed:
    """A story that was proved.

    Attributes:
        row: How long it took.
        states: Its states.
        processor: Seconds of processor time, which other work on the machine changes little.
    """

    row: Row
    states: int
    processor: float


def _measure_time(path: Path, what: str) -> _Timed:
    """Explore and prove a story as the commands do: without the garbage collector."""
    scenario = Scenario.model_validate(parse_tree(read_text(path), path.name)[0].data)
    seconds, processor = [], []
    for _ in range(3):
        started, used = time.perf_counter(), time.process_time()
        with collector_paused():
            case = Case(scenario, explore(scenario, {"sent": 0.1}))
            breaches = prove(case)
        seconds.append(time.perf_counter() - started)
        processor.append(time.process_time() - used)
        assert not breaches, breaches[0]
    number = len(case.rows)
    words = f"{number:,} states ({what}): processor time to explore and prove; by the clock"
    row = bound_row(words, median(processor), unit="s", most=GOAL_SECONDS)
    return _Timed(replace(row, beside=f"{median(seconds):.2f} s"), number, min(processor))
