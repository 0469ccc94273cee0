"""Load and check a source file with its translations."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from breakcontact.authoring.characters import refuse_line_breaks
from breakcontact.authoring.codes import CODES
from breakcontact.authoring.content_rules import check_content
from breakcontact.authoring.lesson_notebooks import check_lesson
from breakcontact.authoring.lines import Line
from breakcontact.authoring.pages import check_page
from breakcontact.authoring.problems import Problem, UnreadableError, shorten, suggest
from breakcontact.authoring.schema_check import PLACEHOLDER, check_shape
from breakcontact.authoring.schema_index import keys_of
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.source_types import Findings, Kind
from breakcontact.authoring.translations import check_translations
from breakcontact.authoring.yaml_source import Tree, parse_tree
from breakcontact.i18n import SOURCE_LANGUAGE

_QUOTING = ("questions", "items", "labels", "guide")
"""Kinds of files in which a whole text may be a quotation, such as an answer to choose."""

_PO = "A translation is checked together with its source; name the .yaml file."


@dataclass(frozen=True, slots=True)
class Checked:
    """A file after all checks.

    Attributes:
        file: Its name.
        kind: Its kind, if that is known.
        problems: All faults, by position.
        counts: How much was checked.
        model: Its content, if it could be read.
        work: What its check computed for building.
        texts: Its texts by language, English first.
        lines: Its lines in English.
        warnings: What is worth a look and stops nothing, by position.
    """

    file: str
    kind: Kind | None
    problems: list[Problem]
    counts: Mapping[str, int] = field(default_factory=dict)
    model: Any = None
    work: Any = None
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: Sequence[Line] = ()
    warnings: Sequence[Problem] = ()

    def build(self) -> dict[str, str]:
        """The text of every file built from this one, by name; only if there are no problems."""
        assert self.kind is not None, "a file without problems has a kind"
        return self.kind.build(self.model, self.work, self.texts)


def check_file(path: Path, kinds: Sequence[Kind]) -> Checked:
    """Check a file and its translations.

    A notebook is checked as a lesson, Markdown as a page, and anything else as a source of one of
    the ``kinds``.
    """
    file = str(path)
    try:
        if path.suffix == ".po":
            raise UnreadableError(Problem(file, 1, 1, "BC101", _PO))
        text = read_text(path)
        if path.suffix == ".ipynb":
            problems, cells = check_lesson(text, file)
            return Checked(file, None, sorted(problems), {"text cells": cells})
        if path.suffix == ".md":
            problems, paragraphs = check_page(text, file)
            return Checked(file, None, sorted(problems), {"paragraphs": paragraphs})
        with collector_paused():
            return check_text(text, file, kinds, path)
    except UnreadableError as error:
        return Checked(file, None, [error.problem])


def check_text(text: str, file: str, kinds: Sequence[Kind], path: Path | None = None) -> Checked:
    """Check the text of a file, and the translations beside ``path`` if that is given.

    Raises:
        UnreadableError: If the text cannot be parsed to the end.
    """
    refuse_line_breaks(text, file)
    tree, problems = parse_tree(text, file)
    kind, unknown = _find_kind(tree, kinds)
    if kind is None:
        return Checked(file, None, [*problems, *unknown])
    shaped = check_shape(tree, kind.model)
    findings = kind.check(tree, shaped) if shaped.model else Findings([])
    lines = kind.list_lines(shaped.model) if shaped.model else []
    own = [line for line in lines if not shaped.is_recovered(line.path)]
    problems += [*shaped.problems, *check_content(tree, own), *_check_file(tree, own, kind)]
    counted = Counter(line.id for line in lines)
    clear = [line for line in own if counted[line.id] == 1]  # duplicate ids are already reported
    problems += [problem for problem in findings.problems if PLACEHOLDER not in problem.sentence]
    texts = {SOURCE_LANGUAGE: {line.id: line.text for line in lines}}
    if path is not None and shaped.model is not None:
        translated = check_translations(path, lines, own=clear, is_whole=not shaped.problems)
        problems += translated.problems
        texts.update(translated.texts)
    faults, warnings = _part(problems)
    return Checked(
        file,
        kind,
        faults,
        findings.counts,
        shaped.model,
        findings.work,
        texts,
        lines,
        warnings,
    )


def _part(problems: Iterable[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Faults and warnings, each by position."""
    found = sorted(set(problems))
    warnings = [problem for problem in found if CODES[problem.code].is_warning]
    return [problem for problem in found if problem not in warnings], warnings


def _check_file(tree: Tree, lines: Sequence[Line], kind: Kind) -> Iterator[Problem]:
    """Check what is not in the content itself: how it is written, and the file's name."""
    yield from _find_disguised_lines(tree, lines, kind.name)
    yield from _find_other_name(tree, kind.named_by)


def _find_other_name(tree: Tree, key: str) -> Iterator[Problem]:
    """Find a file that is not named after what it holds."""
    stem, named = Path(tree.file).stem, tree.data.get(key)
    if isinstance(named, str) and named != stem:
        sentence = f"The file is called '{shorten(stem)}', and the {key} is '{shorten(named)}'."
        yield tree.problem("BC116", (key,), sentence)


def _find_disguised_lines(tree: Tree, lines: Sequence[Line], kind: str) -> Iterator[Problem]:
    """Find texts that YAML reads differently from how they look."""
    for line in lines if tree.comments or tree.curly else ():
        place = tree.locate(line.path)
        if place in tree.comments:
            sentence = (
                f"In '{line.id}': a space and # cut the text off here. Put the whole text in "
                "quotes; a comment goes on a line of its own."
            )
            yield Problem(tree.file, *tree.comments[place], "BC113", sentence)
        elif place in tree.curly and kind not in _QUOTING:
            sentence = (
                f"In '{line.id}': curly quotation marks do not enclose a text, and will be shown. "
                'Put straight ones (") around it, with or without the curly ones inside.'
            )
            yield Problem(tree.file, *place, "BC113", sentence)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: it takes a quarter of the time and finds no cycles here."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _find_kind(tree: Tree, kinds: Sequence[Kind]) -> tuple[Kind | None, list[Problem]]:
    by_name = {kind.name: kind for kind in kinds}
    if not isinstance(tree.data, dict):
        sentence = "The file should begin with 'format: 1' and contain 'key: value' lines."
        return None, [tree.problem("BC112", (), sentence)]
    likely = max(kinds, key=lambda kind: len(keys_of(kind.model).keys() & tree.data.keys()))
    name = tree.data.get("kind", "scenario")
    if "kind" not in tree.data and likely.name != name:
        sentence = f"This looks like {likely.model.called}: add the line 'kind: {likely.name}'."
        return None, [tree.problem("BC112", (), sentence)]
    if isinstance(name, str) and name in by_name:
        return by_name[name], []
    sentence = f"'kind' is one of: {', '.join(by_name)}.{suggest(str(name), by_name)}"
    return None, [tree.problem("BC112", ("kind",), sentence)]
