"""The evidence boards that we ship can be filled in, in every language, and cite their sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from breakcontact.authoring.load import check_file
from breakcontact.board import load_board
from breakcontact.board.load import list_boards
from breakcontact.board.proof import find_score_faults
from breakcontact.cli.source_types import list_kinds
from breakcontact.errors import BreakContactError
from breakcontact.files import DATA
from breakcontact.i18n import list_languages

BOARDS = list_boards()
SEEDS = {"adressa-2018", "nettavisen-2018", "nottinghamshire-2023", "cumbria"}
"""The police lists of the seeds 000, 001, 003 and 004."""


@pytest.mark.parametrize("language", list_languages())
@pytest.mark.parametrize("name", BOARDS)
def test_every_right_value_stands_in_the_material(name: str, language: str) -> None:
    """In every language: right values are in the material and are found, known mistakes are not."""
    assert list(find_score_faults(load_board(name, language), language)) == []


@pytest.mark.parametrize("name", BOARDS)
def test_every_field_says_who_asks_for_it(name: str) -> None:
    """Each field names a police list of the seeds, and the page has publisher and title of all."""
    board = load_board(name, "en")

    for group in board["groups"]:
        for field in group["fields"]:
            assert SEEDS & set(field["sources"]), field["id"]
            assert all(board["citations"][each]["publisher"] for each in field["sources"])


def test_the_police_board_uses_all_lists() -> None:
    """The report for police is drawn from all four lists, and has fields that stay empty."""
    fields = [each for group in load_board("desk", "en")["groups"] for each in group["fields"]]
    cited = {source for each in fields for source in each["sources"]}

    assert cited >= SEEDS
    assert [each["id"] for each in fields if not each["values"] and not each["options"]] == [
        "email",
        "ip",
    ]


def test_a_board_or_language_that_is_not_there_is_named(tmp_path: Path) -> None:
    """One sentence says which boards there are."""
    with pytest.raises(BreakContactError, match="no evidence board 'nope'; there are: desk"):
        load_board("nope", "en")
    with pytest.raises(BreakContactError, match="not written in 'xx'"):
        load_board("desk", "xx")
    (tmp_path / "odd.board.json").write_text("{", encoding="utf-8")
    with pytest.raises(BreakContactError, match=r"odd\.board\.json cannot be read"):
        load_board("odd", "en", tmp_path)


SOWN = {
    "a value that is not in the material": (
        "{id: user, right: marina.west,",
        "{id: user, right: marina.best,",
        "BC816",
    ),
    "a mistake that is right": (
        "text: Marina West\n            why",
        "text: marina.west\n            why",
        "BC816",
    ),
    "a time without time zone": (
        'right: "7 April 2026, 15:05 UTC"',
        'right: "7 April 2026, 15:05"',
        "BC816",
    ),
    "a sum without currency": ('right: "£800"', 'right: "800"', "BC816"),
    "a row that is not there": ("where: [p-user]", "where: [p-none]", "BC816"),
    "a source that is not there": (
        "sources: [nottinghamshire-2023]",
        "sources: [nottingham]",
        "BC701",
    ),
    "a second field of that name": ("- id: moved", "- id: began", "BC202"),
}
"""A text in the board, what is put in its place, and the code of the fault."""


@pytest.mark.parametrize("fault", SOWN)
def test_a_board_with_a_fault_is_refused(fault: str, tmp_path: Path) -> None:
    """A slip in a board is found, with its code, before anyone fills it in."""
    old, new, code = SOWN[fault]
    text = (DATA / "boards" / "desk.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    sown = tmp_path / "desk.yaml"
    sown.write_text(text.replace(old, new), encoding="utf-8")

    codes = {problem.code for problem in check_file(sown, list_kinds()).problems}

    assert code in codes


def test_the_built_boards_hold_ids_of_their_sources_only() -> None:
    """Publisher and title have one home: the registry and the advice packs."""
    built = json.loads((DATA / "built" / "desk.board.json").read_text(encoding="utf-8"))

    assert "citations" not in built["pages"]["en"]
