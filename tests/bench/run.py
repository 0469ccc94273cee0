"""All benchmarks: what ``python3 run.py bench`` runs.

A benchmark is a module beside this one with a function ``measure`` that yields rows of the one
table, or with a function ``main`` that prints a table of its own and returns 0 if its goals are
met. Words on the command line choose some of them by name. The figures are only as good as the
machine is quiet.
"""

from __future__ import annotations

import importlib
import os
import platform
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
import chromium
from table import Row, render_table

HERE = Path(__file__).parent
OURS = {Path(__file__).stem, "table"}


def main(words: list[str]) -> int:
    """Run the benchmarks that are named, or all; 1 if a goal is missed."""
    names = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in OURS)
    unknown = [word for word in words if word not in names]
    if unknown:
        print(f"There is no benchmark {unknown[0]!r}; there are: {', '.join(names)}.")
        return 2
    print(describe_machine(), flush=True)
    rows: list[Row] = []
    failed = [name for name in words or names if not _run(name, rows)]
    missed = sum(row.met is False for row in rows)
    if rows:
        goals = sum(row.met is not None for row in rows)
        print(f"\n{render_table(rows)}\n\n{missed} of these {goals} goals missed.")
    if failed:
        print(f"With goals missed in a table of its own, or not run: {', '.join(failed)}.")
    return 1 if missed or failed else 0


def describe_machine() -> str:
    """What the figures were measured on."""
    browser = chromium.find_chromium()
    version = "no Chromium"
    if browser:
        told = subprocess.run([browser, "--version"], capture_output=True, text=True)
        version = told.stdout.strip() or browser
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{load}"
    return f"{system}; Python {platform.python_version()}; {version}"


def _run(name: str, rows: list[Row]) -> bool:
    """Run one benchmark; False if it could not run, or printed that it missed its goals."""
    print(f"{name} ...", flush=True)
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
