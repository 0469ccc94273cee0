"""Every fault is told once, with its code, at its very place."""

from __future__ import annotations

import re
from pathlib import Path

import bank_faults
import companion_faults
import file_faults
import proof_faults
import pytest
import story_faults
import yaml_faults
from sources import KINDS, TEXTS, Seed, check_file, write_sources

from breakcontact.authoring import terms
from breakcontact.authoring.codes import CODES, GROUPS

SOWN_ELSEWHERE = {terms.CODE, "BC608", "BC816", "BC905"}
"""Codes with tests of their own: terms, translations of other lines, evidence boards, lessons for
an audience."""

SEEDS = [
    *file_faults.SHAPE,
    *file_faults.NAMES,
    *yaml_faults.UNREADABLE,
    *yaml_faults.MISREAD,
    *story_faults.WAY,
    *story_faults.ACTIONS,
    *story_faults.CARE,
    *proof_faults.PLAYS,
    *proof_faults.PROOFS,
    *story_faults.CONTENT,
    *companion_faults.TRANSLATIONS,
    *companion_faults.OTHER,
    *companion_faults.COURSE,
    *bank_faults.SHAPE,
    *bank_faults.NAMES,
    *bank_faults.KEYS,
    *bank_faults.PAPERS,
]


@pytest.mark.parametrize("file", [name for name in TEXTS if not name.endswith(".po")])
def test_small_files_have_no_faults(file: str, tmp_path: Path) -> None:
    """What the faults are sown into is faultless."""
    write_sources(tmp_path)

    assert check_file(tmp_path / file, KINDS).problems == []


@pytest.mark.parametrize("seed", SEEDS, ids=[f"{n}-{s.code}" for n, s in enumerate(SEEDS)])
def test_fault_is_found_at_its_place(seed: Seed, tmp_path: Path) -> None:
    """One fault gives one problem: its code, line and column, and nothing that follows from it."""
    place = seed.sow(tmp_path)

    problems = seed.check(tmp_path).problems

    assert [(p.code, p.line, p.column) for p in problems] == [(seed.code, *place)]
    assert Path(problems[0].file).name == seed.file
    assert seed.says in problems[0].sentence


def test_every_code_has_a_fault() -> None:
    """No code is documented that nothing gives; what is not sown here is in tests of its own."""
    ours = {code for code, about in CODES.items() if code[2] != "0" and not about.is_warning}
    ours -= SOWN_ELSEWHERE

    assert {seed.code for seed in SEEDS if seed.code[2] != "0"} | {"BC101"} == ours


def test_codes_are_numbered_by_group() -> None:
    """A code is BC and three digits, the first of which is its group."""
    assert all(re.fullmatch("BC[0-9]{3}", code) and code[2] in GROUPS for code in CODES)
    assert list(CODES) == sorted(CODES)


def test_sentences_are_ours(tmp_path: Path) -> None:
    """No sentence shows the words of a library."""
    foreign = re.compile(r"pydantic|ruamel|Traceback|Input should|type=|ValidationError|<class")

    for number, seed in enumerate(SEEDS):
        folder = tmp_path / str(number)
        folder.mkdir()
        seed.sow(folder)
        for problem in seed.check(folder).problems:
            assert not foreign.search(problem.sentence), problem
            assert problem.sentence.endswith((".", "?", '"')), problem
