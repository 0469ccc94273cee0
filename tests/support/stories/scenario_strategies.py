"""Scenarios drawn at random, and an interpreter that plays them without compiling anything."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

HEAD = {
    "format": 1,
    "id": "drawn",
    "title": "Drawn",
    "summary": "It was drawn at random.",
    "audience": "adults",
    "content_note": "Nothing much.",
    "you": "robin",
    "people": {
        "robin": {"name": "Robin", "avatar": "leaf", "role": "you"},
        "alex": {"name": "Alex", "avatar": "wave", "role": "stranger"},
        "maja": {"name": "Maja", "avatar": "sun", "role": "helper"},
    },
}
FACTS = {"told": False, "seen": True, "paid": {"start": 0, "most": 2}}
CONDITIONS = [
    None,
    None,
    "told",
    "not seen",
    "paid > 0",
    "paid == 2 or told",
    "seen and not (told or paid > 1)",
]
CHANGES = [
    {},
    {"set": {"told": True}},
    {"set": {"seen": False, "told": False}},
    {"set": {"paid": 2}},
    {"add": {"paid": 1}, "when": "paid < 2"},
    {"add": {"paid": -1}, "when": "paid > 0 and told"},
]
KINDS = ["choices", "choices", "choices", "world", "next", "ending"]


@st.composite
def scenarios(draw: st.DrawFn) -> dict[str, Any]:
    """A scenario as plain data, in which something always leads onward to an ending."""
    count = draw(st.integers(2, 7))
    kinds = ["choices", *draw(st.lists(st.sampled_from(KINDS), min_size=count, max_size=count))]
    kinds[-1] = "ending"
    scenes = {f"s{n}": _draw_scene(draw, n, kind, len(kinds)) for n, kind in enumerate(kinds)}
    reflections = [{"id": "refl-any", "text": "It is over."}]
    reflections += [{"id": "refl-told", "when": "told and paid != 1", "text": "You told."}]
    return {**HEAD, "facts": FACTS, "start": "s0", "scenes": scenes, "reflections": reflections}


def _draw_scene(draw: st.DrawFn, number: int, kind: str, count: int) -> dict[str, Any]:
    onward = st.integers(min(number + 1, count - 1), count - 1).map("s{}".format)
    anywhere = st.integers(0, count - 1).map("s{}".format)
    scene: dict[str, Any] = {"stage": "rapport", "messages": _draw_messages(draw, number)}
    if kind == "choices":
        scene["choices"] = _draw_choices(draw, number, onward, anywhere)
    elif kind == "world":
        scene["world"] = [
            {"id": f"w{number}-0", "text": "On.", "to": draw(onward), "weight": "rest"},
            {
                "id": f"w{number}-1",
                "text": "Away.",
                "to": draw(anywhere),
                "weight": {"parameter": "sent"},
                "set": {"seen": draw(st.booleans())},
            },
        ]
    elif kind == "next":
        scene["next"] = draw(onward)
    else:
        scene["ending"] = {
            "id": f"e{number}",
            "title": f"Ending {number}",
            "text": "So it ended, and Maja came.",
            "helps": ["talk"],
            "person": "maja",
        }
    return scene


def _draw_messages(draw: st.DrawFn, number: int) -> list[dict[str, Any]]:
    messages = []
    for index in range(draw(st.integers(0, 3))):
        sender = draw(st.sampled_from(["alex", "maja", "narrator"]))
        message = {"id": f"m{number}-{index}", "from": sender, "text": f"Text {number} {index}."}
        when, gentle = draw(st.sampled_from(CONDITIONS)), draw(st.sampled_from([None, "", "Told."]))
        message |= {} if when is None else {"when": when}
        message |= {} if gentle is None else {"gentle": gentle}
        message |= {"at": f"1{number}:0{index}"} if draw(st.booleans()) else {}
        messages.append(message)
    return messages


def _draw_choices(
    draw: st.DrawFn, number: int, onward: st.SearchStrategy[str], anywhere: st.SearchStrategy[str]
) -> list[dict[str, Any]]:
    choices = [{"id": f"c{number}-on", "say": f"On from {number}.", "to": draw(onward)}]
    for index in range(draw(st.integers(0, 3))):
        changes = draw(st.sampled_from(CHANGES))
        when = draw(st.sampled_from(CONDITIONS))
        both = " and ".join(f"({part})" for part in (when, changes.get("when")) if part)
        choice = {"id": f"c{number}-{index}", "do": f"Act {number} {index}", "to": draw(anywhere)}
        choices.append({**choice, **changes, **({"when": both} if both else {})})
    return draw(st.permutations(choices))


class Interpreter:
    """Plays a scenario from its plain data: every condition is evaluated when it is met."""

    def __init__(self, scenario: dict[str, Any]) -> None:
        self.scenario = scenario
        self.facts = {
            name: fact["start"] if isinstance(fact, dict) else fact
            for name, fact in scenario["facts"].items()
        }
        self.shown: list[tuple[str, str | None, str]] = []
        self._enter(scenario["start"])

    @property
    def offered(self) -> list[str]:
        """Ids of the picks that can be taken now."""
        return [pick["id"] for pick in self._picks()]

    @property
    def ending(self) -> str | None:
        """Id of the ending, if the play is over."""
        return self.scenario["scenes"][self.scene].get("ending", {}).get("id")

    def take(self, pick_id: str) -> None:
        """Take a pick."""
        pick = next(pick for pick in self._picks() if pick["id"] == pick_id)
        sender = "robin" if "say" in pick else None
        self.shown.append((pick_id, sender, pick.get("say") or pick.get("do") or pick["text"]))
        self.facts.update(pick.get("set", {}))
        for name, number in pick.get("add", {}).items():
            self.facts[name] += number
        self._enter(pick["to"])

    def _enter(self, scene_id: str) -> None:
        self.scene = scene_id
        scene = self.scenario["scenes"][scene_id]
        for message in scene["messages"]:
            if self._holds(message):
                sender = None if message["from"] == "narrator" else message["from"]
                self.shown.append((message["id"], sender, message["text"]))
        if "next" in scene:
            self._enter(scene["next"])

    def _picks(self) -> list[dict[str, Any]]:
        scene = self.scenario["scenes"][self.scene]
        return [
            pick for pick in (scene.get("choices") or scene.get("world") or []) if self._holds(pick)
        ]

    def _holds(self, part: dict[str, Any]) -> bool:
        return bool(eval(part.get("when", "True"), {}, dict(self.facts)))
