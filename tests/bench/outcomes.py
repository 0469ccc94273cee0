"""How fast the outcome model answers, beside SimPy and Mesa.

Run ``.venv/bin/python tests/bench/outcomes.py``; it needs the dependency group ``bench``. Goals:
thirty times as many lives a second as the faster of the two; a cost per life that stays flat from
ten thousand lives to ten million, in bounded memory; the exact answer for all six actions within
five milliseconds. All times are processor time, which a busy machine disturbs least.
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

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))

import mesa_lives  # its folder is no package, so that the path comes first
import simpy_lives

from breakcontact.outcomes.model.exact import compare
from breakcontact.outcomes.model.sampling import sample
from breakcontact.outcomes.registry import load_registry
from breakcontact.vocabulary import ACTIONS

PARAMETERS = load_registry().parameters()
PEOPLE = 3_000
LIVES = 200_000
ROUNDS = 5
GROWING = (10_000, 100_000, 1_000_000, 10_000_000)
GOAL_RATIO, GOAL_EXACT, GOAL_FLAT, MOST_GROWN = 30, 0.005, 1.5, 10


def main() -> int:
    """Print all tables; the exit code says whether every goal is met."""
    warnings.simplefilter("ignore")
    met = [_compare_builds(), _grow(), _time_exact()]
    return 0 if all(met) else 1


def _compare_builds() -> bool:
    print(f"Lives a second, best of {ROUNDS}\n")
    print(f"{'action':<18}{'ours':>12}{'SimPy':>10}{'Mesa':>10}{'ratio':>8}")
    ratios = []
    for action in ACTIONS:
        ours, simpy, mesa = _rate_builds(action)
        ratios.append(ours / max(simpy, mesa))
        print(f"{action:<18}{ours:>12,.0f}{simpy:>10,.0f}{mesa:>10,.0f}{ratios[-1]:>7.0f}x")
    return _judge(f"least ratio {min(ratios):.0f}, goal {GOAL_RATIO}", min(ratios) >= GOAL_RATIO)


def _rate_builds(action: str) -> list[float]:
    """Lives a second of ours, SimPy and Mesa, in turn, so that all meet the same machine."""
    rates = [0.0, 0.0, 0.0]
    for seed in range(ROUNDS):
        run = (action, PARAMETERS)
        times = (
            LIVES / _time(sample, *run, LIVES, np.random.default_rng(seed)),
            PEOPLE / _time(simpy_lives.run_people, *run, PEOPLE, seed),
            PEOPLE / _time(mesa_lives.run_people, *run, PEOPLE, seed),
        )
        rates = [max(pair) for pair in zip(rates, times, strict=True)]
    return rates


def _grow() -> bool:
    print("\nCost of a life as they grow more (block-and-report), in one process\n")
    print(f"{'lives':>12}{'runs':>6}{'ns a life':>12}{'peak MB':>10}")
    costs, peaks = [], []
    for lives in GROWING:
        runs = max(1, GROWING[-1] // (5 * lives))
        rng = np.random.default_rng(1)
        spent = sum(_time(sample, "block-and-report", PARAMETERS, lives, rng) for _ in range(runs))
        costs.append(spent / runs / lives * 1e9)
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        print(f"{lives:>12,}{runs:>6}{costs[-1]:>12.0f}{peaks[-1]:>10.1f}")
    flat = max(costs) / min(costs)
    grown = peaks[-1] - peaks[0]
    sentence = f"dearest over cheapest {flat:.2f}, goal {GOAL_FLAT}; memory grew by {grown:.1f} MB"
    return _judge(sentence, flat <= GOAL_FLAT and grown < MOST_GROWN)


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
