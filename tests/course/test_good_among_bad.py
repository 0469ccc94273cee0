"""Thirty good learners, with and without all that goes wrong beside them, to the last mark."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from class_teacher import ClassTeacher
from hand_in_trees import FAULTS, NAMES, ODDITIES, write
from hostile_submissions import list_kinds
from quiz_course import right_answers

from breakcontact.course.hand_ins.origin import clean_name
from breakcontact.grading.source_assignment import read_key
from breakcontact.quiz import load_definition

SLUG = "before"
GOOD = [
    name.replace("/", "_")
    for kind in ("plain", "norwegian", "scripts", "patterns", "formulas", "numbers")
    for name in NAMES[kind]
][:30]


def read_items(teacher: ClassTeacher) -> list[tuple[dict[str, Any], Any]]:
    """The items of the quiz, each with its key."""
    folder = teacher.root / "source" / SLUG
    cells = {
        cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"])
        for cell in teacher.source(SLUG)["cells"]
        if "nbgrader" in cell["metadata"]
    }
    table = json.loads((folder / f"{SLUG}.quiz.json").read_text(encoding="utf-8"))
    return [(item, read_key(cells[item["id"]], item["id"])) for item in table["items"]]


def hand_in_good(teacher: ClassTeacher, items: list[tuple[dict[str, Any], Any]]) -> dict[str, int]:
    """The hand-ins of the good; returns the points that each has earned."""
    right = right_answers(items)
    points = {item["id"]: 0 if key is None else item["points"] for item, key in items}
    earned = {}
    for number, name in enumerate(GOOD):
        given = dict(list(right.items())[number % len(right) :])
        folder = teacher.folder / "downloads" / name
        teacher.write_hand_in(folder, SLUG, given)
        earned[name] = sum(points[one] for one in given)
    return earned


def hand_in_bad(teacher: ClassTeacher, items: list[tuple[dict[str, Any], Any]]) -> dict[str, bool]:
    """What arrives beside them; whether the answers of each still count."""
    downloads = teacher.folder / "downloads"
    for name, make in {**FAULTS, **ODDITIES}.items():
        write(downloads / f"tree-{name}", make())
    right = right_answers(items)
    version = load_definition(teacher.root / "release" / SLUG / f"{SLUG}.quiz.json").version
    given = {name: {"revision": 1, "value": value} for name, value in right.items()}
    earns = dict.fromkeys((f"tree-{name}" for name in (*FAULTS, *ODDITIES)), False)
    for kind in list_kinds(version, given, teacher.folder / "canary"):
        if kind.name.startswith(("cell-", "text-", "answers-")):
            folder = teacher.write_hand_in(downloads / kind.name, SLUG, right)
            kind.spoil(folder)
            earns[kind.name] = kind.earns
    return earns


class Marked(NamedTuple):
    """A line of the table of marks as it stands in the file, and the points in it."""

    line: bytes
    score: float


def grade(teacher: ClassTeacher) -> tuple[dict[str, Marked], str]:
    """Collect, grade and export; each learner's line in the table of marks, and all that is told.

    The lines are by the name that the learner handed in under.
    """
    told = teacher.say("collect", SLUG, "--from", "downloads", "--preview").told
    said = teacher.say("collect", SLUG, "--from", "downloads")
    assert "Traceback" not in told + said.told + said.wrong
    assert teacher.say("grade", SLUG).code == 0
    assert teacher.say("export").code == 0
    tables = ("names.csv", "attention_before.csv")
    paths = [path for name in tables if (path := teacher.root / name).is_file()]
    told += "".join(path.read_text(encoding="utf-8") for path in paths)
    head, *lines = (teacher.root / "marks.csv").read_bytes().splitlines()
    columns = next(csv.reader([head.decode("utf-8-sig")]))
    who, points = columns.index("student_id"), columns.index("score")
    rows = [(line, next(csv.reader([line.decode()]))) for line in lines]
    by_id = {row[who]: Marked(line, float(row[points])) for line, row in rows}
    people = csv.DictReader(
        (teacher.root / "roster.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"
    )
    # A name that a spreadsheet would take for a formula has an apostrophe before it.
    found = {one["name"].removeprefix("'"): by_id.get(one["id"]) for one in people}
    return {name: line for name, line in found.items() if line is not None}, told


@pytest.mark.skipif(os.name != "posix", reason="pipes and names that Windows does not have")
def test_the_good_have_the_same_marks_whoever_hands_in_beside_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte; nothing is run, nobody gets too much, and whatever failed is told."""
    (tmp_path / "alone").mkdir()
    alone = ClassTeacher(tmp_path / "alone", capsys, monkeypatch)
    alone.set_up(SLUG)
    items = read_items(alone)
    earned = hand_in_good(alone, items)
    marks_alone, _ = grade(alone)
    (tmp_path / "beside").mkdir()
    beside = ClassTeacher(tmp_path / "beside", capsys, monkeypatch)
    beside.set_up(SLUG)
    hand_in_good(beside, items)
    bad = hand_in_bad(beside, items)
    marks_beside, told = grade(beside)

    assert {name: each.score for name, each in marks_alone.items()} == {
        clean_name(name): points for name, points in earned.items()
    }
    assert len(marks_alone) == len(GOOD) == 30
    assert {name: marks_beside.get(name) for name in marks_alone} == marks_alone
    assert not (beside.folder / "canary").exists()
    full = max(earned.values())
    others = {name: each.score for name, each in marks_beside.items() if name not in marks_alone}
    assert others == {name: full if bad[name] else 0 for name in others}
    assert {name for name, counts in bad.items() if counts} <= set(others)
    assert [name for name, counts in bad.items() if not counts and name not in told] == []
    assert len(bad) >= 75
