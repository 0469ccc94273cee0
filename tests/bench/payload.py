"""What a page has to load before anything is drawn."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from table import Row, bound_row

import breakcontact
from breakcontact.story import Story
from breakcontact.ui.assets import load_module, load_style

KILOBYTE = 1024
WIDGETS = {"chat": 40.0, "review": None, "steps": None, "questions": None}
STORIES = Path(breakcontact.__file__).parent / "data" / "built"


def measure() -> Iterator[Row]:
    """Sizes over the wire: module and style sheet of each widget, and each story's table."""
    for name, most in WIDGETS.items():
        text = load_module(f"{name}.js") + load_style(f"{name}.css")
        what = f"{name}: module and CSS, gzip"
        yield bound_row(what, _zipped(text), unit="kB", most=most)
    for path in sorted(STORIES.glob("*.story.json")):
        story = Story.load(path)
        page = json.dumps(story.page_table(story.languages[0]), separators=(",", ":"))
        what = f"{path.name.partition('.')[0]}: story in the page, gzip, {len(story.states)} states"
        yield bound_row(what, _zipped(page), unit="kB")


def _zipped(text: str) -> float:
    return len(gzip.compress(text.encode())) / KILOBYTE
