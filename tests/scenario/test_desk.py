"""The three promises of the story `desk` are proved: a fault against each is found by its name."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, Final

import pytest
from proved_stories import load_story, prove_data

Data = dict[str, Any]


def find_choice(data: Data, scene: str, name: str) -> Data:
    """A choice of a scene, to be changed."""
    choice: Data = next(each for each in data["scenes"][scene]["choices"] if each["id"] == name)
    return choice


def leave_blame_standing(data: Data) -> None:
    """Iris says sorry, but what she said is still between them when the call ends well."""
    del find_choice(data, "a-why", "why-sorry")["set"]


def close_without_asking(data: Data) -> None:
    """The call can be closed well though nobody has asked Aske if he is safe."""
    find_choice(data, "a-hub", "a-well")["when"] = "kept and step"


def ask_only_some(data: Data) -> None:
    """Wren rings Tove back and forgets the question: the other calls are as they were."""
    find_choice(data, "what-off-s", "off-wren")["set"].pop("asked")


def promise_to_find_them(data: Data) -> None:
    """Emil's last question gets a yes, the call ends well, and nobody takes it back."""
    find_choice(data, "c3-note-s", "find-yes")["to"] = "find-no-s"
    find_choice(data, "c3-note-s", "find-yes")["set"] = {"promised": True, "end": 2}


def promise_mika_safety(data: Data) -> None:
    """Iris says more than she knows, and Wren's word does not count as taking it back."""
    del find_choice(data, "c2-sure-s", "sure-wren")["set"]["promised"]


FAULTS: Final = [
    (leave_blame_standing, "no-blaming-line-ends-a-call-well"),
    (close_without_asking, "safety-is-asked-in-every-call"),
    (ask_only_some, "safety-is-asked-in-every-call"),
    (promise_to_find_them, "no-call-ends-on-a-promise"),
    (promise_mika_safety, "no-call-ends-on-a-promise"),
]


@pytest.mark.parametrize(("sow", "name"), FAULTS, ids=[sow.__name__ for sow, _ in FAULTS])
def test_a_broken_promise_is_found_by_its_name(sow: Callable[[Data], None], name: str) -> None:
    """The prover names the property and tells a play that ends a call against it."""
    data = copy.deepcopy(load_story("desk"))
    sow(data)

    breaches = [each for each in prove_data(data).breaches if each.code == "BC319"]

    found = [each for each in breaches if f"The property '{name}' does not hold" in each.sentence]
    assert found, [each.sentence for each in breaches]
    assert found[0].picks
