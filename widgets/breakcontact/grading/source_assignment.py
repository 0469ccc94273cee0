"""Quizzes as the gradebook stores them: their cells, keys and points."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader import api
from nbgrader.api import Gradebook, MissingEntry, Notebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme

from breakcontact.quiz import DefinitionError, QuizDefinition, check_key, load_definition
from breakcontact.quiz.items import type_of

REMARKS = "remarks"
"""The cell whose comment holds the review flags of a submission."""

NO_KERNEL = {"name": "none", "display_name": "none", "language": "python"}
"""The kernel of a notebook that is not to be run."""

MARKS = "-marks"
"""The suffix that makes an item's id the name of the cell in which a teacher marks it."""


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell of the source notebook, as nbgrader stores it.

    Attributes:
        name: Its grade id.
        cell_type: ``code`` or ``markdown``.
        source: Its text with hidden tests and mark scheme.
        released: Its text as learners got it.
        checksum: nbgrader's own, of ``source``.
        is_locked: Whether learners should not change it.
        is_task: Whether it is marked by hand.
        points: The most points it can give, or ``None`` if it gives none.
        id: The id that its grades refer to, or ``None`` if it has none.
    """

    name: str
    cell_type: str
    source: str
    released: str
    checksum: str | None
    is_locked: bool
    is_task: bool
    points: float | None
    id: str | None


@dataclass(frozen=True, slots=True)
class QuizNotebook:
    """A notebook whose graded cells are all quiz items.

    Attributes:
        name: Without its ending.
        id: nbgrader's id of it.
        kernelspec: Its kernel, as notebooks name it.
        definition: What is asked.
        cells: In the order of the notebook.
        keys: Right answers by item.
    """

    name: str
    id: str
    kernelspec: Mapping[str, Any]
    definition: QuizDefinition
    cells: tuple[SourceCell, ...]
    keys: Mapping[str, Mapping[str, Any]]

    @property
    def graded(self) -> tuple[SourceCell, ...]:
        """The cells that get a score."""
        return tuple(cell for cell in self.cells if cell.id is not None)

    @property
    def commented(self) -> tuple[SourceCell, ...]:
        """The cells that get a comment."""
        return tuple(cell for cell in self.cells if cell.is_task)


@dataclass(frozen=True, slots=True)
class QuizAssignment:
    """An assignment that can be graded without running anything.

    Attributes:
        name: Its name.
        id: nbgrader's id of it.
        duedate: When it was due, or ``None``.
        notebooks: By name.
    """

    name: str
    id: str
    duedate: datetime | None
    notebooks: Mapping[str, QuizNotebook]


def load_quiz(gradebook: Gradebook, course: CourseDirectory, name: str) -> QuizAssignment | str:
    """Load the quiz of that name, or return a sentence that says why it is not a quiz of ours."""
    try:
        assignment = gradebook.find_assignment(name)
    except MissingEntry:
        return f"The gradebook holds no assignment '{name}'."
    notebooks = {}
    for notebook in assignment.notebooks:
        loaded = _load_notebook(notebook, course, name)
        if isinstance(loaded, str):
            return loaded
        notebooks[notebook.name] = loaded
    if not notebooks:
        return f"The gradebook holds no notebook of '{name}'."
    return QuizAssignment(name, assignment.id, assignment.duedate, notebooks)


def read_key(source: str, item: str) -> Any:
    """Read the literal that a cell passes to ``quiz.key`` for an item, without running it.

    Returns:
        The key, or ``None`` if there is not exactly one such call with a literal.
    """
    try:
        nodes = ast.walk(ast.parse(source))
        keys = [key for node in nodes if (key := _find_literal(node, item)) is not None]
        return ast.literal_eval(keys[0]) if len(keys) == 1 else None
    except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError):
        return None


def find_step(course: CourseDirectory, step: str, assignment: str) -> Path:
    """The folder of an assignment in ``source/`` or ``release/``."""
    return Path(course.format_path(step, ".", assignment))


def _load_notebook(
    notebook: Notebook, course: CourseDirectory, assignment: str
) -> QuizNotebook | str:
    where = f"the notebook '{notebook.name}' of '{assignment}'"
    definition = _find_definition(course, assignment, notebook.name)
    if definition is None:
        return f"There is no {notebook.name}.quiz.json for {where}."
    if notebook.solution_cells:
        return f"There are cells that learners write into in {where}."
    sources = {cell.name: cell for cell in notebook.source_cells}
    keys: dict[str, Mapping[str, Any]] = {}
    for cell in notebook.grade_cells:
        item = definition.find_item(cell.name)
        key: Any = read_key(sources[cell.name].source, cell.name) if cell.name in sources else None
        if item is None or check_key(item, key) or item.points != cell.max_score:
            return f"The cell '{cell.name}' has no key that fits its item, in {where}."
        keys[cell.name] = key
    lost = [
        item.id
        for item in definition.items
        if not type_of(item).is_marked_by_hand and item.id not in keys
    ]
    if lost or not keys:
        return f"There is no graded cell for {', '.join(lost) or 'any item'} in {where}."
    graded = {cell.name: cell for cell in (*notebook.grade_cells, *notebook.task_cells)}
    tasks = {cell.name for cell in notebook.task_cells}
    positions = _read_positions(
        find_step(course, course.source_directory, assignment), notebook.name
    )
    return QuizNotebook(
        name=notebook.name,
        id=notebook.id,
        kernelspec=_read_kernelspec(notebook.kernelspec),
        definition=definition,
        cells=tuple(
            _take_cell(cell, graded.get(cell.name), cell.name in tasks, course)
            for cell in sorted(sources.values(), key=lambda cell: positions.get(cell.name, 0))
        ),
        keys=keys,
    )


def _read_kernelspec(text: str | None) -> Mapping[str, Any]:
    """The kernel of a notebook; one that none shall run has a sentence in its place."""
    found = json.loads(text or "{}")
    return found if isinstance(found, dict) else NO_KERNEL


def _take_cell(
    cell: api.SourceCell, graded: Any, is_task: bool, course: CourseDirectory
) -> SourceCell:
    node = NotebookNode(  # type: ignore[no-untyped-call]
        cell_type=cell.cell_type,
        source=cell.source,
        metadata={"nbgrader": {"grade": graded is not None and not is_task, "task": is_task}},
    )
    for preprocessor in (ClearHiddenTests, ClearMarkScheme):
        node, _ = preprocessor(parent=course).preprocess_cell(node, {}, 0)
    return SourceCell(
        name=cell.name,
        cell_type=cell.cell_type,
        source=cell.source,
        released=node.source,
        checksum=cell.checksum,
        is_locked=cell.locked,
        is_task=is_task,
        points=graded.max_score if graded else None,
        id=graded.id if graded else None,
    )


def _find_definition(
    course: CourseDirectory, assignment: str, notebook: str
) -> QuizDefinition | None:
    """Prefer the released definition, because the source may have been rebuilt since."""
    for step in (course.release_directory, course.source_directory):
        try:
            definition = load_definition(
                find_step(course, step, assignment) / f"{notebook}.quiz.json"
            )
        except DefinitionError:
            continue
        if definition.slug == notebook:
            return definition
    return None


def _read_positions(folder: Path, notebook: str) -> dict[str, int]:
    """The position of each cell, because only SQLite returns cells in order."""
    try:
        table = json.loads((folder / f"{notebook}.ipynb").read_text(encoding="utf-8"))
        names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in table["cells"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {name: position for position, name in enumerate(names)}


def _find_literal(node: ast.AST, item: str) -> ast.expr | None:
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="quiz"), attr="key"),
            args=[ast.Constant(value=str(name)), literal],
            keywords=[],
        ) if name == item:
            return literal
    return None
