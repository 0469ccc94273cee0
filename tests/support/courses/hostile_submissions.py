"""Submissions that somebody made to get marks, to do harm, or by mishap: one builder for each kind.

What is text lies in ``tests/grading/corpus``: files of answers, and cells of code. A builder gets
the folder of a good submission and spoils it.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[2] / "grading" / "corpus"
ANSWERS, NOTEBOOK, STAMP = "before.responses.json", "before.ipynb", "timestamp.txt"
HUGE = 100_000_000

Spoil = Callable[[Path], None]


@dataclass(frozen=True)
class Kind:
    """A kind of submission.

    Attributes:
        name: The student who hands it in.
        spoil: What is done to a good submission.
        earns: Whether its answers still count.
        asks: Whether a human is asked to look, and not only told.
    """

    name: str
    spoil: Spoil
    earns: bool
    asks: bool


def list_kinds(version: str, answers: dict[str, Any], canary: Path) -> list[Kind]:
    """All kinds, for a quiz of that version and these right answers.

    Args:
        version: Of the quiz.
        answers: What a file of answers holds under ``answers``, all right.
        canary: The file that any code makes that is run.
    """
    texts = sorted((CORPUS / "responses").glob("*.json"))
    kinds = [
        Kind(f"text-{path.stem}", _overwrite(path, version, answers), earns=False, asks=True)
        for path in texts
    ]
    for path in sorted((CORPUS / "cells").glob("*.txt")):
        kinds.append(Kind(f"cell-{path.stem}", _add_code(path, canary), earns=True, asks=False))
    kinds += [Kind(f"answers-{name}", spoil, False, True) for name, spoil in _ANSWERS.items()]
    kinds += [Kind(f"notebook-{name}", spoil, True, False) for name, spoil in _NOTEBOOKS.items()]
    kinds += [Kind(f"time-{name}", spoil, True, True) for name, spoil in _TIMES.items()]
    kinds += [Kind(f"files-{name}", spoil, True, False) for name, spoil in _FILES.items()]
    return kinds


def _overwrite(path: Path, version: str, answers: dict[str, Any]) -> Spoil:
    def spoil(folder: Path) -> None:
        content = path.read_bytes().replace(b"@VERSION@", version.encode())
        content = content.replace(b"@ANSWERS@", json.dumps(answers).encode())
        (folder / ANSWERS).write_bytes(content)

    return spoil


def _add_code(path: Path, canary: Path) -> Spoil:
    code = path.read_text(encoding="utf-8").replace("@CANARY@", str(canary))

    def spoil(folder: Path) -> None:
        cell = {"cell_type": "code", "id": "own", "metadata": {}, "source": code}
        cell |= {"execution_count": 1, "outputs": []}
        _edit(folder, lambda cells: cells.insert(2, cell))

    return spoil


def _edit(folder: Path, change: Callable[[list[dict[str, Any]]], object]) -> None:
    path = folder / NOTEBOOK
    table = json.loads(path.read_text(encoding="utf-8"))
    change(table["cells"])
    path.write_text(json.dumps(table), encoding="utf-8")


def _edit_cell(name: str, change: Callable[[dict[str, Any]], object]) -> Spoil:
    def spoil(folder: Path) -> None:
        _edit(folder, lambda cells: change(cells[_place(cells, name)]))

    return spoil


def _edit_cells(change: Callable[[list[dict[str, Any]]], object]) -> Spoil:
    return lambda folder: _edit(folder, change)


def _place(cells: list[dict[str, Any]], name: str) -> int:
    names = [cell["metadata"]["nbgrader"]["grade_id"] for cell in cells]
    return names.index(name)


def _set_mark(name: str, **marks: Any) -> Spoil:
    return _edit_cell(name, lambda cell: cell["metadata"]["nbgrader"].update(marks))


def _put(name: str, content: bytes) -> Spoil:
    return lambda folder: _replace(folder / name, lambda path: path.write_bytes(content))


def _put_sparse(name: str) -> Spoil:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(HUGE)

    return lambda folder: _replace(folder / name, make)


def _link(name: str, target: str) -> Spoil:
    return lambda folder: _replace(folder / name, lambda path: path.symlink_to(target))


def _put_folder(name: str) -> Spoil:
    def make(path: Path) -> None:
        path.mkdir()
        (path / "in it").write_text("in it", encoding="utf-8")

    return lambda folder: _replace(folder / name, make)


def _put_pipe(name: str) -> Spoil:
    return lambda folder: _replace(folder / name, os.mkfifo)


def _put_socket(name: str) -> Spoil:
    def make(path: Path) -> None:
        here = os.getcwd()
        # The path of a socket must be short.
        os.chdir(path.parent)
        try:
            with socket.socket(socket.AF_UNIX) as listener:
                listener.bind(path.name)
        finally:
            os.chdir(here)

    return lambda folder: _replace(folder / name, make)


def _replace(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink(missing_ok=True)
    make(path)


def _put_many(folder: Path) -> None:
    for number in range(400):
        (folder / f"more-{number}.txt").write_text("more", encoding="utf-8")


def _put_deep(folder: Path) -> None:
    (folder / "/".join("d" * 30)).mkdir(parents=True)
    (folder / "/".join("d" * 30) / "file").write_text("deep", encoding="utf-8")


def _put_forged_paper(folder: Path) -> None:
    table = json.loads((folder / "before.quiz.json").read_text(encoding="utf-8"))
    for item in table["items"]:
        item["points"] = 100
    (folder / "before.quiz.json").write_text(json.dumps(table), encoding="utf-8")


def _add_graded(cells: list[dict[str, Any]]) -> None:
    mark = {"schema_version": 3, "grade": True, "solution": False, "locked": True, "task": False}
    mark |= {"grade_id": "q-99", "points": 100, "cell_type": "code"}
    cell = {"cell_type": "code", "id": "q-99", "metadata": {"nbgrader": mark}, "source": "100.0"}
    cells.append(cell | {"execution_count": 1, "outputs": []})


def _forge_output(cell: dict[str, Any]) -> None:
    data = {"text/plain": "1.0", "text/html": "<script>alert(1)</script>"}
    output = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": data}
    cell["outputs"] = [output]
    cell["source"] = "1.0"


_ANSWERS: dict[str, Spoil] = {
    "missing": lambda folder: (folder / ANSWERS).unlink(),
    "deep": _put(ANSWERS, b"[" * 60_000),
    "deep_objects": _put(ANSWERS, b'{"a":' * 12_000),
    "too_large": _put_sparse(ANSWERS),
    "a_little_too_large": _put(ANSWERS, b" " * 65_537),
    "link_to_another": _link(ANSWERS, "../../zoe/before/before.responses.json"),
    "link_to_nothing": _link(ANSWERS, "nothing"),
    "link_to_device": _link(ANSWERS, "/dev/zero"),
    "link_to_itself": _link(ANSWERS, ANSWERS),
    "folder": _put_folder(ANSWERS),
    "pipe": _put_pipe(ANSWERS),
    "socket": _put_socket(ANSWERS),
}
_NOTEBOOKS: dict[str, Spoil] = {
    "changed": _edit_cell("q-01", lambda cell: cell.update(source="1.0")),
    "forged_output": _edit_cell("q-02", _forge_output),
    "moved": _edit_cells(lambda cells: cells.insert(2, cells.pop(_place(cells, "q-05")))),
    "duplicated": _edit_cells(lambda cells: cells.append(dict(cells[_place(cells, "q-05")]))),
    "deleted": _edit_cells(lambda cells: cells.pop(_place(cells, "q-05"))),
    "all_deleted": _edit_cells(list.clear),
    "points": _set_mark("q-01", points=100),
    "points_below_zero": _set_mark("q-01", points=-1),
    "not_graded": _set_mark("q-01", grade=False),
    "made_manual": _set_mark("q-01", solution=True),
    "renamed": _set_mark("q-01", grade_id="q-77"),
    "name_no_text": _set_mark("q-01", grade_id=["q-01"]),
    "newer_schema": _set_mark("q-01", schema_version=99),
    "other_type": _edit_cell("q-01", lambda cell: cell.update(cell_type="markdown")),
    "graded_added": _edit_cells(_add_graded),
    "source_no_text": _edit_cell("q-01", lambda cell: cell.update(source=1)),
    "metadata_no_object": _edit_cell("q-01", lambda cell: cell.update(metadata=[1])),
    "many_cells": _edit_cells(lambda cells: cells.extend([{}] * 3_000)),
    "not_json": _put(NOTEBOOK, b"no notebook"),
    "empty": _put(NOTEBOOK, b""),
    "list": _put(NOTEBOOK, b"[]"),
    "cells_no_list": _put(NOTEBOOK, b'{"cells": 3}'),
    "cells_no_objects": _put(NOTEBOOK, b'{"cells": [1, "two", null]}'),
    "bomb": _put(NOTEBOOK, b'{"cells":' + b"[" * 1_000_000),
    "bad_utf8": _put(NOTEBOOK, b'{"cells": ["\xff"]}'),
    "too_large": _put_sparse(NOTEBOOK),
    "missing": lambda folder: (folder / NOTEBOOK).unlink(),
    "link": _link(NOTEBOOK, "../../zoe/before/before.ipynb"),
    "link_to_nothing": _link(NOTEBOOK, "nothing.ipynb"),
    "folder": _put_folder(NOTEBOOK),
    "pipe": _put_pipe(NOTEBOOK),
}
_TIMES: dict[str, Spoil] = {
    "empty": _put(STAMP, b""),
    "no_time": _put(STAMP, b"soon"),
    "too_large": _put_sparse(STAMP),
    "bad_utf8": _put(STAMP, b"\xff\xfe"),
    "far_away": _put(STAMP, b"999999999999999999-01-01 10:00:00"),
    "zone_a_file": _put(STAMP, b"2026-03-01 10:00:00 ../../../gradebook.db"),
    "pipe": _put_pipe(STAMP),
}
_FILES: dict[str, Spoil] = {
    "link_to_gradebook": _link("more.txt", "../../../gradebook.db"),
    "link_to_folder": _link("more", "/"),
    "pipe": _put_pipe("more"),
    "too_large": _put_sparse("more.bin"),
    "many": _put_many,
    "deep": _put_deep,
    "paper_a_folder": _put_folder("before.quiz.json"),
    "strange_name": _link("=1+1\n,<b>\x1b", "/etc/hostname"),
    "forged_paper": _put_forged_paper,
}
