"""Tables of lessons for the guide: the lessons, their parts, and the minutes of each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from breakcontact.errors import BreakContactError
from breakcontact.files import PROJECT
from breakcontact.guide.escape import escape_text, load_words
from breakcontact.guide.numbers import render_table
from breakcontact.lessons import NOTEBOOK_KEY, LessonEntry, load_lesson, load_lessons
from breakcontact.vocabulary import AUDIENCES

_HEADING: Final = re.compile(r"^#{2,3} (.+)$", re.MULTILINE)
_NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a lesson.

    Attributes:
        id: Its name in the metadata of the notebook, such as ``review``.
        heading: Its heading.
        minutes: How long it takes.
        optional: Whether it is left out unless somebody opens it on purpose.
    """

    id: str
    heading: str
    minutes: int
    optional: bool = False


def load_parts(slug: str, language: str) -> tuple[Part, ...]:
    """The parts of a lesson that have a length, in their order.

    A cell that begins a part says so in its metadata:
    ``"breakcontact": {"part": "review", "minutes": 12}``.

    Raises:
        BreakContactError: If there is no such lesson, or what a cell says is incomplete.
    """
    path = _find_notebook(slug, language)
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    said = [
        (number, cell) for number, cell in enumerate(cells, 1) if NOTEBOOK_KEY in cell["metadata"]
    ]
    return tuple(_read_part(cell, f"{path}, cell {number}") for number, cell in said)


def render_lessons(language: str) -> str:
    """The lessons for each audience as a table, with links to the guide's pages about them."""
    titles = {lesson.slug: escape_text(lesson.titles[language]) for lesson in load_lessons()}

    def list_cells(lesson: LessonEntry) -> list[str]:
        return [
            f"[{titles[lesson.slug]}](lesson_{lesson.slug}.md)",
            str(lesson.minutes),
            ", ".join(titles[each] for each in lesson.prerequisites) or _NOTHING,
            f"`{lesson.check}`" if lesson.check else _NOTHING,
        ]

    head = ("lessons.lesson", "minutes.about", "lessons.first", "lessons.check")
    return _render_groups(head, list_cells, language)


def render_course(language: str) -> str:
    """The lessons for each audience as a table for the README, with links to the notebooks."""

    def list_cells(lesson: LessonEntry) -> list[str]:
        links = [
            f"[{escape_text(title)}](lessons/{each}/{lesson.slug}.ipynb)"
            for each, title in lesson.titles.items()
        ]
        return [" · ".join(links), str(lesson.minutes)]

    return _render_groups(("lessons.lesson", "minutes.about"), list_cells, language)


def _render_groups(
    head: Sequence[str], list_cells: Callable[[LessonEntry], list[str]], language: str
) -> str:
    """A table for each audience that has lessons, under a line that names it."""
    words = load_words(language)
    tables = []
    for audience in AUDIENCES:
        if lessons := load_lessons(audience=audience):
            table = render_table([words[each] for each in head], [*map(list_cells, lessons)])
            tables.append(f"**{words[f'lessons.group.{audience}']}**\n\n{table}")
    return "\n\n".join(tables)


def render_lesson(slug: str, language: str) -> str:
    """The parts of a lesson and their minutes as a table."""
    words = load_words(language)
    parts = load_parts(slug, language)
    core = [part for part in parts if not part.optional]
    rows = [[escape_text(part.heading), str(part.minutes)] for part in core]
    rows.append([f"**{words['minutes.sum']}**", f"**{sum(part.minutes for part in core)}**"])
    rows += [
        [words["minutes.optional"].format(part=f"*{escape_text(part.heading)}*"), str(part.minutes)]
        for part in parts
        if part.optional
    ]
    return render_table([words["minutes.part"], words["minutes.about"]], rows)


def _read_part(cell: dict[str, Any], where: str) -> Part:
    said, heading = cell["metadata"][NOTEBOOK_KEY], _HEADING.search("".join(cell["source"]))
    try:
        return Part(
            said["part"],
            heading[1] if heading else said["part"],
            int(said["minutes"]),
            optional=bool(said.get("optional")),
        )
    except (KeyError, TypeError, ValueError):
        raise BreakContactError(
            f"{where}: the metadata should be like "
            '"breakcontact": {"part": "review", "minutes": 12}.'
        ) from None


def _find_notebook(slug: str, language: str) -> Path:
    load_lesson(slug)
    for folder in (PROJECT, Path.cwd()):
        path = folder / "lessons" / language / f"{slug}.ipynb"
        if path.is_file():
            return path
    raise BreakContactError(f"There is no notebook lessons/{language}/{slug}.ipynb.")
