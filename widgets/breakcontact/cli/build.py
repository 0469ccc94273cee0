"""``breakcontact build``: rebuild what is derived from source files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from breakcontact.authoring.build import Plan, list_sources, plan_build
from breakcontact.cli import FAULTS_FOUND
from breakcontact.cli.own_sources import build_own
from breakcontact.cli.source_types import list_kinds
from breakcontact.errors import BreakContactError
from breakcontact.files import DATA, PROJECT
from breakcontact.invocation import command
from breakcontact.item_bank.build import has_bank, plan_course
from breakcontact.own_lessons.kinds import list_chances
from breakcontact.scenario.schema import SCHEMA_NAME, render_schema


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "build",
        help="rebuild what is derived from scenarios, advice and questions",
        description="Check every source and write the stories, packs, questions and labels that "
        "lessons read, and from the bank of quiz items the course for nbgrader. With a file or "
        "folder of your own, compile what is there into '.breakcontact' beside it. Faults are "
        "printed; what was built from a file with faults stays as it was.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="FILE|FOLDER",
        type=Path,
        help="lessons of your own; without any, what belongs to Break Contact itself",
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; list what is stale, with exit code 1"
    )
    parser.add_argument(
        "--data", metavar="FOLDER", type=Path, default=DATA, help="build another data folder"
    )


def run(args: argparse.Namespace) -> int:
    """Build, or list what is stale."""
    if args.paths:
        return build_own(args.paths, check_only=args.check)
    if not args.data.is_dir() or not list_sources(args.data):
        raise BreakContactError(
            f"{args.data} has no sources: expected scenarios, advice, questions or labels.yaml."
        )
    plans = []
    changed: list[tuple[str, bool]] = []
    for plan in _plan(args.data):
        plans.append(plan)
        if not args.check:
            changed += [(name, name in plan.texts) for name in plan.write()]
    for plan in plans:
        for problem in (*plan.problems, *plan.unfinished):
            print(problem)
    is_stale = args.check and _tell_stale(plans)
    if not args.check:
        _tell_written(plans, changed)
    return FAULTS_FOUND if is_stale or any(plan.problems for plan in plans) else 0


def _plan(data: Path) -> Iterator[Plan]:
    """The plan for a data folder and, if it is the project's own, for the item bank."""
    yield plan_build(data, list_kinds(data), {SCHEMA_NAME: render_schema(list_chances(data))})
    if data == DATA and has_bank(PROJECT):
        # Its notebooks contain messages that the first plan builds.
        yield plan_course(PROJECT, list_kinds())


def _tell_stale(plans: Sequence[Plan]) -> bool:
    """Print what is stale, and return whether anything is."""
    stale = [sentence for plan in plans for sentence in plan.find_stale()]
    for sentence in stale:
        print(sentence)
    if stale:
        print(f"Run: {command('build')}")
    elif not any(plan.problems for plan in plans):
        print(f"Fresh: {_count(plans)} derived files.")
    return bool(stale)


def _tell_written(plans: Sequence[Plan], changed: Sequence[tuple[str, bool]]) -> None:
    """Print what was written and what was removed."""
    for name, is_written in changed:
        print(f"{'wrote' if is_written else 'removed'} {name}")
    print(f"{_count(plans)} derived files, {len(changed)} of them changed.")
    if any(plan.problems for plan in plans):
        print("Files built from a source with faults were not changed.")


def _count(plans: Sequence[Plan]) -> int:
    return sum(len(plan.texts) for plan in plans)
