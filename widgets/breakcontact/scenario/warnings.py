"""What is worth a look in a scenario, and stops nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator

from breakcontact.authoring.problems import Problem
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.yaml_source import Tree
from breakcontact.scenario.model import Scenario

LETTERS_IN_LINE = 20
"""Characters in a line of a message on a screen of 320 px; measured in the chat."""

MOST_LINES = 15
"""A message of more lines leaves no room for anything else on such a screen."""


def find_warnings(tree: Tree, shaped: Shaped[Scenario]) -> Iterator[Problem]:
    """Find very long messages."""
    scenario = shaped.model
    assert scenario is not None, "only what could be read is checked"
    for scene_id, scene in scenario.scenes.items():
        for index, message in enumerate(scene.messages):
            lines = count_lines(message.text)
            if lines > MOST_LINES:
                sentence = (
                    f"The message '{message.id}' has {len(message.text)} characters, about {lines} "
                    "lines on a screen of 320 px; split it."
                )
                path = ("scenes", scene_id, "messages", index, "text")
                yield tree.problem("BC115", path, sentence)


def count_lines(text: str) -> int:
    """The lines that a message is estimated to take on a screen of 320 px."""
    return sum(max(1, math.ceil(len(line) / LETTERS_IN_LINE)) for line in text.splitlines())
