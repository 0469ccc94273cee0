"""Compare a notebook that was handed in with the one that was handed out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from breakcontact.grading.bounded_files import UnreadableError, read_submitted
from breakcontact.grading.source_assignment import QuizNotebook, SourceCell

LARGEST_NOTEBOOK = 4_000_000
MOST_CELLS = 2_000


def list_differences(quiz: QuizNotebook, path: Path) -> list[str]:
    """A sentence for each difference; never raises, whatever lies there.

    No mark hangs on any of them: cells that were handed in are neither run nor graded.
    """
    try:
        table = json.loads(read_submitted(path, LARGEST_NOTEBOOK))
    except FileNotFoundError:
        return [f"There is no notebook {path.name}; the answers were read without it."]
    except UnreadableError as error:
        return [f"{error} The answers were read without it."]
    except (ValueError, RecursionError):
        return [f"{path.name} holds no notebook; the answers were read without it."]
    cells = table.get("cells") if isinstance(table, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        return [f"{path.name} holds no cells; the answers were read without it."]
    if len(cells) > MOST_CELLS:
        return [f"{path.name} holds {len(cells)} cells; they were not looked at."]
    return list(_compare(quiz, cells))


def _compare(quiz: QuizNotebook, cells: list[dict[str, Any]]) -> Iterator[str]:
    source_cells = {cell.name: cell for cell in quiz.cells}
    marks = [_read_mark(cell) for cell in cells]
    names = [str(mark.get("grade_id", "")) for mark in marks]
    counted = Counter(name for name in names if name in source_cells)
    for name in source_cells:
        if not counted[name]:
            yield f"The cell '{name}' was deleted."
        elif counted[name] > 1:
            yield f"The cell '{name}' stands there {counted[name]} times."
    shown = list(dict.fromkeys(name for name in names if name in source_cells))
    if shown != [name for name in source_cells if name in counted]:
        yield "Cells were moved."
    for name, mark, cell in zip(names, marks, cells, strict=True):
        if name in source_cells:
            yield from _compare_cell(source_cells[name], mark, cell)
    yield from _count_added(source_cells, names, marks, cells)


def _compare_cell(
    source_cell: SourceCell, mark: Mapping[str, Any], cell: Mapping[str, Any]
) -> Iterator[str]:
    if cell.get("cell_type") != source_cell.cell_type:
        yield f"The cell '{source_cell.name}' was made a cell of another type."
    if _read_source(cell) != source_cell.released:
        yield f"The text of the cell '{source_cell.name}' was changed."
    is_graded = source_cell.points is not None and not source_cell.is_task
    made_for = {
        "grade": is_graded,
        "solution": False,
        "task": source_cell.is_task,
        "schema_version": 3,
    }
    if any(mark.get(name, False) != value for name, value in made_for.items()):
        yield f"What the cell '{source_cell.name}' is for was changed."
    if source_cell.points is not None and mark.get("points") != source_cell.points:
        yield f"The points of the cell '{source_cell.name}' were changed; the teacher's count."


def _count_added(
    source_cells: Mapping[str, SourceCell],
    names: list[str],
    marks: list[Mapping[str, Any]],
    cells: list[dict[str, Any]],
) -> Iterator[str]:
    added = [i for i, name in enumerate(names) if name not in source_cells]
    graded = [i for i in added if any(marks[i].get(flag) for flag in ("grade", "task"))]
    code = [i for i in added if cells[i].get("cell_type") == "code" and _read_source(cells[i])]
    if graded:
        yield f"{len(graded)} cells for marks were added; they count for nothing."
    if code:
        yield f"{len(code)} cells of code were added; they were not run."
    others = [i for i in added if i not in graded and i not in code and _read_source(cells[i])]
    if others:
        yield f"{len(others)} cells of text were added; they are in the submitted folder."


def _read_mark(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    metadata = cell.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return mark if isinstance(mark, dict) else {}


def _read_source(cell: Mapping[str, Any]) -> str | None:
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return source if isinstance(source, str) else None
