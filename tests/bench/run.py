"""All benchmarks: ``python3 run.py bench`` runs this file.

A benchmark is a module in this folder. It has a function ``measure`` that yields rows of the common
table, or a function ``main`` that prints its own table and returns 0 if its goals are met. Words on
the command line choose benchmarks by name. Run them on an idle machine: the table names the machine
and its load before and after.
"""

from __future__ import annotations

import importlib
import os
import platform
import subprocess
import sys
from pathlib import Path

sys.path.extend(str(folder) for folder in (Path(__file__).parent.parent / "support").iterdir())
import chromium
from table import Row, render_table

HERE = Path(__file__).parent
OURS = {Path(__file__).stem, "table"}
NEED_BROWSER = {"lighthouse", "lite", "page", "slow_phone"}


def main(words: list[str]) -> int:
    """Run the benchmarks that are named, or all; 1 if a goal is missed."""
    names = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in OURS)
    unknown = [word for word in words if word not in names]
    if unknown:
        print(f"There is no benchmark {unknown[0]!r}; there are: {', '.join(names)}.")
        return 2
    wanted = words or names
    if NEED_BROWSER.intersection(wanted):
        _prepare_browser()
    before = describe_machine()
    print(before, flush=True)
    rows: list[Row] = []
    failed = [name for name in wanted if not _run(name, rows)]
    missed = sum(row.met is False for row in rows)
    if rows:
        goals = sum(row.met is not None for row in rows)
        print(f"\n{render_table(rows)}\n\nMeasured on {before}, at the end{describe_load()}.")
        print("Comparisons: medians of alternating rounds; in brackets the range of the rounds.")
        print(f"{missed} of these {goals} goals missed.")
    if failed:
        print(f"With goals missed in a table of its own, or not run: {', '.join(failed)}.")
    return 1 if missed or failed else 0


def _prepare_browser() -> None:
    """Get a browser as the tests do, where the machine has none."""
    for fetch in (chromium.fetch_playwrights_own, chromium.fetch_debians):
        if chromium.find_chromium() is None:
            print("There is no Chromium or Chrome here; getting one.", flush=True)
            fetch()


def describe_machine() -> str:
    """The machine, Python, browser and load."""
    browser = chromium.find_chromium()
    version = "no Chromium"
    if browser:
        told = subprocess.run([browser, "--version"], capture_output=True, text=True)
        version = told.stdout.strip() or browser
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{system}; Python {platform.python_version()}; {version}{describe_load()}"


def describe_load() -> str:
    """The load of the last minute, where the system tells it."""
    return f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def _run(name: str, rows: list[Row]) -> bool:
    """Run one benchmark; False if it could not run, or printed that it missed its goals."""
    print(f"{name} ...", flush=True)
    if name in NEED_BROWSER and chromium.find_chromium() is None:
        print(
            f"NOT RUN: {name} needs Chromium or Chrome, and none could be fetched. Install one, or "
            f"name one in the variable {chromium.NAMED}."
        )
        return False
    try:
        benchmark = importlib.import_module(name)
    except ModuleNotFoundError as error:
        print(f"NOT RUN: {name} needs the package {error.name!r}.")
        return False
    if hasattr(benchmark, "measure"):
        rows.extend(benchmark.measure())
        return True
    return bool(benchmark.main() == 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
