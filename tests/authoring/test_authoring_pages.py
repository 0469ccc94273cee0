"""What the guide tells authors is so."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import get_args

import pytest
from bank_files import translate

from breakcontact.authoring.codes import render_table
from breakcontact.authoring.load import check_file
from breakcontact.cli import main
from breakcontact.cli.source_types import list_kinds
from breakcontact.item_bank.model import Item, ItemKind
from breakcontact.scenario.schema import render_schema

SHOWN_COMMAND = re.compile(r"^    breakcontact (.+)$", re.MULTILINE)


@pytest.fixture
def page(root: Path) -> str:
    """The page about the format."""
    return (root / "instructor_guide/en/authoring/scenario_format.md").read_text(encoding="utf-8")


@pytest.fixture
def example(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page's example as a file in the working folder."""
    (text,) = re.findall("```yaml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "lamp.yaml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def test_example_has_no_faults(example: Path) -> None:
    """An author who copies the example starts from a scenario that is whole."""
    checked = check_file(example, list_kinds())

    assert checked.problems == []
    assert checked.build()


@pytest.mark.usefixtures("example")
def test_commands_on_the_page_work(page: str) -> None:
    """Every command shown on the page runs, on the example; a new translation is work to do."""
    commands = SHOWN_COMMAND.findall(page)
    codes = {command: main(shlex.split(command)) for command in sorted(commands)}

    assert len(codes) == 4
    assert codes == dict.fromkeys(codes, 0)


def test_every_key_and_word_of_the_format_is_explained(page: str) -> None:
    """No key and no allowed value of the format is missing on the page."""
    schema = json.loads(render_schema())
    keys = {key for part in [schema, *schema["$defs"].values()] for key in part["properties"]}
    words = set(re.findall(r"[a-z_-]+", page))

    assert keys - {"kind"} <= words
    for part in schema["$defs"].values():
        for about in part["properties"].values():
            allowed = about.get("enum", []) + about.get("items", {}).get("enum", [])
            if "mirroring" not in allowed:  # the tactics are many, and an editor offers them
                assert set(allowed) <= words


def test_table_of_codes_is_the_checkers_own(root: Path) -> None:
    """The page of codes holds what 'breakcontact check --codes' prints, to the letter."""
    page = (root / "instructor_guide/en/authoring/check_codes.md").read_text(encoding="utf-8")

    assert render_table() in page


@pytest.fixture
def quiz_page(root: Path) -> str:
    """The page about quiz items."""
    return (root / "instructor_guide/en/authoring/quiz_format.md").read_text(encoding="utf-8")


def test_quiz_example_has_no_faults(
    quiz_page: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copied beside the blueprint and translated as shown, the quiz is whole and can be built."""
    text, _ = re.findall("```yaml\n(.*?)```", quiz_page, re.DOTALL)
    path = tmp_path / "check_lamp.yaml"
    path.write_text(text, encoding="utf-8")
    shutil.copy(root / "assessments/bank/blueprint.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)

    make, check = (shlex.split(command) for command in SHOWN_COMMAND.findall(quiz_page))

    assert main(make) == 0
    assert main(check) == 1
    translate(path, list_kinds())
    assert main(check) == 0
    assert len(check_file(path, list_kinds()).build()) == 2


def test_every_key_and_kind_of_an_item_is_explained(quiz_page: str) -> None:
    """No key and no kind of the format is missing on the page."""
    told = set(re.findall("`([a-z_]+)[`:]", quiz_page))

    assert set(Item.model_fields) <= told
    assert set(get_args(ItemKind)) <= told


def test_practice_example_has_no_faults(quiz_page: str, tmp_path: Path) -> None:
    """Practice questions as the page shows them can be checked and built."""
    _, text = re.findall("```yaml\n(.*?)```", quiz_page, re.DOTALL)
    path = tmp_path / "01_match.yaml"
    path.write_text(text, encoding="utf-8")

    assert check_file(path, list_kinds()).problems == []
