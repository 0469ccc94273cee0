"""What the page gets: one module and one style sheet that need no neighbours."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import pytest
from javascript import node

from breakcontact.ui.module import load_module, load_style

WIDGETS = [
    "chat",
    "review",
    "steps",
    "questions",
    "explorer",
    "guess",
    "people",
    "picture",
    "quiz",
    "sources",
]
MOST_BYTES = 40 * 1024
MOST_BYTES_OF_QUIZ = 20 * 1024


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_module_stands_alone(widget: str, tmp_path: Path) -> None:
    """No import is left, and Node can load the text and find its default export."""
    text = load_module(f"{widget}.js")
    whole = tmp_path / f"{widget}.mjs"
    whole.write_text(text, encoding="utf-8")

    loaded = subprocess.run(
        [node(), "-e", f"import('{whole}').then(m => console.log(typeof m.default.render))"],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )

    assert not re.search(r"^import ", text, re.MULTILINE)
    assert (loaded.stdout.strip(), loaded.stderr) == ("function", "")


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_style_sheet_stands_alone(widget: str) -> None:
    """No import is left and nothing is fetched from anywhere."""
    text = load_style(f"{widget}.css")

    assert "@import" not in text
    assert "url(" not in text
    assert ".breakcontact {" in text


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_widget_is_small(widget: str) -> None:
    """Module and style sheet together stay under 40 KB gzipped."""
    text = load_module(f"{widget}.js") + load_style(f"{widget}.css")

    assert len(gzip.compress(text.encode())) < MOST_BYTES


def test_a_quiz_is_smaller_still() -> None:
    """A notebook holds a dozen of its cards, and each sends its text."""
    text = load_module("quiz.js") + load_style("quiz.css")

    assert len(gzip.compress(text.encode())) < MOST_BYTES_OF_QUIZ


@pytest.mark.parametrize("widget", WIDGETS)
def test_comments_stay_behind(widget: str) -> None:
    """What explains the code to us is not sent to every reader."""
    text = load_module(f"{widget}.js") + load_style(f"{widget}.css")

    assert not re.search(r"^\s*(//|/\*)", text, re.MULTILINE)
