"""All that has to hold, one stage after the other: what ``python3 run.py test`` runs.

Every stage runs, also after one has failed; the exit code is 0 only when all have passed.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.extend(str(folder) for folder in (Path(__file__).parent / "support").iterdir())
import chromium
import engines

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
STAGES = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "import-linter": ["lint-imports", "--no-logo"],
    "interrogate": ["interrogate", "widgets/breakcontact", "environment", "tests"],
    "javascript types": ["python", "environment/check_javascript.py"],
}
# One worker more than cores, as much of the time goes into waiting for servers and pages.
# tests/conftest.py says which tests stay together, and in which order they run.
WORKERS = str((os.cpu_count() or 1) + 1)
SIDE_BY_SIDE = ["-n", WORKERS, "--dist", "loadscope", "--no-loadscope-reorder"]
LEFT_OUT = "NOT RUN: the browser tests (--without-browser). What a reader sees was not tested."
NO_BROWSER = """\
There is no Chromium or Chrome here that starts, and none could be fetched, so the browser tests
did not run. Install Chromium or Chrome and start again, or name one in the variable
BREAKCONTACT_CHROMIUM. Only --without-browser leaves these tests out knowingly."""
NO_ENGINE = "NOT TESTED in {name}, which is not here and could not be fetched (Debian: {packages})."


def main(arguments: list[str]) -> int:
    """Run all stages; ``arguments`` that are not ours go to pytest."""
    started = time.monotonic()
    parser = argparse.ArgumentParser(prog="python3 run.py test", allow_abbrev=False)
    parser.add_argument("--without-browser", action="store_true", help="leave browser tests out")
    ours, for_pytest = parser.parse_known_args(arguments)
    os.chdir(ROOT)

    problem = None if ours.without_browser else _prepare_browser()
    missing = [] if ours.without_browser else _prepare_engines()
    leave_out = ["-m", "not browser"] if ours.without_browser or problem else []
    stages = {**STAGES, "pytest": ["pytest", *SIDE_BY_SIDE, *leave_out, *for_pytest]}
    results = {name: _run_stage(name, command) for name, command in stages.items()}
    if problem:
        results["browser tests"] = problem

    _print_summary(results, time.monotonic() - started)
    if ours.without_browser:
        print(LEFT_OUT)
    for name in missing:
        print(NO_ENGINE.format(name=name, packages=" ".join(engines.PACKAGES[name])))
    return 0 if all(result == "passed" for result in results.values()) else 1


def _prepare_browser() -> str | None:
    """Make sure that there is a browser that starts; what is wrong if there is none."""
    if chromium.NAMED not in os.environ:
        chromium.fetch_headless()
    fault = "none was found"
    for fetch in (None, chromium.fetch_playwrights_own, chromium.fetch_debians):
        if fetch is not None:
            print(f"No Chromium or Chrome that starts ({fault}); getting one.", flush=True)
            fetch()
        for path in filter(None, (chromium.find_lightest(), chromium.find_chromium())):
            fault = chromium.fault_in(path) or ""
            if not fault:
                os.environ[chromium.NAMED] = path
                return None
    return f"FAILED ({fault})\n{NO_BROWSER}"


def _prepare_engines() -> list[str]:
    """Get the other engines where we may; those that are not there."""
    chromium.fetch_packages(
        package
        for name, packages in engines.PACKAGES.items()
        if not engines.is_there(name)
        for package in packages
    )
    return [name for name in engines.PACKAGES if not engines.is_there(name)]


def _run_stage(name: str, command: list[str]) -> str:
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    code = subprocess.run([str(TOOLS / command[0]), *command[1:]]).returncode
    print(f"   {name}: {time.monotonic() - started:.1f} s", flush=True)
    return "passed" if code == 0 else f"FAILED (exit {code})"


def _print_summary(results: dict[str, str], seconds: float) -> None:
    print("\n== summary")
    for name, result in results.items():
        print(f"{name:<16} {result}")
    print(f"{'time':<16} {int(seconds // 60)} min {seconds % 60:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
