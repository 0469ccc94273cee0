"""Compare a notebook that was handed in with the one that was handed out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from breakcontact.grading.bounded_files import UnreadableError, read_submitted
from breakcontact.grading.source_assignment import QuizNotebook, SourceCell
from breakcontact.quiz.reasons import Reason, make_reason

LARGEST_NOTEBOOK = 4_000_000
MOST_CELLS = 2_000

_SENTENCES = {
    "no-notebook": "There is no notebook {file}; the answers were read without it.",
    "not-a-notebook": "{file} holds no notebook; the answers were read without it.",
    "no-cells": "{file} holds no cells; the answers were read without it.",
    "many-cells": "{file} holds {number} cells; they were not looked at.",
    "deleted": "The cell '{cell}' was deleted.",
    "repeated": "The cell '{cell}' is there {number} times.",
    "moved": "Cells were moved.",
    "retyped": "The cell '{cell}' was made a cell of another type.",
    "edited": "The text of the cell '{cell}' was changed.",
    "repurposed": "What the cell '{cell}' is for was changed.",
    "points": "The points of the cell '{cell}' were changed; the teacher's count.",
    "marks-added": "{number} cells for marks were added; they count for nothing.",
    "code-added": "{number} cells of code were added; they were not run.",
    "text-added": "{number} cells of text were added; they are in the submitted folder.",
}


def list_differences(quiz: QuizNotebook, path: Path) -> list[Reason]:
    """A note for each difference; never raises an error, whatever the file contains.

    No mark depends on them, because submitted cells are neither run nor graded.
    """
    try:
        table = json.loads(read_submitted(path, LARGEST_NOTEBOOK))
    except FileNotFoundError:
        return [_note("no-notebook", file=path.name)]
    except UnreadableError as error:
        fault = error.reason
        sentence = f"{fault} The answers were read without it."
        return [Reason(sentence, f"notebook.{fault.code}", fault.details)]
    except (ValueError, RecursionError):
        return [_note("not-a-notebook", file=path.name)]
    cells = table.get("cells") if isinstance(table, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        return [_note("no-cells", file=path.name)]
    if len(cells) > MOST_CELLS:
        return [_note("many-cells", file=path.name, number=len(cells))]
    return list(_compare(quiz, cells))


def _compare(quiz: QuizNotebook, cells: list[dict[str, Any]]) -> Iterator[Reason]:
    source_cells = {cell.name: cell for cell in quiz.cells}
    marks = [_read_mark(cell) for cell in cells]
    names = [str(mark.get("grade_id", "")) for mark in marks]
    counted = Counter(name for name in names if name in source_cells)
    for name in source_cells:
        if not counted[name]:
            yield _note("deleted", cell=name)
        elif counted[name] > 1:
            yield _note("repeated", cell=name, number=counted[name])
    shown = list(dict.fromkeys(name for name in names if name in source_cells))
    if shown != [name for name in source_cells if name in counted]:
        yield _note("moved")
    for name, mark, cell in zip(names, marks, cells, strict=True):
        if name in source_cells:
            yield from _compare_cell(source_cells[name], mark, cell)
    yield from _count_added(source_cells, names, marks, cells)


def _compare_cell(
    source_cell: SourceCell, mark: Mapping[str, Any], cell: Mapping[str, Any]
) -> Iterator[Reason]:
    if cell.get("cell_type") != source_cell.cell_type:
        yield _note("retyped", cell=source_cell.name)
    if _read_source(cell) != source_cell.released:
        yield _note("edited", cell=source_cell.name)
    is_graded = source_cell.points is not None and not source_cell.is_task
    made_for = {
        "grade": is_graded,
        "solution": False,
        "task": source_cell.is_task,
        "schema_version": 3,
    }
    if any(mark.get(name, False) != value for name, value in made_for.items()):
        yield _note("repurposed", cell=source_cell.name)
    if source_cell.points is not None and mark.get("points") != source_cell.points:
        yield _note("points", cell=source_cell.name)


def _count_added(
    source_cells: Mapping[str, SourceCell],
    names: list[str],
    marks: list[Mapping[str, Any]],
    cells: list[dict[str, Any]],
) -> Iterator[Reason]:
    added = [i for i, name in enumerate(names) if name not in source_cells]
    graded = [i for i in added if any(marks[i].get(flag) for flag in ("grade", "task"))]
    code = [i for i in added if cells[i].get("cell_type") == "code" and _read_source(cells[i])]
    if graded:
        yield _note("marks-added", number=len(graded))
    if code:
        yield _note("code-added", number=len(code))
    others = [i for i in added if i not in graded and i not in code and _read_source(cells[i])]
    if others:
        yield _note("text-added", number=len(others))


def _note(code: str, **details: object) -> Reason:
    return make_reason(f"notebook.{code}", _SENTENCES[code], **details)


def _read_mark(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    metadata = cell.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return mark if isinstance(mark, dict) else {}


def _read_source(cell: Mapping[str, Any]) -> str | None:
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return source if isinstance(source, str) else None
