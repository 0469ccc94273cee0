"""``breakcontact prove``: what must hold in every play, or the shortest play that breaks it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from breakcontact.authoring.load import Checked, check_file
from breakcontact.authoring.problems import Problem
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.cli import FAULTS_FOUND
from breakcontact.cli.terminal import Teller
from breakcontact.errors import BreakContactError
from breakcontact.i18n import SOURCE_LANGUAGE
from breakcontact.invocation import command
from breakcontact.own_lessons.find import YAML, list_sources
from breakcontact.own_lessons.kinds import list_own_kinds
from breakcontact.progress import make_bar
from breakcontact.scenario.checks import Proved
from breakcontact.scenario.prover.breach import Breach
from breakcontact.scenario.prover.playing_time import measure_playing_time
from breakcontact.scenario.prover.prove import PARTS
from breakcontact.story import Playthrough, Story

if TYPE_CHECKING:
    from tqdm import tqdm

_LAST_LINES = 4


@dataclass(frozen=True, slots=True)
class _File:
    """A scenario with its breaches.

    Attributes:
        checked: The file after all checks.
        is_proved: Whether everything was tried; not while there are faults in form or names.
        breaches: What does not hold.
        problems: Where to look, one for each breach.
        lines: The last lines of the play that shows it, for each breach.
    """

    checked: Checked
    is_proved: bool
    breaches: Sequence[Breach] = ()
    problems: Sequence[Problem] = ()
    lines: Sequence[Sequence[str]] = ()


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "prove",
        help="prove what must hold in every play of a scenario",
        description="Prove what must hold in every play of a scenario. For each property that "
        "does not hold it prints where to look, the picks of the shortest play that breaks it, "
        "and the last lines of that play. The exit code is 0 if all hold, and 1 if not.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE|FOLDER", help="what to prove")
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")


def run(args: argparse.Namespace) -> int:
    """Prove the scenarios and print what does not hold."""
    paths = [path for name in args.files for path in list_sources(Path(name), YAML)]
    with make_bar(len(paths) * PARTS, has_count=False) as bar:
        files = [file for path in paths if (file := _prove(path, bar)) is not None]
    if not files:
        raise BreakContactError(f"There is no scenario in {', '.join(args.files)}.")
    if args.json:
        print(json.dumps([_as_json(file) for file in files], ensure_ascii=False, indent=2))
    else:
        for file in files:
            _tell(file)
    return FAULTS_FOUND if any(file.breaches or not file.is_proved for file in files) else 0


def _prove(path: Path, bar: tqdm) -> _File | None:
    """A scenario with its breaches; ``None`` for another kind of file found in a folder."""
    end = bar.n + PARTS
    checked = check_file(path, list_own_kinds(progress=bar.update))
    bar.update(end - bar.n)
    if checked.kind is not None and checked.kind.name != "scenario":
        return None
    proved = checked.work
    if not isinstance(proved, Proved) or not proved.is_full:
        return _File(checked, is_proved=False)
    if not proved.breaches:
        return _File(checked, is_proved=True)
    tree, _ = parse_tree(read_text(path), str(path))
    (text,) = checked.build().values()
    story = Story.from_table(json.loads(text))
    return _File(
        checked,
        is_proved=True,
        breaches=proved.breaches,
        problems=[breach.place(tree) for breach in proved.breaches],
        lines=[list(_last_lines(story, breach)) for breach in proved.breaches],
    )


def _tell(file: _File) -> None:
    if not file.is_proved:
        for problem in file.checked.problems:
            print(problem)
        print(f"{file.checked.file} cannot be proved yet: first mend what {command('check')} says.")
        return
    for breach, problem, lines in zip(file.breaches, file.problems, file.lines, strict=True):
        print(problem)
        print(f"  picks: {','.join(breach.picks) or 'none'}")
        for line in lines:
            print(f"  | {line}")
        print()
    size = f"{file.checked.counts['states']:,} states{_describe_time(file.checked)}"
    if file.breaches:
        number = len(file.breaches)
        plural = "property does" if number == 1 else "properties do"
        print(f"{file.checked.file}: {number} {plural} not hold ({size}).")
    else:
        print(f"{file.checked.file}: all properties hold in every play ({size}).")


def _describe_time(checked: Checked) -> str:
    """How long the plays take, for an author who sets bounds."""
    time = measure_playing_time(checked.work.case)
    if time is None:
        return ""
    span = f"{time.shortest:.1f} to {time.longest:.1f} minutes a play"
    return f"; {span}, {time.usual:.1f} the usual way"


def _last_lines(story: Story, breach: Breach) -> Iterator[str]:
    """The end of the play that shows a breach, as a reader sees it."""
    play = Playthrough.replay(story, breach.picks)
    teller = Teller(story, SOURCE_LANGUAGE, gentle=breach.is_gentle)
    entries = play.transcript(SOURCE_LANGUAGE, gentle=breach.is_gentle)
    for entry in entries[-_LAST_LINES:]:
        yield teller.render_entry(entry)


def _as_json(file: _File) -> dict[str, Any]:
    breaches = [
        {**problem.to_dict(), "picks": list(breach.picks), "lines": list(lines)}
        for breach, problem, lines in zip(file.breaches, file.problems, file.lines, strict=True)
    ]
    return {"file": file.checked.file, "counts": dict(file.checked.counts), "breaches": breaches}
