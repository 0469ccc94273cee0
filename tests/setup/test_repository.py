"""What git hands out: small, ours, and without traces of the machine that it was made on."""

import ast
import re
import sys
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from fresh_project import tracked_files

TOP_LEVEL = {"lessons", "widgets", "assessments", "instructor_guide", "tests"}
LONGEST_FILE = 400
MOST_FILES_OF_CODE = 25
LONGEST_FUNCTION = 40
LARGEST_FILE = 1_500_000
HAND_WRITTEN = (".py", ".js", ".mjs", ".css")
INDEX = re.compile(
    r"https?:" r"//[^\s\"']*(\.whl|\.t(ar\.)?gz|/simple/?)([\"'\s#]|$)|--" r"index-url"
)
OWN_PATH = re.compile(r"(?<![\w.])/(home|root|work|Users|tmp)/[\w.-]+")
DRAWERS = {"utils", "helpers", "common", "misc", "util", "helper"}


@pytest.fixture(scope="module")
def files(root: Path) -> list[Path]:
    """All files that git hands out."""
    return [root / name for name in tracked_files(root)]


@pytest.fixture(scope="module")
def texts(files: list[Path]) -> dict[Path, str]:
    """Those that are text; what a hand-in may hold need not be."""
    readable = [path for path in files if b"\0" not in path.read_bytes()[:8000]]
    return {path: path.read_text(encoding="utf-8", errors="replace") for path in readable}


def test_the_top_level_is_as_promised(root: Path) -> None:
    """A newcomer finds what the README's map shows."""
    assert {name for name in TOP_LEVEL if (root / name).is_dir()} == TOP_LEVEL
    for name in ("README.md", "environment.yml", "run.py", "LICENSE", "LICENSE-CONTENT"):
        assert (root / name).is_file(), name


def test_no_address_of_a_package_index(texts: dict[Path, str]) -> None:
    """Where packages come from is a matter of the machine, not of a file."""
    assert [path for path, text in texts.items() if INDEX.search(text)] == []


def test_no_path_of_a_machine(texts: dict[Path, str]) -> None:
    """No file names a folder of the machine that it was written on."""
    found = {
        path: match.group() for path, text in texts.items() if (match := OWN_PATH.search(text))
    }
    assert found == {}


def test_no_file_is_too_large(files: list[Path]) -> None:
    """A clone stays quick."""
    assert [path for path in files if path.stat().st_size > LARGEST_FILE] == []


def test_no_file_is_too_long(texts: dict[Path, str]) -> None:
    """What is written by hand fits in a head."""
    written = [(p, t) for p, t in texts.items() if p.suffix in HAND_WRITTEN]
    lengths = {p: len(t.splitlines()) for p, t in written if p.parent.name != "bundles"}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_folder_is_too_full(root: Path, files: list[Path]) -> None:
    """A folder's files of code fit on a screen."""
    code = [p for p in files if p.suffix in HAND_WRITTEN and (root / "widgets") in p.parents]
    written = [path for path in code if path.parent.name != "bundles"]
    counts = Counter(path.parent for path in written if path.name != "__init__.py")
    assert {folder: n for folder, n in counts.items() if n > MOST_FILES_OF_CODE} == {}


def test_no_function_is_too_long(texts: dict[Path, str]) -> None:
    """What does not fit on a screen is two things."""
    long = [
        f"{path.name}:{node.lineno} {node.name}"
        for path, text in texts.items()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_no_module_is_a_drawer(files: list[Path]) -> None:
    """A module's name says what is in it."""
    assert [path for path in files if DRAWERS & {path.stem, path.parent.name}] == []


def test_the_contributing_guide_quotes_what_is_there(root: Path, texts: dict[Path, str]) -> None:
    """Its examples of style are code of ours, to the letter."""
    guide = texts[root / ".github" / "CONTRIBUTING.md"]
    examples = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)

    code = list(chain(t for p, t in texts.items() if p.suffix == ".py"))
    assert len(examples) >= 2
    for example in examples:
        assert any(example in text for text in code), example


def test_the_source_root_is_no_package(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``import widgets`` would load every class twice; from the tests it does not work at all."""
    assert not (root / "widgets" / "__init__.py").exists()
    assert str(root) not in sys.path
