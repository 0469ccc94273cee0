"""How fast the outcome model answers, beside SimPy and Mesa.

Run ``.venv/bin/python tests/bench/outcomes.py``; it needs the dependency group ``bench``. Goals:
thirty times as many lives a second as the faster of the two; a cost per life that stays flat from
ten thousand lives to three million, in bounded memory; the exact answer for all six actions within
five milliseconds. Everything that is compared is measured in alternating rounds, in processor time,
which depends least on what else the machine is doing; medians count.
"""

from __future__ import annotations

import gc
import resource
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.extend(str(folder) for folder in (Path(__file__).parent.parent / "support").iterdir())

import mesa_cases  # its folder is no package, so that the path comes first
import simpy_cases

from breakcontact.outcomes.model.exact import compare
from breakcontact.outcomes.model.sampling import sample
from breakcontact.outcomes.registry import load_registry
from breakcontact.vocabulary import ACTIONS

PARAMETERS = load_registry().parameters()
PEOPLE = 3_000
LIVES = 200_000
ROUNDS = 5
GROWING = (10_000, 100_000, 1_000_000, 3_000_000)
GOAL_RATIO, GOAL_EXACT, GOAL_FLAT, MOST_GROWN = 30, 0.005, 1.5, 10


def main() -> int:
    """Print all tables; the exit code says whether every goal is met."""
    warnings.simplefilter("ignore")
    met = [_compare_builds(), _grow(), _time_exact()]
    return 0 if all(met) else 1


def _compare_builds() -> bool:
    print(f"Lives a second, median of {ROUNDS} alternating rounds, and the range of the ratio\n")
    print(f"{'action':<18}{'ours':>12}{'SimPy':>10}{'Mesa':>10}{'ratio':>8}  range")
    ratios = []
    for action in ACTIONS:
        rounds = _rate_builds(action)
        ours, simpy, mesa = (statistics.median(rates) for rates in zip(*rounds, strict=True))
        each = [one / max(others) for one, *others in rounds]
        ratios.append(statistics.median(each))
        told = f"{ours:>12,.0f}{simpy:>10,.0f}{mesa:>10,.0f}{ratios[-1]:>7.0f}x"
        print(f"{action:<18}{told}  {min(each):.0f} to {max(each):.0f}")
    return _judge(f"least ratio {min(ratios):.0f}, goal {GOAL_RATIO}", min(ratios) >= GOAL_RATIO)


def _rate_builds(action: str) -> list[tuple[float, float, float]]:
    """Lives a second of ours, SimPy and Mesa, for each round."""
    run = (action, PARAMETERS)
    return [
        (
            LIVES / _time(sample, *run, LIVES, np.random.default_rng(seed)),
            PEOPLE / _time(simpy_cases.run_people, *run, PEOPLE, seed),
            PEOPLE / _time(mesa_cases.run_people, *run, PEOPLE, seed),
        )
        for seed in range(ROUNDS)
    ]


def _grow() -> bool:
    """Whether a life costs the same in a large sample as in a small one."""
    costs: dict[int, list[float]] = {lives: [] for lives in GROWING}
    peaks: dict[int, float] = {}
    for seed in range(ROUNDS):
        for lives in GROWING:
            # Small samples are repeated, so that each measurement covers as many lives.
            runs = GROWING[-1] // lives
            spent = _time(_repeat, runs, lives, np.random.default_rng(seed))
            costs[lives].append(spent / runs / lives * 1e9)
            used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            peaks.setdefault(lives, used)
    print(f"\nCost of a life (block-and-report), median of {ROUNDS} alternating rounds\n")
    print(f"{'lives':>12}{'ns a life':>12}{'range':>14}{'peak MB':>10}")
    for lives, spent_on in costs.items():
        spread = f"{min(spent_on):.0f} to {max(spent_on):.0f}"
        print(f"{lives:>12,}{statistics.median(spent_on):>12.0f}{spread:>14}{peaks[lives]:>10.1f}")
    medians = [statistics.median(each) for each in costs.values()]
    flat = max(medians) / min(medians)
    grown = peaks[GROWING[-1]] - peaks[GROWING[0]]
    sentence = f"dearest over cheapest {flat:.2f}, goal {GOAL_FLAT}; memory grew by {grown:.1f} MB"
    return _judge(sentence, flat <= GOAL_FLAT and grown < MOST_GROWN)


def _repeat(runs: int, lives: int, rng: np.random.Generator) -> None:
    for _ in range(runs):
        sample("block-and-report", PARAMETERS, lives, rng)


def _time_exact() -> bool:
    def answer() -> None:
        for outcome in compare(PARAMETERS).values():
            _ = outcome.payments, outcome.demands, outcome.days, outcome.money

    for _ in range(20):
        answer()
    times = [_time(answer) for _ in range(200)]
    median, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print("\nThe exact answer for all six actions, with all distributions\n")
    sentence = (
        f"median {median * 1e3:.2f} ms, p95 {late * 1e3:.2f} ms, goal {GOAL_EXACT * 1e3:g} ms"
    )
    return _judge(sentence, median <= GOAL_EXACT)


def _time(work: Callable[..., object], *arguments: object) -> float:
    gc.collect()
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start


def _judge(sentence: str, met: bool) -> bool:
    print(f"\n{'met' if met else 'MISSED'}: {sentence}")
    return met


if __name__ == "__main__":
    sys.exit(main())
