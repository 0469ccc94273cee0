"""Find percentages and amounts of money in sources and lessons that the registry lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from breakcontact.authoring.lesson_notebooks import read_cells
from breakcontact.authoring.lines import Line
from breakcontact.authoring.load import Checked
from breakcontact.authoring.po import parse_entries
from breakcontact.authoring.problems import Problem, UnreadableError
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.translations import find_translations
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.outcomes.registry import Registry, load_registry
from breakcontact.outcomes.registry.claims import check_numbers

CODE = "BC004"
_COMPARED = ("scenario", "questions", "items")
"""Kinds of sources whose numbers are checked."""

_FICTION = ("stranger", "story")
"""Voices inside a story."""


def add_claims(checked: Checked) -> Checked:
    """Add a problem for every number in a file that the registry does not contain."""
    registry = load_registry()
    try:
        if checked.file.endswith(".ipynb"):
            found = list(_find_in_lesson(checked.file, registry))
        elif checked.kind is not None and checked.kind.name in _COMPARED:
            found = [*_find_in_source(checked, registry), *_find_in_translations(checked, registry)]
        else:
            return checked
    except UnreadableError:
        return checked  # it already has a problem that says so
    return replace(checked, problems=sorted({*checked.problems, *found}))


def _find_in_lesson(file: str, registry: Registry) -> Iterator[Problem]:
    for number, source in enumerate(read_cells(read_text(Path(file)), file), 1):
        for unfound in check_numbers(source or "", registry):
            sentence = f"In cell {number}, line {unfound.line}: {unfound.sentence}"
            yield Problem(file, number, unfound.line, CODE, sentence)


def _find_in_source(checked: Checked, registry: Registry) -> Iterator[Problem]:
    tree, _ = parse_tree(read_text(Path(checked.file)), checked.file)
    for line in checked.lines:
        story = line.voice in _FICTION
        sources = _find_sources(checked, line)
        for unfound in check_numbers(line.text, registry, story=story, sources=sources):
            yield tree.problem(CODE, line.path, unfound.sentence)


def _find_in_translations(checked: Checked, registry: Registry) -> Iterator[Problem]:
    fiction = {line.id for line in checked.lines if line.voice in _FICTION}
    lines = {line.id: line for line in checked.lines}
    for path in find_translations(Path(checked.file)).values():
        for entry in parse_entries(read_text(path), str(path)):
            story = entry.id in fiction
            sources = _find_sources(checked, lines[entry.id]) if entry.id in lines else None
            for unfound in check_numbers(entry.text, registry, story=story, sources=sources):
                sentence = f"In '{entry.id}': {unfound.sentence}"
                yield Problem(str(path), entry.places.get("msgstr", 1), 1, CODE, sentence)


def _find_sources(checked: Checked, line: Line) -> Collection[str] | None:
    """The sources of the quiz item that a line belongs to; ``None`` where none are named."""
    if checked.kind is None or checked.kind.name != "items" or line.path[0] != "items":
        return None
    sources: Collection[str] = checked.model.items[line.path[1]].sources
    return sources
