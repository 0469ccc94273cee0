"""Build the nbgrader course and the practice lesson from the bank."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from breakcontact.authoring.build import Plan, build_source
from breakcontact.authoring.lesson_list import CourseQuizzes
from breakcontact.authoring.problems import Problem
from breakcontact.authoring.source_types import Kind, Texts, render_json
from breakcontact.item_bank.blueprint import OBJECTIVES_FILE
from breakcontact.item_bank.checks import check_bank
from breakcontact.item_bank.definitions import make_definition
from breakcontact.item_bank.model import Bank, list_lines
from breakcontact.item_bank.notebooks import render_assignment, render_practice

_BANK = "assessments/bank"
_SOURCE = "assessments/source"
_PRACTICE = "widgets/breakcontact/data/built"
_LESSONS = "lessons"


def items_kind(sources: Collection[str], lessons: Collection[str], quizzes: CourseQuizzes) -> Kind:
    """The kind of bank files, given the ids that their items can refer to.

    Args:
        sources: Ids of all sources that a key may cite.
        lessons: Slugs of all lessons.
        quizzes: Which of the files are practice, and which are parallel forms.
    """
    check = partial(check_bank, sources=sources, lessons=lessons, quizzes=quizzes)
    build = partial(_build, practice=quizzes.practice)
    return Kind("items", Bank, list_lines, check, build)


def has_bank(root: Path) -> bool:
    """Whether a folder is a project with a bank, as opposed to an installed package."""
    return (root / _BANK).is_dir()


def plan_course(root: Path, kinds: Sequence[Kind]) -> Plan:
    """Check the bank of a project, and build its course and practice lessons in memory."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    unfinished: list[Problem] = []
    for source in sorted((root / _BANK).glob("*.yaml")):
        built = build_source(source, kinds)
        problems += built.problems
        unfinished += built.unfinished
        texts.update(built.texts)
    found = frozenset(_find_built(root))
    return Plan(root, texts, sorted(problems), found, sorted(unfinished))


def _build(bank: Bank, work: object, texts: Texts, practice: Collection[str]) -> dict[str, str]:
    is_practice = bank.slug in practice
    definition = render_json(make_definition(bank, texts, is_practice=is_practice))
    if is_practice:
        lessons = {
            f"{_LESSONS}/{language}/{bank.slug}.ipynb": render_practice(bank, language, lines)
            for language, lines in texts.items()
        }
        return {f"{_PRACTICE}/{bank.slug}.quiz.json": definition, **lessons}
    folder = f"{_SOURCE}/{bank.slug}"
    return {
        f"{folder}/{bank.slug}.ipynb": render_assignment(bank, texts),
        f"{folder}/{bank.slug}.quiz.json": definition,
    }


def _find_built(root: Path) -> set[str]:
    """The built files that exist; a teacher's own assignments without a quiz are not among them."""
    found: list[Path] = list(root.glob(OBJECTIVES_FILE))
    for definition in root.glob(f"{_PRACTICE}/*.quiz.json"):
        slug = definition.name.removesuffix(".quiz.json")
        found += [definition, *root.glob(f"{_LESSONS}/*/{slug}.ipynb")]
    for definition in root.glob(f"{_SOURCE}/*/*.quiz.json"):
        notebook = definition.with_name(definition.name.replace(".quiz.json", ".ipynb"))
        found += [path for path in (definition, notebook) if path.is_file()]
    return {path.relative_to(root).as_posix() for path in found}
