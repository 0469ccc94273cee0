"""``breakcontact build``: write anew what is derived from source files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from breakcontact.cli.kinds import list_kinds
from breakcontact.errors import BreakContactError
from breakcontact.scenario.build import Plan, list_sources, plan_build

FAULTS_FOUND = 1
DATA = Path(__file__).parent.parent / "data"


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "build",
        help="write anew what is derived from scenarios, advice and questions",
        description="Check every source and write the stories, packs, questions and labels that "
        "lessons read. What has a fault is told of, and its built files stay as they are.",
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; say what is stale, with exit code 1"
    )
    parser.add_argument(
        "--data", metavar="FOLDER", type=Path, default=DATA, help="build another data folder"
    )


def run(args: argparse.Namespace) -> int:
    """Build, or say what is stale."""
    if not args.data.is_dir() or not list_sources(args.data):
        raise BreakContactError(
            f"{args.data} holds no sources: expected scenarios, advice, questions or labels.yaml."
        )
    plan = plan_build(args.data, list_kinds(args.data))
    for problem in plan.problems:
        print(problem)
    return _check(plan) if args.check else _write(plan)


def _check(plan: Plan) -> int:
    stale = plan.find_stale()
    for sentence in stale:
        print(sentence)
    if stale:
        print("Run: breakcontact build")
    elif not plan.problems:
        print(f"Fresh: {len(plan.texts)} derived files.")
    return FAULTS_FOUND if stale or plan.problems else 0


def _write(plan: Plan) -> int:
    changed = plan.write()
    for name in changed:
        print(f"{'wrote' if name in plan.texts else 'removed'} {name}")
    print(f"{len(plan.texts)} derived files, {len(changed)} of them changed.")
    if plan.problems:
        print("What is built from a file with faults stays as it was.")
        return FAULTS_FOUND
    return 0
