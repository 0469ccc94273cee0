"""What the lessons say of themselves: their parts, and how many minutes each is meant to take."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from breakcontact.errors import BreakContactError
from breakcontact.guide.numbers import render_table
from breakcontact.guide.words import load_words

BEFORE: Final = "before"
"""The id of what comes before the first part that runs."""

_HEADING: Final = re.compile(r"^#{2,3} (.+)$", re.MULTILINE)
_MINUTES: Final = re.compile(r"^\*\D*(\d+) minut\w+\*$", re.MULTILINE)
_CALL: Final = re.compile(r'^lesson\.(\w+)\((?:"([\w-]+)")?\)', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a lesson.

    Attributes:
        id: What it shows first: ``chat``, ``review``, or the name of a figure.
        heading: Its heading.
        minutes: What the lesson says that it takes.
    """

    id: str
    heading: str
    minutes: int


def load_parts(slug: str, language: str) -> tuple[Part, ...]:
    """The parts of a lesson that say how long they take, in their order.

    Raises:
        BreakContactError: If there is no such lesson.
    """
    path = _find_lesson(slug, language)
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    parts: list[Part] = []
    for index, cell in enumerate(cells):
        source = "".join(cell["source"])
        heading, minutes = _HEADING.search(source), _MINUTES.search(source)
        if heading and minutes:
            part_id = _find_call(cells[index + 1 :])
            parts.append(Part(part_id, heading[1], int(minutes[1])))
    return tuple(parts)


def render_lesson(slug: str, language: str) -> str:
    """The parts of a lesson and their minutes as a table."""
    words = load_words(language)
    parts = load_parts(slug, language)
    rows = [[part.heading, str(part.minutes)] for part in parts]
    rows.append([f"**{words['minutes.sum']}**", f"**{sum(part.minutes for part in parts)}**"])
    return render_table([words["minutes.part"], words["minutes.about"]], rows)


def _find_call(cells: list[dict[str, Any]]) -> str:
    """The first thing that is shown before the next heading, else :data:`BEFORE`."""
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and _HEADING.search(source):
            return BEFORE
        call = _CALL.search(source)
        if call:
            return call[2] or call[1]
    return BEFORE


def _find_lesson(slug: str, language: str) -> Path:
    for folder in (Path(__file__).parent.parent.parent.parent, Path.cwd()):
        path = folder / "lessons" / language / f"{slug}.ipynb"
        if path.is_file():
            return path
    raise BreakContactError(f"There is no lesson '{slug}' in '{language}'.")
