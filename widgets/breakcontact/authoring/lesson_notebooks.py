"""Check the text cells of lesson notebooks against the content rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from breakcontact.authoring.content_rules import MARKUP, Reader
from breakcontact.authoring.problems import Problem, UnreadableError
from breakcontact.i18n import SOURCE_LANGUAGE, list_languages


def check_lesson(text: str, file: str) -> tuple[list[Problem], int]:
    """Check a notebook's text cells; its language is the name of its folder, or else English.

    Returns:
        The problems, whose line is the number of the cell and whose column is the line in the
        cell, and the number of text cells.

    Raises:
        UnreadableError: If the text is not a notebook.
    """
    cells = read_cells(text, file)
    shown = [(number, source) for number, source in enumerate(cells, 1) if source is not None]
    reader = Reader(language_of(file), file)
    problems = [
        Problem(file, number, row, code, f"In cell {number}, line {row}: {sentence}")
        for number, source in shown
        for row, line in enumerate(source.splitlines(), 1)
        for code, sentence in reader.find_breaches(line, "lesson")
        if code != MARKUP  # a notebook is written in Markdown
    ]
    return problems, len(shown)


def language_of(file: str) -> str:
    """The language of a notebook: its folder's name, or the source language in other folders."""
    folder = Path(file).resolve().parent.name
    return folder if folder in list_languages() else SOURCE_LANGUAGE


def read_cells(text: str, file: str) -> list[str | None]:
    """The text of every Markdown cell of a notebook; ``None`` for other cells.

    Raises:
        UnreadableError: If the text is not a notebook.
    """
    try:
        notebook = json.loads(text)
        return [_read_text(cell) for cell in notebook["cells"]]
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        line = getattr(error, "lineno", 1)
        column = getattr(error, "colno", 1)
        sentence = "This is not a Jupyter notebook; open it in JupyterLab and save it again."
        raise UnreadableError(Problem(file, line, column, "BC901", sentence)) from None


def _read_text(cell: Any) -> str | None:
    source = cell["source"]
    joined = source if isinstance(source, str) else "".join(source)
    return joined if cell["cell_type"] == "markdown" else None
