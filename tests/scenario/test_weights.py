"""Whom a story's chances are about: a story for teenagers takes no number about adults unsaid."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sources import SCENARIO_TEXT, check_file

from breakcontact.authoring.load import Checked
from breakcontact.scenario.checks import scenario_kind

CHANCES = {"quiet": 0.8, "quiet_teenagers": 0.8, "copied": 0.8, "sent": 0.1, "both": 0.5}
RESTS_ON = {
    "quiet": ("adults",),
    "quiet_teenagers": ("teenagers",),
    "copied": ("teenagers",),
    "sent": ("adults",),
    "both": ("adults", "teenagers"),
}
WEIGHT = "weight: {parameter: quiet}"


def check(folder: Path, audience: str, weight: str) -> Checked:
    """The small story for an audience, in which chance decides with this weight."""
    text = SCENARIO_TEXT.replace("audience: adults", f"audience: {audience}")
    path = folder / "small.yaml"
    path.write_text(text.replace(WEIGHT, f"weight: {weight}"), encoding="utf-8")
    return check_file(
        path, [scenario_kind(CHANCES, rests_on=RESTS_ON, taken_from={"copied": "adults"})]
    )


@pytest.mark.parametrize(
    ("audience", "weight", "says"),
    [
        (
            "teenagers",
            "{parameter: quiet}",
            "The chance 'quiet' rests on adults, and this story is for teenagers: name "
            "'quiet_teenagers', or write {parameter: quiet, about: adults}, and the review says so",
        ),
        ("teenagers", "{parameter: sent}", "write {parameter: sent, about: adults}"),
        (
            "adults",
            "{parameter: quiet_teenagers}",
            "this story is for adults: write",
        ),
        ("teenagers", "{parameter: quiet, about: teenagers}", "is not about teenagers"),
        ("teenagers", "{parameter: both, about: adults}", "take 'about' out"),
    ],
)
def test_a_chance_about_others_is_told_to_the_author(
    audience: str, weight: str, says: str, tmp_path: Path
) -> None:
    """The author is told whom the number is about, on its line, and what to write instead."""
    (problem,) = check(tmp_path, audience, weight).problems

    line = (tmp_path / "small.yaml").read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert problem.code == "BC417"
    assert says in problem.sentence
    assert weight in line


@pytest.mark.parametrize(
    ("audience", "weight", "about"),
    [
        ("teenagers", "{parameter: quiet, about: adults}", "adults"),
        ("teenagers", "{parameter: copied}", "adults"),
        ("teenagers", "{parameter: quiet_teenagers}", None),
        ("teenagers", "{parameter: both}", None),
        ("adults", "{parameter: quiet}", None),
    ],
)
def test_the_review_learns_whom_a_number_is_about(
    audience: str, weight: str, about: str | None, tmp_path: Path
) -> None:
    """Each turn of the scene carries it, also the one that takes the rest."""
    checked = check(tmp_path, audience, weight)
    assert checked.problems == []

    table = json.loads(checked.build()["small.story.json"])

    assert [table["picks"][turn].get("about") for turn in ("luck-a", "luck-b")] == [about, about]
