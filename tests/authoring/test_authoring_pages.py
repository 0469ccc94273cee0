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
from breakcontact.authoring.schema_index import keys_of
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.cli import main
from breakcontact.cli.source_types import list_kinds
from breakcontact.i18n import load_messages
from breakcontact.item_bank.model import Criterion, Exhibit, Item, ItemKind, Option, Order, Row
from breakcontact.outcomes.registry import load_registry
from breakcontact.scenario.schema import render_schema
from breakcontact.vocabulary import Tactic

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
    schema = json.loads(render_schema(load_registry().chances()))
    keys = {key for part in [schema, *schema["$defs"].values()] for key in part["properties"]}
    words = set(re.findall(r"[a-z_-]+", page))

    assert keys - {"kind"} <= words
    for part in schema["$defs"].values():
        for about in part["properties"].values():
            allowed = about.get("enum", []) + about.get("items", {}).get("enum", [])
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


def test_lists_for_authors_are_complete(page: str, quiz_page: str) -> None:
    """Every tactic, every chance, every limit and every key of a question is on the pages."""
    for tactic in get_args(Tactic):
        assert f"| `{tactic}` | {load_messages('en')[f'tactic.{tactic}']} |" in page
    for key in load_registry().chances():
        assert f"| `{key}` |" in page
    assert "| `pays` |" not in page
    assert "`when`, `can_reach`, `comes_to`, `never`, `at_end` | at most 300 characters |" in page
    assert "| `choices` | 1 to 9 in the list |" in page
    assert "about 300 characters (15 lines on a screen of 320 px)" in page
    for part in (Item, Option, Row, Order, Criterion, Exhibit):
        for key in keys_of(part):
            assert f"| `{key}` |" in quiz_page


def test_what_a_stranger_may_say_is_listed(page: str) -> None:
    """An author sees that a blackmailer may blame, and that nobody gives an address."""
    rows = [row.split(" | ") for row in page.splitlines() if row.startswith("| BC5")]

    voices = {row[1].partition(";")[0]: (row[2], row[3].rstrip(" |")) for row in rows}
    assert voices["puts the blame on the person who was deceived"] == ("yes", "no")
    assert voices["is a number or an address that may be somebody's"] == ("no", "no")


def test_the_example_of_quoting_is_read_as_it_looks(page: str) -> None:
    """What the page shows as the way to write difficult texts is no fault."""
    shown = page.partition("## When YAML reads something else")[2]
    (block,) = re.findall(r"^    text: >-\n      .*\n", shown, re.MULTILINE)
    (reply,) = re.findall(r"`(say: [^`]*)`", shown)

    tree, problems = parse_tree(f"a:\n{block}    {reply}\n", "x.yaml")

    assert problems == []
    assert tree.data["a"]["text"].startswith('"You?" she wrote: the 5 # sign')
    assert tree.data["a"]["say"] == "One thing: who are you?"
