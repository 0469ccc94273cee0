"""Which notebooks become pages: those of the course, and those in a folder of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from breakcontact.errors import BreakContactError
from breakcontact.files import PROJECT
from breakcontact.i18n import list_languages
from breakcontact.invocation import command
from breakcontact.lessons import find_practice, list_assignments, load_lessons
from breakcontact.own_lessons.find import list_sources
from breakcontact.quiz import load_definition
from breakcontact.vocabulary import AUDIENCES, Audience

NOTEBOOK = ".ipynb"
LESSONS = PROJECT / "lessons"
ASSIGNMENTS = PROJECT / "assessments" / "source"


@dataclass(frozen=True, slots=True)
class LessonSource:
    """One lesson of a site, or a quiz.

    Attributes:
        slug: The name of its pages.
        notebooks: Its notebook in each language that it is written in; of a quiz that is handed
            in, the definition, which is the same for all languages.
        audience: Whom it is for.
        minutes: How long it takes with a class; 0 if nobody says.
        is_handed_in: Whether it is a quiz that is handed in.
    """

    slug: str
    notebooks: Mapping[str, Path]
    audience: tuple[str, ...]
    minutes: int = 0
    is_handed_in: bool = False


def list_course(audience: Audience | None = None) -> list[LessonSource]:
    """The lessons of the course, in the order of teaching, and then the quizzes.

    Args:
        audience: Whom they are for; left out, they are for everyone.

    Raises:
        BreakContactError: If the notebooks are not there, or there is nothing for the audience.
    """
    if not LESSONS.is_dir():
        raise BreakContactError(
            f"The notebooks of the lessons are not in {LESSONS}. A site is built in a copy of the "
            "whole project."
        )
    lessons = [
        LessonSource(entry.slug, _find_notebooks(entry.slug), entry.audience, entry.minutes)
        for entry in load_lessons()
    ]
    practice = [(find_practice(reader), reader) for reader in AUDIENCES]
    quizzes = [
        LessonSource(slug, _find_notebooks(slug), (reader,)) for slug, reader in practice if slug
    ]
    every = lessons + quizzes + _list_handed_in()
    found = [each for each in every if audience in (None, *each.audience)]
    if not found:
        raise BreakContactError(f"There are no lessons for the audience '{audience}' yet.")
    return found


def _list_handed_in() -> list[LessonSource]:
    """The quizzes that are handed in, for each audience."""
    readers: dict[str, list[str]] = {}
    for reader in AUDIENCES:
        for slug in list_assignments(audience=reader):
            readers.setdefault(slug, []).append(reader)
    found = []
    for slug, audience in readers.items():
        path = ASSIGNMENTS / slug / f"{slug}.quiz.json"
        definitions = dict.fromkeys(load_definition(path).languages, path)
        found.append(LessonSource(slug, definitions, tuple(audience), is_handed_in=True))
    return found


def _find_notebooks(slug: str) -> dict[str, Path]:
    paths = {code: LESSONS / code / f"{slug}{NOTEBOOK}" for code in list_languages()}
    return {code: path for code, path in paths.items() if path.is_file()}


def list_folder(folder: Path) -> list[LessonSource]:
    """The lessons in a folder of one's own, as ``breakcontact new`` lays them out.

    Raises:
        BreakContactError: If there are none, or a source in the folder has a fault.
    """
    found: dict[str, dict[str, Path]] = {}
    for code in list_languages():
        for path in sorted((folder / code).glob(f"*{NOTEBOOK}")):
            found.setdefault(path.stem, {})[code] = path
    if not found:
        raise BreakContactError(
            f"There are no notebooks in {folder}: they are expected in its folders "
            f"{' and '.join(list_languages())}, such as {folder / next(iter(list_languages()))}."
        )
    _check_sources(folder)
    return [LessonSource(slug, books, ()) for slug, books in sorted(found.items())]


def _check_sources(folder: Path) -> None:
    """See that every story and its questions can be compiled."""
    # Loads the authoring modules, which the course's own lessons do not need.
    from breakcontact.own_lessons.compiling import compile_own

    for source in list_sources(folder):
        faults = [each for each in compile_own(source).faults if not _is_warning(each.code)]
        for fault in faults:
            raise BreakContactError(
                f"{fault.file}, line {fault.line}: {fault.sentence} Correct it first; "
                f"'{command('check', folder)}' lists everything."
            )


def _is_warning(code: str) -> bool:
    from breakcontact.authoring.codes import CODES

    return code in CODES and CODES[code].is_warning


def choose_languages(lessons: Sequence[LessonSource], chosen: str | None) -> list[LessonSource]:
    """The lessons with the notebooks of one language, or with all.

    Raises:
        BreakContactError: If nothing is written in the language.
    """
    if chosen is None:
        return list(lessons)
    known = list(dict.fromkeys(code for each in lessons for code in each.notebooks))
    if chosen not in known:
        raise BreakContactError(
            f"No lesson is written in '{chosen}'; there are lessons in: {', '.join(known)}."
        )
    return [
        replace(each, notebooks={chosen: each.notebooks[chosen]})
        for each in lessons
        if chosen in each.notebooks
    ]
