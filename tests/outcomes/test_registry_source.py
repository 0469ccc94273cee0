"""The registry's checker finds what is wrong with a number, and where."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from sources import reviewed_today

import breakcontact
from breakcontact.authoring.load import Checked, check_file
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.cli.source_types import list_kinds
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.registry import load_registry
from breakcontact.outcomes.registry.source import (
    REGISTRY,
    RegistryFile,
    find_review_faults,
    load_chances,
    load_source,
)

SOURCE = Path(breakcontact.__file__).parent / "data" / "registry.yaml"
HERE = "‸"
TEXT = SOURCE.read_text(encoding="utf-8")
FIRST = """\
    value: 0.60
    low: 0.27
    high: 0.90
    distribution: beta
    unit: chance
"""
"""How the registry's first number begins."""
NORSIS = TEXT[TEXT.index("  norsis:") : TEXT.index("  uksic-2024:")]
"""One whole source."""
BARE = NORSIS.replace("publisher", "‸publisher").partition("    address")[0]


def _check(folder: Path, text: str) -> Checked:
    path = folder / "registry.yaml"
    path.write_text(text, encoding="utf-8")
    return check_file(path, [REGISTRY])


def test_the_shipped_registry_has_no_faults() -> None:
    """It and its translation are faultless; a review that is due is found by the next test."""
    checked = check_file(SOURCE, list_kinds())

    assert [problem for problem in checked.problems if problem.code != "BC002"] == []
    assert checked.counts == {
        "numbers": len(load_registry().numbers),
        "sources": len(load_registry().sources),
    }


SEEDS = [
    ("BC001", FIRST, FIRST.replace("value: 0.60", "value: ‸0.95"), "outside its range"),
    ("BC001", FIRST, FIRST.replace("low: 0.27", "low: ‸0.97"), "is more than 'high'"),
    (
        "BC001",
        FIRST,
        FIRST.replace("high: 0.90", "high: 1.90").replace("unit: chance", "unit: ‸chance"),
        "is between 0 and 1",
    ),
    (
        "BC001",
        FIRST,
        FIRST.replace("low: 0.27", "low: ‸0").replace("beta", "lognormal"),
        "must be above 0",
    ),
    (
        "BC001",
        FIRST,
        FIRST.replace("high: 0.90", "high: 1.90")
        .replace("low: 0.27", "low: ‸0.27")
        .replace("unit: chance", "unit: ratio"),
        "The model needs a number from 0 to 1",
    ),
    (
        "BC001",
        "    confidence: assumption\n    known: false\n    sources: [kit, kent-2022]",
        "    confidence: ‸low\n    known: false\n    sources: [kit, kent-2022]",
        "has the confidence 'assumption'",
    ),
    (
        "BC001",
        "    known: false\n    sources: [kit, northamptonshire-2021",
        "    known: false\n    harm: ‸true\n    sources: [kit, northamptonshire-2021",
        "is no chance, so it cannot be the chance of a harm",
    ),
    ("BC003", "    sources: [kit, kent-2022]", "    sources: ‸[]", "has no source"),
    (
        "BC003",
        NORSIS,
        NORSIS.replace("publisher", "‸publisher").partition("    address")[0],
        "no address",
    ),
    ("BC701", "[kit, norsis]", "[kit, ‸norsys]", "Did you mean 'norsis'?"),
    ("BC705", "  norsis:\n", "  spare:\n", "names the source 'spare'"),
    ("BC005", "  stays_blocked:\n", "  stays_bocked:\n", "needs the number 'stays_blocked'"),
]


@pytest.mark.parametrize(("code", "old", "new", "says"), SEEDS)
def test_a_fault_is_told_with_its_place(
    code: str, old: str, new: str, says: str, tmp_path: Path
) -> None:
    """One fault gives its code and sentence, at its line and column where it has one."""
    text = TEXT.replace(old, new, 1)
    before, marked, after = text.partition(HERE)

    problems = _check(tmp_path, before + after).problems
    (problem,) = [problem for problem in problems if problem.code == code]

    assert says in problem.sentence
    if marked:
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        assert (problem.line, problem.column) == place


@pytest.mark.parametrize("part", ["population", "year", "confidence"])
def test_a_figure_about_the_young_says_who_when_and_how_sure(part: str, tmp_path: Path) -> None:
    """It is a fault if one of these is missing."""
    told = re.sub(rf"(young: {{.*?){part}: ", r"\1spare: ", TEXT, count=1)

    assert any(f"'{part}'" in each.sentence for each in _check(tmp_path, told).problems)


@pytest.mark.parametrize(
    ("reviewed", "review_by", "code"),
    [
        ("2027-02-30", "2027-11-21", "BC703"),
        ("2028-01-01", "2028-11-21", "BC703"),
        ("2026-11-21", "2026-11-20", "BC002"),
        ("2026-11-21", "2029-11-21", "BC002"),
        ("2026-11-21", "2027-02-30", "BC002"),
        ("2025-11-21", "2026-11-21", "BC002"),
    ],
    ids=["no day", "future", "before", "put off", "no next day", "overdue"],
)
def test_reviews_are_watched(reviewed: str, review_by: str, code: str) -> None:
    """A review that cannot have been, or that is overdue or put off, is a fault."""
    data = parse_tree(TEXT, "registry.yaml")[0].data
    number = {**data["numbers"]["blocks"], "reviewed": reviewed, "review_by": review_by}
    registry = RegistryFile.model_validate({**data, "numbers": {"blocks": number}})

    (fault,) = find_review_faults(registry, date(2027, 6, 1))

    assert fault[0] == code


def test_a_review_in_time_is_fine() -> None:
    """Until the day it is due, nothing is said."""
    registry = RegistryFile.model_validate(parse_tree(TEXT, "registry.yaml")[0].data)

    assert list(find_review_faults(registry, date(2027, 11, 21))) == []
    assert len(list(find_review_faults(registry, date(2027, 11, 22)))) == len(registry.numbers)


def test_a_missing_review_is_a_fault(tmp_path: Path) -> None:
    """A number says when it was looked at, and when it will be again."""
    text = reviewed_today(TEXT)
    without = text.replace(f"    reviewed: {date.today()}\n", "", 1)

    assert without != text
    assert [problem.code for problem in _check(tmp_path, without).problems] == ["BC703"]


def test_a_source_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """So is one with a fault, in one sentence that names the place."""
    broken = tmp_path / "registry.yaml"
    broken.write_text("a: [", encoding="utf-8")
    with pytest.raises(OutcomeError, match="BC103"):
        load_chances(broken)
    broken.write_text("format: 1", encoding="utf-8")
    assert load_chances(broken) == {}
    broken.write_text(TEXT.replace("[kit, norsis]", "[kit, norsys]"), encoding="utf-8")
    with pytest.raises(OutcomeError, match=r"registry.yaml:\d+:\d+: BC70"):
        load_source(broken)
