"""The table that is played says what the scenario says, for every path."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scenario_strategies import Interpreter, scenarios
from shipped import SCENARIO_FILE
from sources import SCENARIO_TEXT, check_file, check_scenario_text

from breakcontact.authoring.load import Checked
from breakcontact.cli.source_types import list_kinds
from breakcontact.story import Playthrough, Story, StoryError

LINTS = {"BC301", "BC302", "BC303", "BC208", "BC311", "BC313", "BC314", "BC316"}
"""What a drawn scenario may be guilty of: parts never reached, circles, copies, wild clocks."""

MOST_PICKS = 25
drawn = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _compile(scenario: dict[str, Any]) -> Story:
    with tempfile.TemporaryDirectory() as folder:
        checked = check_scenario_text(Path(folder), json.dumps(scenario))
    assert {problem.code for problem in checked.problems} <= LINTS, checked.problems
    return _story(checked)


def _story(checked: Checked) -> Story:
    (text,) = checked.build().values()
    return Story.from_table(json.loads(text))


@drawn
@given(scenarios(), st.integers(0, 10**6))
def test_story_plays_as_the_scenario_reads(scenario: dict[str, Any], seed: int) -> None:
    """On a random path, the table shows and offers what an interpreter of the YAML does."""
    chance = random.Random(seed)
    play = Playthrough.replay(_compile(scenario))
    naive = Interpreter(scenario)

    for _ in range(MOST_PICKS):
        assert [pick.id for pick in play.state.picks] == naive.offered
        assert play.ending == naive.ending
        if not naive.offered:
            break
        pick = chance.choice(naive.offered)
        play = play.take(pick)
        naive.take(pick)

    shown = [(entry.id, entry.sender, entry.text) for entry in play.transcript("en")]
    assert shown == naive.shown


def test_terms_take_the_words_of_a_country(tmp_path: Path) -> None:
    """A gap is filled with the country's words; the path, the version and the page's table stay."""
    text = SCENARIO_TEXT.replace("text: Pay me.", "text: Pay me {sum}, all {sum} of it.")
    text = text.replace("start: hello\n", "terms:\n  sum: {NO: 900 kr, GB: £75}\nstart: hello\n")
    story = _story(check_scenario_text(tmp_path, text))

    told = [story.for_country(country).line("en", "ask-1") for country in ("NO", "GB")]

    assert told == ["Pay me 900 kr, all 900 kr of it.", "Pay me £75, all £75 of it."]
    assert story.for_country("NO").version == story.version
    assert story.page_table("en")["lines"]["en"]["ask-1"] == "Pay me {sum}, all {sum} of it."
    with pytest.raises(StoryError, match="no terms for 'XX'"):
        story.for_country("XX")


@drawn
@given(scenarios())
def test_every_state_is_reached_and_ends(scenario: dict[str, Any]) -> None:
    """No state of a story is out of reach, and the usual picks lead from each to an ending."""
    story = _compile(scenario)

    reached = {0}
    for state in sorted(_walk(story, reached)):
        steps = 0
        while story.states[state].picks:
            state = story.states[state].picks[story.states[state].usual].target
            steps += 1
            assert steps <= len(story.states)
        assert story.states[state].ending

    assert reached == set(range(len(story.states)))


def _walk(story: Story, reached: set[int]) -> set[int]:
    queue = [0]
    for index in queue:
        for pick in story.states[index].picks:
            if pick.target not in reached:
                reached.add(pick.target)
                queue.append(pick.target)
    return reached


@drawn
@given(scenarios())
def test_story_survives_json(scenario: dict[str, Any]) -> None:
    """A story written and read is the same story, to the byte."""
    story = _compile(scenario)

    again = Story.from_table(json.loads(json.dumps(story.table)))

    assert again == story
    assert again.table == story.table


@drawn
@given(scenarios())
def test_weights_of_chance_sum_to_one(scenario: dict[str, Any]) -> None:
    """Where chance decides, its weights are all of what can happen."""
    for state in _compile(scenario).states:
        weights = [pick.weight for pick in state.picks]
        assert sum(weight or 0 for weight in weights) == (1 if state.world else 0)
        assert all((weight is not None) == state.world for weight in weights)


def test_same_bytes_whatever_the_hash_seed() -> None:
    """Two processes with different hashing write the same bytes."""

    def compiled(seed: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-m", "breakcontact", "compile", str(SCENARIO_FILE)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout

    assert compiled("1") == compiled("4711") != b""


def test_version_follows_the_structure_only(tmp_path: Path) -> None:
    """Rewording keeps a story's version, so that records stay valid; a new pick does not."""
    first = _story(check_scenario_text(tmp_path, SCENARIO_TEXT))
    reworded = _story(check_scenario_text(tmp_path, SCENARIO_TEXT.replace("Pay me.", "Pay now.")))
    changed = _story(check_scenario_text(tmp_path, SCENARIO_TEXT.replace("ask-b", "ask-c")))

    assert reworded.version == first.version
    assert changed.version != first.version


def test_small_scenario_becomes_this_table(tmp_path: Path) -> None:
    """Joined scenes, stages, gentle forms and picks stand where the page looks for them."""
    table = _story(check_scenario_text(tmp_path, SCENARIO_TEXT)).table

    assert table["messages"] == {
        "hello-1": {
            "from": "alex",
            "at": "20:14",
            "stage": "contact",
            "tactic": "flattery",
            "evidence": ["account", "time"],
            "why": True,
        },
        "hello-2": {"from": "narrator", "stage": "contact"},
        "ask-1": {"from": "alex", "stage": "demand", "gentle": "told"},
        "friends-1": {"from": "maja", "stage": "escalation"},
    }
    assert table["picks"]["ask-b"] == {"kind": "do", "action": "block"}
    assert table["picks"]["luck-b"] == {"kind": "world"}
    assert table["states"][0] == {
        "scene": "hello",
        "stage": "contact",
        "place": "place.hello",
        "messages": ["hello-1", "hello-2"],
        "picks": [["hello-a", 1], ["hello-b", 2]],
        "usual": 0,
    }
    joined = next(state for state in table["states"] if state["messages"] == ["friends-1"])
    assert (joined["scene"], joined["stage"]) == ("end-sent", "aftermath")
    assert joined["ending"] == {
        "id": "sent",
        "helps": ["police", "bank"],
        "person": "maja",
        "reflection": ["refl-told"],
    }


def test_a_reply_stays_in_its_own_place(tmp_path: Path) -> None:
    """Where a state goes on in another place, it says with which message that begins."""
    elsewhere = "    place: Letters\n    messages: [{id: sent-1, from: maja, text: Hello.}]\n"
    text = SCENARIO_TEXT.replace(
        "    stage: aftermath\n    ending:\n      id: sent",
        f"    stage: aftermath\n{elsewhere}    ending:\n      id: sent",
    )

    table = _story(check_scenario_text(tmp_path, text)).table

    moving = [each for each in table["states"] if "places" in each]
    assert moving
    for state in moving:
        assert state["messages"] == ["friends-1", "sent-1"]
        assert state["places"] == {"sent-1": "place.end-sent"}


def test_shipped_scenario_has_no_faults() -> None:
    """The match is faultless in both languages, and as large as it was promised."""
    checked = check_file(SCENARIO_FILE, list_kinds())
    story = _story(checked)

    assert checked.problems == []
    assert story.languages == ("en", "nb")
    assert len(story.states) >= 60
    assert len({state.ending for state in story.states if state.ending}) >= 6
