"""Compile a source outside the package; importing this loads the authoring modules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from breakcontact.authoring.load import Checked, check_file
from breakcontact.authoring.problems import Problem
from breakcontact.authoring.source_types import Kind
from breakcontact.authoring.translations import find_faulty_languages, sum_up_unfinished
from breakcontact.own_lessons.cache import Cache, Compiled, StoredProblem
from breakcontact.own_lessons.kinds import list_own_kinds


def compile_source(source: Path, kinds: Sequence[Kind]) -> tuple[Compiled, list[Problem]]:
    """Check a source, compile it into the cache beside it, and return its problems.

    A faulty translation only drops its language, and one that isn't finished is told once. If the
    source itself has faults, the last good version stays.
    """
    checked = check_file(source, kinds)
    texts = _build(checked, source)
    problems = sum_up_unfinished(checked.problems, source)
    faults = tuple(
        StoredProblem(problem.file, problem.line, problem.column, problem.sentence, problem.code)
        for problem in problems
    )
    return Cache(source).write(texts, faults), problems


def compile_own(source: Path) -> Compiled:
    """Compile a story or questions for a notebook."""
    return compile_source(source, list_own_kinds())[0]


def _build(checked: Checked, source: Path) -> dict[str, str]:
    """The built files by name, in the languages without faults; none if the source has some."""
    dropped = find_faulty_languages(checked.problems, source)
    if dropped is None or checked.kind is None:
        return {}
    texts = {
        language: lines for language, lines in checked.texts.items() if language not in dropped
    }
    built = replace(checked, texts=texts).build()
    # The other files of a quiz belong in a course; the cache only has what a notebook shows.
    return {
        PurePosixPath(name).name: text for name, text in built.items() if name.endswith(".json")
    }
