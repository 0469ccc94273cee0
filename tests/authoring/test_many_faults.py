"""A file with many faults: all of them at once, and none that only follows from another."""

from __future__ import annotations

from pathlib import Path

import pytest
from sources import SCENARIO_TEXT, check_scenario_text

from breakcontact.cli.claims import add_claims


def test_faults_of_all_kinds_are_told_together(tmp_path: Path) -> None:
    """A misspelt key hides neither a wrong target nor a breach of a content rule."""
    text = (
        SCENARIO_TEXT.replace("tactic: flattery", "tactik: flattery")
        .replace("next: end-sent", "next: end-snet")
        .replace("text: Robin smiles.", "text: Robin was naive.")
        .replace("avatar: wave", "avatar: waves")
        .replace("when: payments < 2", "when: payment < 2")
    )

    problems = check_scenario_text(tmp_path, text).problems

    assert [p.code for p in problems] == ["BC109", "BC106", "BC501", "BC205", "BC203"]
    assert problems == sorted(problems)


def test_doubtful_states_are_not_explored(tmp_path: Path) -> None:
    """While a target is misspelt, nothing is said of scenes that only seem unreachable."""
    text = SCENARIO_TEXT.replace(
        "        to: ask\n        usual: true\n", "        too: ask\n        usual: true\n"
    )

    problems = check_scenario_text(tmp_path, text).problems

    assert [p.code for p in problems] == ["BC106"]


def test_states_are_explored_beside_harmless_faults(tmp_path: Path) -> None:
    """A wrong avatar does not hide that a scene cannot be reached."""
    text = SCENARIO_TEXT.replace("avatar: wave", "avatar: waves").replace(
        "    next: end-sent", "    next: end-quiet"
    )

    problems = check_scenario_text(tmp_path, text).problems

    assert [p.code for p in problems] == ["BC109", "BC301"]


def test_a_list_of_nonsense_is_told_item_by_item(tmp_path: Path) -> None:
    """What stands where messages should be is named by its number, and the rest is still read."""
    text = SCENARIO_TEXT.replace(
        "    messages:\n      - id: ask-1", "    messages:\n      - hello\n      - id: ask-1"
    )
    text = text.replace("gentle: Alex asks for money.", "gentle: Alex was stupid.")

    problems = check_scenario_text(tmp_path, text).problems

    assert [p.code for p in problems] == ["BC108", "BC501"]
    assert "Item 1 of 'messages'" in problems[0].sentence


def test_missing_ids_get_different_proposals(tmp_path: Path) -> None:
    """Two messages without an id are not offered the same one, nor one that is taken."""
    text = SCENARIO_TEXT.replace("id: hello-1\n        from", "from").replace(
        "id: ask-1\n        from", "from"
    )
    text = text.replace(
        "      - id: friends-1", "      - {from: maja, text: Hi.}\n      - id: friends-1"
    )

    problems = check_scenario_text(tmp_path, text).problems

    assert [p.sentence.split("Free is: ")[1] for p in problems] == [
        "hello-1.",
        "ask-1.",
        "friends-2.",
    ]


def test_hundreds_of_misspelt_targets_are_each_told_what_was_meant(tmp_path: Path) -> None:
    """What was meant is found among a thousand scenes, and all faults are told."""
    scenes = "".join(
        f"  place-{n}:\n    stage: move\n    choices:\n"
        f"      - {{id: go-{n}, say: On., to: plcae-{n}}}\n"
        for n in range(1000)
    )

    text = SCENARIO_TEXT.replace("scenes:\n", f"scenes:\n{scenes}")
    problems = check_scenario_text(tmp_path, text).problems

    assert {problem.code for problem in problems} == {"BC203"}
    assert sum("Did you mean 'place-" in problem.sentence for problem in problems) > 400


def test_too_many_choices_are_counted(tmp_path: Path) -> None:
    """A learner picks with one digit, so a scene has nine choices at most."""
    more = "".join(f"      - {{id: more-{n}, say: Hm., to: ask}}\n" for n in range(9))

    text = SCENARIO_TEXT.replace("      - id: hello-b", f"{more}      - id: hello-b")
    (problem,) = check_scenario_text(tmp_path, text).problems

    assert problem.code == "BC110"
    assert "at most 9, and has 11" in problem.sentence


def test_a_flood_of_faults_is_cut_short(tmp_path: Path) -> None:
    """A file with thousands of faults gives hundreds, and at once."""
    people = "".join(f"  p{number}: {{name: {number}}}\n" for number in range(5000))

    problems = check_scenario_text(
        tmp_path, SCENARIO_TEXT.replace("people:\n", f"people:\n{people}")
    )

    assert 100 < len(problems.problems) <= 500


MANY = "9" * 309


@pytest.mark.parametrize("old", ["title: A small story", "text: Pay me.", '"20:14"', "most: 2}"])
@pytest.mark.parametrize("number", [MANY, MANY * 20, "1e9999", f"-{MANY}", f"{MANY}%", f"£{MANY}"])
def test_a_number_without_end_gets_a_short_sentence(old: str, number: str, tmp_path: Path) -> None:
    """A number that no computer holds is a fault like another, and is not repeated in full."""
    key = old.partition(": ")[0] if ": " in old else ""
    value = f"{key}: {number}" if key else number
    text = SCENARIO_TEXT.replace(old, value + ("}" if old.endswith("}") else ""))

    problems = add_claims(check_scenario_text(tmp_path, text)).problems

    assert [problem for problem in problems if len(problem.sentence) > 250] == []
