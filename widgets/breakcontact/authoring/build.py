"""Build everything that is derived from source files, and find out what is stale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from breakcontact.authoring.load import check_file
from breakcontact.authoring.problems import Problem
from breakcontact.authoring.source_types import Kind
from breakcontact.authoring.translations import (
    UNFINISHED,
    find_faulty_languages,
    sum_up_unfinished,
)
from breakcontact.files import write_text
from breakcontact.i18n import list_languages

_SOURCES = (
    "course.yaml",
    "scenarios/*.yaml",
    "advice/*.yaml",
    "questions/*.yaml",
    "boards/*.yaml",
    "labels.yaml",
    "class.yaml",
    "registry.yaml",
    "instruments.yaml",
    "guide.yaml",
    "staff.yaml",
)
_BUILT = (
    "course.json",
    "*.story.json",
    "*.advice.json",
    "*.questions.json",
    "*.board.json",
    "labels.*.json",
    "class.*.json",
    "registry.json",
    "instruments.json",
    "guide.*.json",
    "staff.*.json",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """The derived files that a folder should contain.

    Attributes:
        folder: The data folder, or the project.
        texts: The text of every derived file, by its path inside the folder.
        problems: What is wrong with the sources; ``texts`` lacks the files of faulty ones.
        found: The derived files that exist in the folder now.
        unfinished: Languages that are not listed yet, and are left out of some files.
    """

    folder: Path
    texts: dict[str, str]
    problems: list[Problem]
    found: frozenset[str]
    unfinished: Sequence[Problem] = ()

    def find_stale(self) -> list[str]:
        """List the derived files that are missing, outdated or without a source, as sentences."""
        stale = [
            f"{name} is missing." if old is None else f"{name} is older than its source."
            for name, text in self.texts.items()
            if (old := _read(self.folder / name)) != text
        ]
        return stale + [f"{name} no longer has a source." for name in self.find_orphans()]

    def find_orphans(self) -> list[str]:
        """Built files without a source; none while any source has faults, as one may build them."""
        return [] if self.problems else sorted(self.found - self.texts.keys())

    def write(self) -> list[str]:
        """Write stale files and remove those without a source; return their names."""
        changed = [name for name, text in self.texts.items() if _read(self.folder / name) != text]
        for name in changed:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_text(self.folder / name, self.texts[name])
        orphans = self.find_orphans()
        for name in orphans:
            (self.folder / name).unlink()
        return changed + orphans


@dataclass(frozen=True, slots=True)
class BuiltSource:
    """What is built from one source.

    Attributes:
        texts: The built files by name; none if the source has faults.
        problems: What is wrong with it and its translations.
        unfinished: Languages that were left out, because their translation isn't finished.
    """

    texts: Mapping[str, str]
    problems: Sequence[Problem]
    unfinished: Sequence[Problem]


def build_source(source: Path, kinds: Sequence[Kind]) -> BuiltSource:
    """Check one of our sources and build its files in memory.

    A language that is not listed yet, in ``languages.json``, is left out until its translation has
    no faults. Those that are listed are complete, or nothing is built.
    """
    checked = check_file(source, kinds)
    left_out = find_faulty_languages(checked.problems, source)
    is_ours = any(each.file == str(source) for each in checked.problems)
    if left_out is None or is_ours or not left_out.isdisjoint(list_languages()):
        return BuiltSource({}, checked.problems, ())
    texts = {each: lines for each, lines in checked.texts.items() if each not in left_out}
    told = sum_up_unfinished(checked.problems, source)
    return BuiltSource(
        texts=replace(checked, texts=texts).build(),
        problems=[each for each in told if each.code not in UNFINISHED],
        unfinished=[each for each in told if each.code in UNFINISHED],
    )


def plan_build(folder: Path, kinds: Sequence[Kind], schemas: Mapping[str, str]) -> Plan:
    """Check all sources of a data folder and build their files in memory.

    Args:
        folder: The data folder.
        kinds: The types of source files that it may hold.
        schemas: Files derived from the formats themselves: text by name.
    """
    texts = dict(schemas)
    problems: list[Problem] = []
    unfinished: list[Problem] = []
    built_from: dict[str, Path] = {}
    for source in list_sources(folder):
        built = build_source(source, kinds)
        problems += built.problems
        unfinished += built.unfinished
        for name, text in built.texts.items():
            if name in built_from:
                sentence = f"{name} is built from {built_from[name].name} already; change the id."
                problems.append(Problem(str(source), 1, 1, "BC202", sentence))
            built_from.setdefault(name, source)
            texts.setdefault(f"built/{name}", text)
    found = {path.name for pattern in _BUILT for path in (folder / "built").glob(pattern)}
    names = frozenset(f"built/{name}" for name in found)
    return Plan(folder, texts, sorted(problems), names, sorted(unfinished))


def list_sources(folder: Path) -> list[Path]:
    """The source files of a data folder."""
    return [path for pattern in _SOURCES for path in sorted(folder.glob(pattern))]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
