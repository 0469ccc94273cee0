"""A quiz: whole and keyless, or refused in a sentence."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import quiz_definitions
from hypothesis import given
from hypothesis import strategies as st

from breakcontact.quiz import DefinitionError, QuizDefinition, load_definition, structure_version

Table = dict[str, Any]


def test_a_paper_says_what_is_asked() -> None:
    """Slug, mode, languages, items and words come back as they were written."""
    definition = quiz_definitions.small_definition()

    assert (definition.slug, definition.mode, definition.languages) == (
        "small",
        "graded",
        ("en", "nb"),
    )
    assert [item.kind for item in definition.items] == [
        "single",
        "several",
        "order",
        "match",
        "judge",
        "text",
    ]
    assert definition.line("nb", "title") == "nb Small quiz"
    assert definition.responses_name == "small.responses.json"


def test_item_lines_are_those_of_one_item() -> None:
    """The words of an item do not hold those of another whose id begins alike."""
    table = quiz_definitions.small_table()
    table["lines"]["en"]["small-011.prompt"] = "of another"

    lines = QuizDefinition.from_table(table).item_lines("en", "small-01")

    assert set(lines) == {f"small-01.{part}" for part in ("prompt", "a", "b", "c")}


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.update(format=2),
        lambda table: table.update(mode="exam"),
        lambda table: table.update(keys={}),
        lambda table: table.update(slug=None),
        lambda table: table.update(languages=[]),
        lambda table: table.update(languages=["en", "fr"]),
        lambda table: table.update(items=[]),
        lambda table: table.update(items=[*table["items"], table["items"][0]]),
        lambda table: table["items"][0].update(kind="essay"),
        lambda table: table["items"][0].update(points=0),
        lambda table: table["items"][0].update(points=float("nan")),
        lambda table: table["items"][0].update(points=True),
        lambda table: table["items"][0].update(options=["a", "a"]),
        lambda table: table["items"][0].update(options=["a", 7]),
        lambda table: table["items"][0].update(limit=60),
        lambda table: table["items"][3].pop("rows"),
        lambda table: table["items"][5].pop("limit"),
        lambda table: table["lines"]["nb"].pop("title"),
    ],
)
def test_a_damaged_paper_is_told(change: Callable[[Table], object]) -> None:
    """Whatever part is missing or odd, one sentence says to fetch the quiz again."""
    table = quiz_definitions.small_table()
    change(table)

    with pytest.raises(DefinitionError, match="fetch"):
        QuizDefinition.from_table(table)


@given(st.data())
def test_no_json_breaks_the_reader(data: st.DataObject) -> None:
    """Any value in any place gives a quiz or a sentence, nothing else."""
    table = quiz_definitions.small_table()
    table[data.draw(st.sampled_from(sorted(table)))] = data.draw(quiz_definitions.JSON_VALUES)

    with suppress(DefinitionError):
        QuizDefinition.from_table(table)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000], ids=repr)
def test_a_file_that_holds_no_paper_is_named(tmp_path: Path, content: bytes) -> None:
    """The sentence names the file."""
    path = tmp_path / "small.quiz.json"
    path.write_bytes(content)

    with pytest.raises(DefinitionError, match=r"small\.quiz\.json"):
        load_definition(path)


def test_a_missing_paper_is_named(tmp_path: Path) -> None:
    """The sentence says what is missing."""
    with pytest.raises(DefinitionError, match=r"no quiz at 'gone\.quiz\.json'"):
        load_definition(tmp_path / "gone.quiz.json")


def test_a_paper_is_loaded_from_its_file(tmp_path: Path) -> None:
    """What was written is read."""
    written = quiz_definitions.write_definition(tmp_path)

    assert load_definition(tmp_path / "small.quiz.json") == written


@pytest.mark.parametrize(
    "change",
    [
        lambda items: items[0].update(id="small-77"),
        lambda items: items[0].update(points=2),
        lambda items: items[0]["options"].append("d"),
        lambda items: items[2]["steps"].reverse(),
        lambda items: items[3]["rows"].pop(),
        lambda items: items[5].update(limit=61),
        lambda items: items.reverse(),
    ],
)
def test_the_version_changes_with_the_structure(
    change: Callable[[list[Table]], object],
) -> None:
    """Answers to another structure are never taken for answers to this one."""
    items = copy.deepcopy(quiz_definitions.ITEMS)
    change(items)

    assert structure_version("small", items) != structure_version("small", quiz_definitions.ITEMS)


def test_the_version_stays_when_words_change() -> None:
    """A corrected typing error costs nobody an answer."""
    table = quiz_definitions.small_table()
    items = json.loads(json.dumps(table["items"]))
    items[4]["exhibit"][0]["from"] = "Kim"

    assert structure_version("small", items) == table["version"]
