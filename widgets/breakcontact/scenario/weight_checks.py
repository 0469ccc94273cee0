"""Whether a story's chances are about the people that the story is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from breakcontact.authoring.problems import Problem
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.yaml_source import KeyPath, Tree
from breakcontact.scenario.model import Scenario, Weight

_CODE = "BC417"


def check_whom(
    tree: Tree, shaped: Shaped[Scenario], rests_on: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    """Find chances that rest on others than the story's audience, unless it says so.

    Args:
        tree: Where everything stands.
        shaped: What was read.
        rests_on: The audiences of each chance, by its key in the registry.
    """
    scenario = shaped.model
    assert scenario is not None, "only what could be read is checked"
    if ("audience",) in shaped.recovered:
        return
    for scene_id, scene in scenario.scenes.items():
        for index, turn in enumerate(scene.world or ()):
            if not isinstance(turn.weight, Weight) or turn.weight.parameter not in rests_on:
                continue
            path: KeyPath = ("scenes", scene_id, "world", index, "weight")
            sentence = _describe(turn.weight, scenario.audience, rests_on)
            if sentence and not shaped.is_recovered(path):
                key = "parameter" if turn.weight.about is None else "about"
                yield tree.problem(_CODE, (*path, key), sentence)


def _describe(weight: Weight, audience: str, rests_on: Mapping[str, tuple[str, ...]]) -> str | None:
    """What is wrong with a weight; ``None`` if nothing is."""
    whom = rests_on[weight.parameter]
    others = " and ".join(whom)
    if weight.about is not None and weight.about not in whom:
        return f"The chance '{weight.parameter}' is not about {weight.about}: it rests on {others}."
    if weight.about is not None and audience in whom:
        return (
            f"The chance '{weight.parameter}' holds for {audience}, whom the story is for: take "
            "'about' out."
        )
    if weight.about is None and audience not in whom:
        own = f"{weight.parameter}_{audience}"
        better = f"name '{own}', or write" if own in rests_on else "write"
        return (
            f"The chance '{weight.parameter}' rests on {others}, and this story is for {audience}: "
            f"{better} {{parameter: {weight.parameter}, about: {whom[0]}}}, and the review says so."
        )
    return None
