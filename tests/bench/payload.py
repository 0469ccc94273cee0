"""What a page has to load before anything is drawn."""

from __future__ import annotations

import contextlib
import gzip
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import comm
from comm.base_comm import BaseComm
from table import Row, bound_row

import breakcontact
from breakcontact.story import Story
from breakcontact.ui.assets import load_module, load_style

KILOBYTE = 1024
WIDGETS = {"chat": 40.0, "review": None, "steps": None, "practice": None}
STORIES = Path(breakcontact.__file__).parent / "data" / "built"
NOTEBOOKS = Path(__file__).parent.parent.parent / "lessons" / "en"


def measure() -> Iterator[Row]:
    """Sizes over the wire: each widget's code, each story, and all that a notebook sends."""
    for name, most in WIDGETS.items():
        text = load_module(f"{name}.js") + load_style(f"{name}.css")
        what = f"{name}: module and CSS, gzip"
        yield bound_row(what, _zipped(text), unit="kB", most=most)
    for path in sorted(STORIES.glob("*.story.json")):
        story = Story.load(path)
        page = json.dumps(story.page_table(story.languages[0]), separators=(",", ":"))
        what = f"{path.name.partition('.')[0]}: story in the page, gzip, {len(story.states)} states"
        yield bound_row(what, _zipped(page), unit="kB")
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        sent = _run_notebook(path)
        yield bound_row(f"{path.stem}: sent by all cells", len(sent) / KILOBYTE, unit="kB")
        yield bound_row(f"{path.stem}: sent by all cells, gzip", _zipped(sent), unit="kB")


def _run_notebook(path: Path) -> str:
    """Run the code cells in a folder of their own; all messages that a page would get."""
    messages: list[str] = []

    class Recorder(BaseComm):
        """A comm that keeps what it would send."""

        def publish_msg(self, msg_type: str, data: Any = None, *_: Any, **__: Any) -> None:
            """Keep a message."""
            messages.append(json.dumps(data, separators=(",", ":")))

    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    create_comm, comm.create_comm = comm.create_comm, Recorder
    try:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            names: dict[str, Any] = {}
            for cell in cells:
                if cell["cell_type"] == "code":
                    exec("".join(cell["source"]), names)
    finally:
        comm.create_comm = create_comm
    return "".join(messages)


def _zipped(text: str) -> float:
    return len(gzip.compress(text.encode())) / KILOBYTE
