"""What a scenario owes its readers and its own form, scene by scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from breakcontact.authoring.problems import Problem, offer, shorten
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.yaml_source import KeyPath, Tree
from breakcontact.scenario.action_words import find_contradiction
from breakcontact.scenario.compiler import read_weights
from breakcontact.scenario.model import Choice, Scenario, Scene, Weight

_WAYS_ON = ("choices", "world", "next", "ending")
_HARD_STAGES = ("capture", "threat", "demand", "escalation")
_HELPING_ROLES = ("friend", "helper")
_CLOSE = 1e-6


def check_scenes(
    tree: Tree, shaped: Shaped[Scenario], weights: Mapping[str, float]
) -> Iterator[Problem]:
    """Say which scenes lack a way on, a gentle form or somebody who helps.

    Args:
        tree: Where everything stands.
        shaped: What was read.
        weights: The chances that world's turns can take, by their keys in the registry.
    """
    scenario = shaped.model
    assert scenario is not None, "only what could be read is checked"
    for scene_id, scene in scenario.scenes.items():
        path: KeyPath = ("scenes", scene_id)
        if not shaped.is_recovered(path):
            yield from _check_way_on(tree, shaped, scene, path)
            yield from _check_choices(tree, shaped, scene, path)
            yield from _check_weights(tree, shaped, scene, path, weights)
            yield from _check_gentle(tree, shaped, scenario, scene, path)
            yield from _check_helper(tree, scenario, scene, path)


def _check_way_on(
    tree: Tree, shaped: Shaped[Scenario], scene: Scene, path: KeyPath
) -> Iterator[Problem]:
    given = [key for key in _WAYS_ON if getattr(scene, key) is not None]
    if any((*path, key) in shaped.recovered for key in _WAYS_ON):
        return
    if any(fault.is_surplus and fault.path[:-1] == path for fault in shaped.faults):
        return  # the key that was misspelt may be the way on
    if not given:
        sentence = (
            f"The scene '{path[1]}' leads nowhere: give it choices, world, next or an ending."
        )
        yield tree.problem("BC111", path, sentence, key=True)
    for key in given[1:]:
        sentence = f"The scene '{path[1]}' has '{given[0]}' already; it can have only one way on."
        yield tree.problem("BC111", (*path, key), sentence, key=True)


def _check_choices(
    tree: Tree, shaped: Shaped[Scenario], scene: Scene, path: KeyPath
) -> Iterator[Problem]:
    for index, choice in enumerate(scene.choices or ()):
        place: KeyPath = (*path, "choices", index)
        if any((*place, key) in shaped.recovered for key in ("say", "do")) or shaped.is_recovered(
            place
        ):
            continue
        if any(fault.is_surplus and fault.path[:-1] == place for fault in shaped.faults):
            continue  # the key that was misspelt may be one of the two
        if choice.say and choice.do:
            sentence = f"The choice '{choice.id}' has both 'say' and 'do'; keep one."
            yield tree.problem("BC111", (*place, "do"), sentence, key=True)
        elif not choice.say and not choice.do:
            sentence = (
                f"The choice '{choice.id}' needs 'say' (what is written) or 'do' (what is done)."
            )
            yield tree.problem("BC111", place, sentence)
        yield from _check_action(tree, shaped, choice, place)


def _check_action(
    tree: Tree, shaped: Shaped[Scenario], choice: Choice, place: KeyPath
) -> Iterator[Problem]:
    if choice.action is None or choice.do is None or (*place, "action") in shaped.recovered:
        return
    named = find_contradiction(choice.action, choice.do)
    if named:
        sentence = (
            f"The choice '{choice.id}' has the action '{choice.action}', and its words say "
            f"'{named}'; the prover and the review go by the action."
        )
        yield tree.problem("BC320", (*place, "action"), sentence)


def _check_weights(
    tree: Tree,
    shaped: Shaped[Scenario],
    scene: Scene,
    path: KeyPath,
    weights: Mapping[str, float],
) -> Iterator[Problem]:
    turns = scene.world or ()
    place: KeyPath = (*path, "world")
    if not turns or any(recovered[:3] == place for recovered in shaped.recovered):
        return
    unknown = [
        (index, turn.weight.parameter)
        for index, turn in enumerate(turns)
        if isinstance(turn.weight, Weight) and turn.weight.parameter not in weights
    ]
    for index, key in unknown:
        sentence = f"The registry has no chance '{shorten(key)}' for a world's turn."
        sentence += offer(key, weights)
        yield tree.problem("BC005", (*place, index, "weight", "parameter"), sentence)
    rests = [index for index, turn in enumerate(turns) if turn.weight == "rest"]
    chances = read_weights(turns, weights)
    total = sum(chances)
    if unknown:
        return
    if len(rests) > 1:
        sentence = "Only one turn can take the rest."
        yield tree.problem("BC307", (*place, rests[1], "weight"), sentence)
    elif rests and chances[rests[0]] <= 0:
        sentence = "The other turns leave no rest: their weights sum to 1 or more."
        yield tree.problem("BC307", (*place, rests[0], "weight"), sentence)
    elif not rests and abs(total - 1) > _CLOSE:
        sentence = f"The weights sum to {total:g}, not to 1; let one turn say 'rest'."
        yield tree.problem("BC307", place, sentence, key=True)


def _check_gentle(
    tree: Tree, shaped: Shaped[Scenario], scenario: Scenario, scene: Scene, path: KeyPath
) -> Iterator[Problem]:
    if scene.stage not in _HARD_STAGES or shaped.is_recovered((*path, "stage")):
        return
    for index, message in enumerate(scene.messages):
        place: KeyPath = (*path, "messages", index)
        sender = scenario.people.get(message.sender)
        is_stranger = sender is not None and sender.role == "stranger"
        if message.gentle is None and is_stranger and (*place, "gentle") not in shaped.recovered:
            sentence = (
                f"The message '{message.id}' has no gentle form: add 'gentle' with what the "
                'narrator tells instead, or "" to leave it out.'
            )
            yield tree.problem("BC403", place, sentence)


def _check_helper(tree: Tree, scenario: Scenario, scene: Scene, path: KeyPath) -> Iterator[Problem]:
    person = scenario.people.get(scene.ending.person) if scene.ending else None
    if person and person.role == "you" and scene.ending and scene.ending.person != scenario.you:
        return  # two people with that role is the fault
    if scene.ending and person and person.role not in _HELPING_ROLES:
        sentence = (
            f"'{scene.ending.person}' has the role '{person.role}'; "
            "the person who helps is a friend or a helper."
        )
        yield tree.problem("BC402", (*path, "ending", "person"), sentence)
