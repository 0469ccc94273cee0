"""Every part of a story is met in some play: scenes, choices, messages, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from breakcontact.authoring.problems import name_all
from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.scenario.exploration import Exploration
from breakcontact.scenario.model import Choice, Message, Scenario, Scene
from breakcontact.scenario.name_checks import list_picks
from breakcontact.scenario.prover.breach import Breach
from breakcontact.scenario.prover.case import Case

Item = tuple[str, str]
"""A stage, a tactic or an evidence item: which of the three, and its name."""


def check_reached(case: Case, *, is_free: bool) -> Iterator[Breach]:
    """Say what is met in no play, and which stages, tactics and evidence items go with it.

    Args:
        case: The story.
        is_free: Whether every play comes to an end; if not, stages may be missing because of that.
    """
    scenario = case.scenario
    entered = _entered(scenario, case.found)
    missing = _Missing(case)
    yield from _check_scenes(scenario, missing)
    yield from _check_choices(case, entered, missing)
    yield from _check_messages(case, entered, missing)
    if is_free:
        yield from _check_stages(scenario, missing)


class _Missing:
    """The stages, tactics and evidence items that occur in no play."""

    def __init__(self, case: Case) -> None:
        scenes = case.scenario.scenes
        declared = {item for scene in scenes.values() for item in _list_items(scene)}
        met: set[Item] = set()
        for view in case.found.views:
            met.add(("stage", scenes[view.plan.last].stage))
            for message in view.messages:
                met.add(("stage", case.scene_of[message.id].stage))
                met.update(_list_message_items(message))
        self.left = declared - met
        self._missing = frozenset(self.left)

    def name(self, items: Iterable[Item]) -> str:
        """Which of the items occur in no play, as a sentence; they need not be told of again."""
        lost = [item for item in dict.fromkeys(items) if item in self._missing]
        self.left.difference_update(lost)
        names = ", ".join(f"{kind} {name}" for kind, name in lost)
        return f" So no play has: {names}." if lost else ""


def _list_items(scene: Scene) -> Iterator[Item]:
    yield "stage", scene.stage
    for message in scene.messages:
        yield from _list_message_items(message)


def _list_message_items(message: Message) -> Iterator[Item]:
    if message.tactic is not None:
        yield "tactic", message.tactic
    for name in message.evidence:
        yield "evidence", name


def _list_all_items(scenario: Scenario, scenes: Iterable[str]) -> Iterator[Item]:
    for scene_id in scenes:
        yield from _list_items(scenario.scenes[scene_id])


def _check_scenes(scenario: Scenario, missing: _Missing) -> Iterator[Breach]:
    """Scenes that nothing leads to, whatever the facts; what lies behind them is not told apart."""
    onward = {scene_id: _targets(scenario, scene_id) for scene_id in scenario.scenes}
    reached = _follow(onward, scenario.start)
    lost = [scene_id for scene_id in scenario.scenes if scene_id not in reached]
    led_to = {target for scene_id in lost for target in onward[scene_id] if target != scene_id}
    covered: set[str] = set()
    for scene_id in [s for s in lost if s not in led_to] + [s for s in lost if s in led_to]:
        if scene_id in covered:
            continue
        behind = [s for s in _follow(onward, scene_id) if s not in reached and s not in covered]
        covered.update(behind)
        others = name_all([s for s in behind if s != scene_id])
        sentence = f"Nothing leads to the scene '{scene_id}'"
        sentence += f", nor to what follows only from it: {others}." if others else "."
        sentence += missing.name(_list_all_items(scenario, behind))
        yield Breach("BC301", ("scenes", scene_id), sentence, at_key=True)


def _check_choices(case: Case, entered: dict[str, None], missing: _Missing) -> Iterator[Breach]:
    found = case.found
    offered = {step.pick.id for row in found.rows for step, _ in row.ways}
    offered |= {over.step.pick.id for over in found.overflows}
    onward = {scene_id: _targets(case.scenario, scene_id) for scene_id in case.scenario.scenes}
    for pick, path in list_picks(case.scenario):
        if path[1] in entered and pick.id not in offered:
            when = pick.when if isinstance(pick, Choice) else None
            sentence = f"The choice '{pick.id}' is never available: '{when}' never holds there."
            behind = [scene for scene in _follow(onward, pick.to) if scene not in entered]
            sentence += missing.name(_list_all_items(case.scenario, behind))
            yield Breach("BC302", (*path, "when"), sentence)


def _check_messages(case: Case, entered: dict[str, None], missing: _Missing) -> Iterator[Breach]:
    shown = {message.id for view in case.found.views for message in view.messages}
    for scene_id in entered:
        scene = case.scenario.scenes[scene_id]
        for index, message in enumerate(scene.messages):
            if message.id not in shown:
                path = ("scenes", scene_id, "messages", index, "when")
                sentence = (
                    f"The message '{message.id}' is never shown: "
                    f"'{message.when}' never holds there."
                )
                lost = [*_list_message_items(message), ("stage", scene.stage)]
                sentence += missing.name(lost)
                yield Breach("BC303", path, sentence)


def _check_stages(scenario: Scenario, missing: _Missing) -> Iterator[Breach]:
    """Stages that are left: a play passes their scenes, and they show nothing of their own."""
    for scene_id, scene in scenario.scenes.items():
        if ("stage", scene.stage) in missing.left:
            missing.left.discard(("stage", scene.stage))
            path: KeyPath = ("scenes", scene_id, "stage")
            sentence = (
                f"No play shows the stage '{scene.stage}': '{scene_id}' is passed without a "
                "message. Give it one, or take it out."
            )
            yield Breach("BC315", path, sentence)


def _entered(scenario: Scenario, found: Exploration) -> dict[str, None]:
    """Every scene that some state shows, in the order of the file."""
    entered = {scene_id for view in found.views for scene_id in view.plan.scenes}
    return {scene_id: None for scene_id in scenario.scenes if scene_id in entered}


def _targets(scenario: Scenario, scene_id: str) -> list[str]:
    scene = scenario.scenes[scene_id]
    return [pick.to for pick in scene.picks] + ([scene.next] if scene.next else [])


def _follow(onward: dict[str, list[str]], start: str) -> dict[str, None]:
    seen = {start: None}
    queue = [start]
    for scene_id in queue:  # the list grows while it is gone through
        for target in onward[scene_id]:
            if target not in seen:
                seen[target] = None
                queue.append(target)
    return seen
