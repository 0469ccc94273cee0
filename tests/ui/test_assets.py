"""What a page gets: one bundled module and one style sheet for each widget, fresh and small."""

from __future__ import annotations

import gzip
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from javascript import node

from breakcontact.ui import assets
from breakcontact.ui.assets import load_module, load_style

BUNDLES = Path(assets.__file__).parent / "bundles"
WIDGETS = sorted(path.stem for path in BUNDLES.glob("*.css"))
MOST_BYTES = 25 * 1024
MOST_BYTES_OF_QUIZ = 22 * 1024  # with the result of a practice, and handing in


@pytest.fixture(scope="module")
def bundler(root: Path) -> ModuleType:
    """The script that makes the bundles."""
    path = root / "environment" / "bundles.py"
    spec = importlib.util.spec_from_file_location("bundles", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def built(bundler: ModuleType) -> dict[str, str]:
    """The bundles as they are made from the sources now."""
    bundles: dict[str, str] = bundler.build_bundles()
    return bundles


def test_bundles_are_fresh(bundler: ModuleType, built: dict[str, str]) -> None:
    """What a page gets is made from the sources as they are; else: python3 run.py bundles."""
    assert bundler.find_stale(built) == []


@pytest.mark.parametrize("change", ["edit", "remove", "orphan"])
def test_a_stale_bundle_is_noticed_and_renewed(
    bundler: ModuleType, built: dict[str, str], change: str, tmp_path: Path
) -> None:
    """A bundle that differs, is missing or has lost its widget is named, and written again."""
    bundler.write_bundles(built, list(built), tmp_path)
    if change == "edit":
        (tmp_path / "chat.js").write_text(built["chat.js"] + "//", encoding="utf-8")
    elif change == "remove":
        (tmp_path / "chat.js").unlink()
    else:
        (tmp_path / "gone.js").write_text("", encoding="utf-8")

    stale = bundler.find_stale(built, tmp_path)
    bundler.write_bundles(built, stale, tmp_path)

    assert stale == (["gone.js"] if change == "orphan" else ["chat.js"])
    assert bundler.find_stale(built, tmp_path) == []


def test_a_fault_in_a_module_is_named(bundler: ModuleType, tmp_path: Path) -> None:
    """Whoever made a slip is told the file and the line."""
    (tmp_path / "chat").mkdir()
    (tmp_path / "chat" / "chat.css").write_text("", encoding="utf-8")
    module = 'import { gone } from "./gone.js";\nexport default { render: gone };\n'
    (tmp_path / "chat" / "chat.js").write_text(module, encoding="utf-8")

    with pytest.raises(bundler.ToolError, match=r"chat/chat\.js:1.*"):
        bundler.build_bundles(tmp_path)


@pytest.mark.parametrize("word", ["--chekc", "chat"])
def test_an_unknown_word_is_refused(root: Path, word: str) -> None:
    """Nothing is written for a word that means nothing."""
    script = root / "environment" / "bundles.py"

    done = subprocess.run([sys.executable, script, word], capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (2, "")
    assert f"{word!r} is not an option; there is --check." in done.stderr


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_module_stands_alone(widget: str, tmp_path: Path) -> None:
    """It imports nothing, and Node can load the text and find its default export."""
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

    assert not re.search(r"\bimport\b ?[{*\"']", text)
    assert (loaded.stdout.strip(), loaded.stderr) == ("function", "")


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_style_sheet_stands_alone(widget: str) -> None:
    """No import is left and nothing is fetched from anywhere."""
    text = load_style(f"{widget}.css")

    assert "@import" not in text
    assert "url(" not in text
    assert ":where(.breakcontact){" in text


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_widget_is_small(widget: str) -> None:
    """Module and style sheet together stay under 25 KB gzipped."""
    text = load_module(f"{widget}.js") + load_style(f"{widget}.css")

    assert len(gzip.compress(text.encode())) < MOST_BYTES


def test_a_quiz_is_smaller_still() -> None:
    """Its module and style sheet stay under 22 KB gzipped."""
    text = load_module("quiz.js") + load_style("quiz.css")

    assert len(gzip.compress(text.encode())) < MOST_BYTES_OF_QUIZ
