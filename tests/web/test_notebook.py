"""A notebook is read, never run: its text, the parts it shows, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from breakcontact.errors import BreakContactError
from breakcontact.web.markdown import render_inline, render_markdown
from breakcontact.web.notebook import Call, Text, read_notebook


def write_notebook(folder: Path, *cells: tuple[str, str]) -> Path:
    """A notebook with cells of these kinds and texts."""
    path = folder / "mine.ipynb"
    table = [{"cell_type": kind, "source": text} for kind, text in cells]
    path.write_text(json.dumps({"cells": table}), encoding="utf-8")
    return path


def test_text_and_parts_come_in_the_order_of_the_notebook(tmp_path: Path) -> None:
    """What is said about JupyterLab before the title is left out."""
    lesson = 'from breakcontact.ui import Lesson\n\nlesson = Lesson("a")\nlesson.figure("money")'
    path = write_notebook(
        tmp_path, ("markdown", "Press Start.\n\n# Mine\n\nHello."), ("code", lesson), ("raw", "x")
    )

    parts = read_notebook(path)

    shown = Call("Lesson", ("a",), "figure", ("money",), "mine.ipynb, cell 2")
    assert parts == [Text("# Mine\n\nHello."), shown]


@pytest.mark.parametrize(
    "code",
    [
        "import os",
        "print(1)",
        "lesson.chat()",
        'lesson = Lesson("a")\nlesson.chat(memory_only=True)',
        'lesson = Lesson(open("x"))',
        "lesson = (",
    ],
)
def test_other_code_is_refused_with_its_place(tmp_path: Path, code: str) -> None:
    """One sentence says in which cell it is; nothing of it has run."""
    path = write_notebook(tmp_path, ("markdown", "# A"), ("code", code))

    with pytest.raises(BreakContactError, match=r"^mine\.ipynb, cell 2: a site shows only"):
        read_notebook(path)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": 7}', '{"cells": [{}]}'])
def test_what_is_no_notebook_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    """One sentence instead of a traceback."""
    path = tmp_path / "mine.ipynb"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BreakContactError, match="not a Jupyter notebook"):
        read_notebook(path)


def test_markup_in_a_text_is_shown_as_typed() -> None:
    """Neither a script nor an address with one gets into a page."""
    links = "[go](javascript:alert(1)) [away](other.ipynb) [on](b.ipynb)"
    text = f"# A <b>\n\n<script>x</script> {links}"
    known = {"b.ipynb": "b.html"}

    page = render_markdown(text, known.get)

    assert "<script>" not in page
    assert 'href="javascript' not in page
    assert '<a href="b.html">on</a>' in page
    assert "away" in page
    assert "other.ipynb" not in page
    assert render_inline("*In* [lesson 1](a.ipynb) & on") == "In lesson 1 &amp; on"
