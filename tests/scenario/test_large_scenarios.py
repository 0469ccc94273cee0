"""Five thousand states are checked whole; how long that takes stands in the benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from large_scenarios import write_demands_scenario, write_facts_scenario, write_wide_scenario
from sources import KINDS, SCENARIO_TEXT, check_file, check_scenario_text


@pytest.mark.parametrize(
    "write", [write_facts_scenario, write_wide_scenario, write_demands_scenario]
)
def test_five_thousand_states_are_checked_and_compiled(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    """From the YAML text to the bytes of the story, fully checked, with many facts or scenes."""
    path = write(tmp_path / "large.yaml")

    checked = check_file(path, KINDS)
    built = checked.build()

    assert checked.problems == []
    assert checked.counts["states"] >= 5000
    assert len(built["large.story.json"]) > 100_000


def test_a_story_that_blows_up_is_stopped(tmp_path: Path) -> None:
    """A scenario with millions of states is given up, and its facts are named."""
    names = [f"number_{index}" for index in range(6)]
    declared = "".join(f"  {name}: {{start: 0, most: 100}}\n" for name in names)
    choices = "".join(
        f"      - {{id: add-{index}, do: Add, to: hello, add: {{{name}: 1}}, when: {name} < 100}}\n"
        for index, name in enumerate(names)
    )
    text = SCENARIO_TEXT.replace("facts:\n", f"facts:\n{declared}").replace(
        "    choices:\n      - id: hello-a", f"    choices:\n{choices}      - id: hello-a"
    )

    (problem,) = check_scenario_text(tmp_path, text).problems

    assert problem.code == "BC309"
    assert all(f"'{name}'" in problem.sentence for name in names[:3])
