"""Notebooks for tests: lessons with more cells, and ones made of nothing but cells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from breakcontact.lab.notebooks import render_notebook

EMPTY: dict[str, Any] = {
    "cells": [],
    "metadata": {
        "breakcontact": {},
        "kernelspec": {
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "name": "python3",
        },
        "language_info": {"name": "python"},
    },
    "nbformat": 4,
    "nbformat_minor": 5,
}


def add_cells(notebook: Path, *sources: str) -> None:
    """Put code cells after those that a notebook has."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    content["cells"] += [_code_cell(f"added-{at}", text) for at, text in enumerate(sources)]
    notebook.write_text(render_notebook(content), encoding="utf-8", newline="\n")


def write_notebook(notebook: Path, *sources: str) -> None:
    """Write a notebook of these code cells."""
    notebook.write_text(json.dumps(EMPTY), encoding="utf-8")
    add_cells(notebook, *sources)


def _code_cell(cell_id: str, source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_id,
        "metadata": {},
        "outputs": [],
        "source": source.splitlines(keepends=True),
    }
