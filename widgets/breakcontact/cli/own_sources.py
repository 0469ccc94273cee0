"""``breakcontact build FILE|FOLDER``: compile a teacher's sources into a cache beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from breakcontact.authoring.translations import UNFINISHED
from breakcontact.cli import FAULTS_FOUND
from breakcontact.cli.source_types import list_kinds
from breakcontact.errors import BreakContactError
from breakcontact.invocation import command
from breakcontact.own_lessons.cache import Cache
from breakcontact.own_lessons.compiling import compile_source
from breakcontact.own_lessons.find import CACHE, is_packaged, list_sources


def build_own(paths: Sequence[Path], *, check_only: bool) -> int:
    """Compile all sources at the paths, or list those that are stale.

    Raises:
        BreakContactError: If a path is missing, or belongs to the package.
    """
    for path in paths:
        if not path.exists():
            raise BreakContactError(f"There is no file or folder {path}.")
        if is_packaged(path):
            raise BreakContactError(
                f"{path} belongs to Break Contact itself, which is built as a whole: "
                f"{command('build')}"
            )
    sources = [source for path in paths for source in list_sources(path)]
    return _print_stale(sources) if check_only else _compile(sources)


def _compile(sources: Sequence[Path]) -> int:
    kinds = list_kinds()
    faults = 0
    for source in sources:
        compiled, problems = compile_source(source, kinds)
        for problem in problems:
            print(problem)
        faults += sum(problem.code not in UNFINISHED for problem in problems)
        is_fresh = compiled.texts and compiled.built_at is None
        for name in compiled.texts if is_fresh else ():
            print(f"built {source.parent / CACHE / name}")
        if problems and not is_fresh:
            print(f"{source} was not compiled: correct the faults above.")
    print(_sum_up(len(sources), faults))
    return FAULTS_FOUND if faults else 0


def _print_stale(sources: Sequence[Path]) -> int:
    stale = [source for source in sources if Cache(source).read() is None]
    for source in stale:
        print(f"{source} has changed since it was built.")
    if stale:
        print(f"Run: {command('build', *stale)}")
    else:
        print(f"Fresh: {_count(len(sources), 'source file')}.")
    return FAULTS_FOUND if stale else 0


def _sum_up(sources: int, faults: int) -> str:
    files = _count(sources, "source file")
    return f"{_count(faults, 'fault')} in {files}." if faults else f"No faults in {files}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
