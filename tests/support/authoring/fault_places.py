"""Places in a story for a fault, found by their structure, and parts to put there."""

from __future__ import annotations

from typing import Any

Data = dict[str, Any]

HARM = "leaked"
CHANCE = {"parameter": "image_shared"}


def first_choices(data: Data) -> list[Data]:
    """The choices that the story begins with."""
    scene = data["scenes"][data["start"]]
    while "choices" not in scene:
        scene = data["scenes"][scene["next"]]
    choices: list[Data] = scene["choices"]
    return choices


def demand(data: Data) -> tuple[str, Data]:
    """The first demand that leaves a choice."""
    return next(
        (scene_id, scene)
        for scene_id, scene in data["scenes"].items()
        if scene["stage"] == "demand" and "choices" in scene
    )


def endings(data: Data) -> list[Data]:
    """All endings."""
    return [scene["ending"] for scene in data["scenes"].values() if "ending" in scene]


def messages(data: Data) -> list[tuple[Data, Data]]:
    """All messages, each after its scene."""
    return [(s, message) for s in data["scenes"].values() for message in s.get("messages", ())]


def threat(data: Data) -> tuple[Data, Data]:
    """A scene before the demand, and a threat in it with a gentle form.

    A story in which a friend is threatened may have none; then one is put at the demand.
    """
    for scene, message in messages(data):
        is_threat = message.get("tactic") == "threat" and message.get("gentle")
        if is_threat and scene["stage"] == "threat":
            return scene, message
    scene = demand(data)[1]
    text = "Do it, or they see it."
    message = {"id": "put-1", "from": person(data, "stranger"), "tactic": "threat", "text": text}
    message |= {"gentle": "There is a threat.", "evidence": ["user-id"]}
    hurry = {"id": "put-2", "from": "narrator", "tactic": "hurry", "text": "It has to be now."}
    scene.setdefault("messages", []).extend([message, hurry])
    return scene, message


def paying(data: Data) -> Data:
    """The choice that pays at the demand."""
    return next(choice for choice in demand(data)[1]["choices"] if choice.get("action") == "pay")


def person(data: Data, role: str) -> str:
    """Somebody with a role."""
    return next(each for each, about in data["people"].items() if about["role"] == role)


def add_scene(data: Data, scene_id: str, **scene: Any) -> str:
    """A scene with one narrated message, in the aftermath unless it is said otherwise."""
    told = {"id": f"{scene_id}-told", "from": "narrator", "text": f"This is {scene_id}."}
    data["scenes"][scene_id] = {"stage": "aftermath", "messages": [told], **scene}
    return scene_id


def add_ending(data: Data, scene_id: str) -> str:
    """A scene that ends the story as it should."""
    helper = next((p for p, about in data["people"].items() if about["role"] == "helper"), "aid")
    data["people"].setdefault(helper, {"name": "Aid", "avatar": "sun", "role": "helper"})
    about = {"id": scene_id, "title": "An end", "text": "It ended.", "person": helper}
    return add_scene(data, scene_id, ending={**about, "helps": ["bank", "talk"]})


def choice(choice_id: str, to: str, **about: Any) -> Data:
    """A choice in words of its own."""
    return {"id": choice_id, "do": f"Choose {choice_id}", "to": to, **about}


def add_harm(data: Data) -> list[Data]:
    """A harm that chance decides once after the demand, the same for all; returns the turns."""
    data["facts"][HARM] = False
    data.setdefault("meanings", {})[HARM] = "harm"
    turns = []
    for number, each in enumerate(demand(data)[1]["choices"]):
        turn = {"id": f"luck-{number}", "text": "It is seen.", "to": each["to"], "weight": CHANCE}
        turn["set"] = {HARM: True}
        rest = {"id": f"rest-{number}", "text": "Not.", "to": each["to"], "weight": "rest"}
        scene_id = f"chance-{number}"
        data["scenes"][scene_id] = {"stage": "aftermath", "world": [turn, rest]}
        turns.append({"choice": each, "was": each["to"], "turn": turn, "rest": rest})
        each["to"] = scene_id
    return turns


def furnish(data: Data) -> None:
    """Add the places that a story lacks: not every story pays, or begins before the threat."""
    scene = demand(data)[1]
    stop = next(each for each in scene["choices"] if each.get("action") in ("tell", "block"))
    actions = {each.get("action") for each in scene["choices"]}
    if "pay" not in actions:
        data["facts"]["gave_money"] = False
        back = [choice("paid-on", stop["to"], action="tell")]
        paid = add_scene(data, "paid-more", stage="escalation", choices=back)
        scene["choices"].append(choice("pay-more", paid, action="pay", set={"gave_money": True}))
    if "block-and-report" not in actions:
        scene["choices"].append(choice("report-now", stop["to"], action="block-and-report"))
    if "honest" not in {about["role"] for about in data["people"].values()}:
        data["people"]["somebody"] = {"name": "Somebody", "avatar": "sun", "role": "honest"}
    if not _has_early_messages(data):
        _add_threat(data)


def _has_early_messages(data: Data) -> bool:
    """Whether a story has a threat before its demand, hurry, and a name to save."""
    told = messages(data)
    tactics = {message.get("tactic") for _, message in told}
    evidence = {item for _, message in told for item in message.get("evidence", ())}
    threats = [
        message
        for scene, message in told
        if scene["stage"] == "threat" and message.get("tactic") == "threat"
    ]
    has_threat = any(message.get("gentle") for message in threats)
    return has_threat and "hurry" in tactics and "user-id" in evidence


def _add_threat(data: Data) -> None:
    """A threat right before the demand, and a message that hurries."""
    sender = person(data, "stranger")
    hurry = {"id": "early-1", "from": sender, "text": "Be quick.", "tactic": "hurry"}
    loud = {"id": "early-2", "from": sender, "text": "You will regret it.", "tactic": "threat"}
    both = [
        {**hurry, "gentle": "They hurry.", "evidence": ["user-id"]},
        {**loud, "gentle": "They threaten."},
    ]
    goal = demand(data)[0]
    for scene in data["scenes"].values():
        for pick in (*scene.get("choices", ()), *scene.get("world", ())):
            pick["to"] = "early" if pick["to"] == goal else pick["to"]
        if scene.get("next") == goal:
            scene["next"] = "early"
    add_scene(data, "early", stage="threat", messages=both, next=goal)
