"""How each kind of fault is put into a story that is given as plain data."""

from __future__ import annotations

import copy
from collections.abc import Callable

from fault_places import (
    CHANCE,
    HARM,
    Data,
    add_ending,
    add_harm,
    add_scene,
    choice,
    demand,
    endings,
    first_choices,
    messages,
    paying,
    person,
    threat,
)

STOPS = ("block", "block-and-report", "tell", "delete", "leave")


def skip(action: str) -> Callable[[Data], None]:
    """One way of acting leads past the harm."""

    def sow(data: Data) -> None:
        for turn in add_harm(data):
            if turn["choice"].get("action") == action:
                turn["choice"]["to"] = turn["was"]

    return sow


def skip_all(data: Data) -> None:
    """The harm never comes."""
    for turn in add_harm(data):
        turn["turn"].pop("set")


def rest(data: Data) -> None:
    """The harm is given the rest."""
    for turn in add_harm(data):
        turn["turn"]["weight"], turn["rest"]["weight"] = "rest", CHANCE


def certain(data: Data) -> None:
    """Paying brings the harm for certain."""
    add_harm(data)
    paying(data).setdefault("set", {})[HARM] = True


def twice(data: Data) -> None:
    """The harm is decided twice."""
    for number, turn in enumerate(add_harm(data)):
        again = {**turn["turn"], "id": f"luck-again-{number}"}
        rest = {**turn["rest"], "id": f"rest-again-{number}"}
        scene_id = f"again-{number}"
        data["scenes"][scene_id] = {"stage": "aftermath", "world": [again, rest]}
        turn["rest"]["to"] = scene_id


def undeclared(data: Data) -> None:
    """A harm that is not declared."""
    add_harm(data)
    data["meanings"].pop(HARM)


def unsourced(data: Data) -> None:
    """A difference without a source."""
    own = next((fact for fact, what in data.get("meanings", {}).items() if what == "harm"), None)
    if own is None:
        add_harm(data)
    data["differences"] = {own or HARM: {"pay": "no_such_number"}}


def no_stop(data: Data) -> None:
    """No way to stop at the demand."""
    for each in demand(data)[1]["choices"]:
        if each.get("action") in STOPS:
            each["action"] = "ignore"


def only_pay(data: Data) -> None:
    """Nothing but paying at the demand."""
    demand(data)[1]["choices"] = [paying(data)]


def pay_to_the_end(data: Data) -> None:
    """A payment that leads straight to an end."""
    paying(data)["to"] = add_ending(data, "paid-end")


def far(data: Data) -> None:
    """Help that is four picks away."""
    onward = paying(data)["to"]
    for number in (4, 3, 2, 1):
        onward = add_scene(
            data, f"far-{number}", choices=[choice(f"go-{number}", onward, action="leave")]
        )
    demand(data)[1]["choices"] = [choice("go-0", onward, action="leave")]


def alone(data: Data) -> None:
    """Nobody who can be told."""
    onward = add_scene(data, "alone", choices=[choice("wait", "alone-end", action="leave")])
    person_id = next(p for p, about in data["people"].items() if about["role"] == "helper")
    about = {"id": "alone-end", "title": "An end", "text": "It ended.", "person": person_id}
    add_scene(data, "alone-end", ending={**about, "helps": ["bank", "talk"]})
    helping = {p for p, about in data["people"].items() if about["role"] in ("friend", "helper")}
    for _, message in messages(data):  # a friend may write beside the threat itself
        message["from"] = "narrator" if message["from"] in helping else message["from"]
    demand(data)[1]["choices"] = [
        choice("go", onward, action="ignore"),
        choice("stop", "alone-end"),
    ]
    demand(data)[1]["choices"][1]["action"] = "block"


def only_the_threatened(data: Data) -> None:
    """Nobody who can be told, but for a friend who reads out the threat."""
    alone(data)
    read = {"id": "read-out", "from": person(data, "friend"), "tactic": "threat"}
    read |= {"text": "They say: pay, or they send it.", "gentle": "The threat is read out."}
    demand(data)[1].setdefault("messages", []).append(read)


def stranger_helps(data: Data) -> None:
    """A friend who was never met."""
    data["people"]["never-met"] = {"name": "Never", "avatar": "sun", "role": "friend"}
    for ending in endings(data):
        ending["person"] = "never-met"


def no_bank(data: Data) -> None:
    """No bank after a payment."""
    for ending in endings(data):
        ending["helps"] = [what for what in ending["helps"] if what != "bank"] or ["talk"]


def no_evidence(data: Data) -> None:
    """Nothing to save before the demand."""
    for _, message in messages(data):
        message.pop("evidence", None)


def lose(data: Data) -> None:
    """The chat is lost before it could be saved."""
    first_choices(data).append(choice("lose", add_ending(data, "lost-end"), action="delete"))


def told_by(role: str) -> Callable[[Data], None]:
    """A threat without a gentle form, told by somebody with a role."""

    def sow(data: Data) -> None:
        message = threat(data)[1]
        message["from"] = "narrator" if role == "narrator" else person(data, role)
        message.pop("gentle")

    return sow


def unmarked(role: str) -> Callable[[Data], None]:
    """Somebody passes a threat on, and it is marked in no way."""

    def sow(data: Data) -> None:
        sender = "narrator" if role == "narrator" else person(data, role)
        text = "They write again: pay today, or all your friends see it."
        target = data["scenes"][paying(data)["to"]]
        target.setdefault("messages", []).append({"id": "on-1", "from": sender, "text": text})

    return sow


def in_aftermath(data: Data) -> None:
    """A threat in the aftermath."""
    scene, message = threat(data)
    scene["stage"] = "aftermath"
    message.pop("gentle")


def late_stranger(data: Data) -> None:
    """A stranger after the threat."""
    target = data["scenes"][paying(data)["to"]]
    late = {"id": "late-1", "from": person(data, "stranger"), "text": "I am still here."}
    target["stage"] = "aftermath"
    target.setdefault("messages", []).append(late)


def gentle_full(data: Data) -> None:
    """A gentle form that is the full text."""
    message = threat(data)[1]
    message["gentle"] = message["text"] + " "


def gentle_none(data: Data) -> None:
    """All gentle forms empty."""
    for _, message in messages(data):
        if "gentle" in message:
            message["gentle"] = ""


def teen_sends(data: Data) -> None:
    """A teenager who sends."""
    data["audience"] = "teenagers"
    first_choices(data).append(
        {"id": "sends", "do": "Send the photo", "to": add_ending(data, "sent-end")}
    )


def teen_tells(sender: str) -> Callable[[Data], None]:
    """It is told, or written, that the character sends."""

    def sow(data: Data) -> None:
        data["audience"] = "teenagers"
        name = data["people"][data["you"]]["name"]
        told = f"{name} takes a picture and sends it." if sender else "Here is my photo."
        message = {"id": "gives-1", "from": sender or data["you"], "text": told}
        data["scenes"][data["start"]].setdefault("messages", []).append(message)

    return sow


def teen_has_sent(data: Data) -> None:
    """A teenager who has sent."""
    data["audience"] = "teenagers"
    data["facts"]["gave"] = False
    data.setdefault("meanings", {})["gave"] = "sent"
    paying(data).setdefault("set", {})["gave"] = True


def lead_alike(data: Data) -> None:
    """A choice that leads where another does."""
    first = first_choices(data)[0]
    twin = {key: value for key, value in first.items() if key not in ("say", "do", "usual")}
    first_choices(data).append({**twin, "id": "twin", "do": "Do it in another way"})


def same_words(data: Data) -> None:
    """A choice that says what another says."""
    first = first_choices(data)[0]
    words = {key: first[key] for key in ("say", "do") if key in first}
    first_choices(data).append({"id": "twin", **words, "to": add_ending(data, "twin-end")})


def disguised(data: Data) -> None:
    """A copy of a scene behind a choice."""
    first = first_choices(data)[0]
    scene = copy.deepcopy(data["scenes"][first["to"]])
    for part in (*scene.get("messages", ()), *scene.get("choices", ()), *scene.get("world", ())):
        part["id"] = f"{part['id']}-twin"
    data["scenes"]["twin-scene"] = scene
    twin = {key: value for key, value in first.items() if key not in ("say", "do", "usual")}
    first_choices(data).append({**twin, "id": "twin", "do": "Act alike", "to": "twin-scene"})


def clock(data: Data) -> None:
    """A clock that runs backwards in a scene."""
    for scene in data["scenes"].values():
        told = scene.get("messages", ())
        if len(told) > 1:
            told[0]["at"], told[-1]["at"] = "18:30", "18:10"
            return


def clock_between(data: Data) -> None:
    """A clock that runs backwards between scenes."""
    late = {"id": "late", "from": person(data, "friend"), "text": "Hello?", "at": "22:05"}
    early = {"id": "early", "from": person(data, "friend"), "text": "You there?", "at": "21:50"}
    add_scene(data, "early-end", messages=[early], ending=an_end(data))
    add_scene(data, "late-on", messages=[late], choices=[choice("late-go", "early-end")])
    first_choices(data).append(choice("go-late", "late-on"))


def same_end(data: Data) -> None:
    """An ending that repeats another."""
    add_ending(data, "first-end")
    add_ending(data, "second-end")
    second, first = data["scenes"]["second-end"], data["scenes"]["first-end"]
    second["messages"][0]["text"] = first["messages"][0]["text"]
    first_choices(data).append(choice("go-first", "first-end"))
    first_choices(data).append(choice("go-second", "second-end"))


def an_end(data: Data) -> Data:
    """An ending for a scene that is written elsewhere."""
    ending: Data = data["scenes"].pop(add_ending(data, "an-end"))["ending"]
    return ending


def round(data: Data) -> None:
    """A play that can go round for ever."""
    start = data["start"]
    back = [choice("go-round", start), choice("go-out", add_ending(data, "round-end"), usual=True)]
    add_scene(data, "round", stage="rapport", choices=back)
    first_choices(data).append(choice("go-in", "round"))


def usual_round(data: Data) -> None:
    """A usual way that goes round for ever."""
    back = [choice("go-round", "round", usual=True), choice("go-out", add_ending(data, "out"))]
    add_scene(data, "round", stage="rapport", choices=back)
    first_choices(data).append(choice("go-in", "round"))


def no_way_out(data: Data) -> None:
    """No way to an ending."""
    add_scene(data, "cell-1", choices=[choice("cell-go", "cell-2")])
    add_scene(data, "cell-2", choices=[choice("cell-back", "cell-1")])
    first_choices(data).append(choice("go-in", "cell-1"))


def dead_end(data: Data) -> None:
    """A scene without an open choice."""
    data["facts"]["key"] = False
    out = choice("cell-go", add_ending(data, "cell-end"), when="key")
    add_scene(data, "cell", choices=[out])
    first_choices(data).append(choice("go-in", "cell"))


def usual_leaves(data: Data) -> None:
    """A usual way that leaves early."""
    for each in first_choices(data):
        each.pop("usual", None)
    first_choices(data).append(choice("go-home", add_ending(data, "home-end"), usual=True))


def minutes(least: int, most: int) -> Callable[[Data], None]:
    """Bounds for the playing time that no play keeps."""

    def sow(data: Data) -> None:
        data["minutes"] = {"least": least, "most": most}

    return sow


def wish(word: str, *, turned: bool = False) -> Callable[[Data], None]:
    """A property of the author's own that does not hold."""

    def sow(data: Data) -> None:
        fact = next(iter(paying(data)["set"]))
        goal = f"{fact} and not {fact}" if turned else fact
        data["properties"] = [{"id": "wish", word: goal}]

    return sow


def lost_scene(data: Data) -> None:
    """A scene that nothing leads to."""
    add_ending(data, "nowhere")


def never(data: Data) -> None:
    """A choice that is never offered."""
    fact = next(iter(paying(data)["set"]))
    first_choices(data)[0]["when"] = f"{fact} and not {fact}"


def never_shown(data: Data) -> None:
    """A message that is never shown."""
    fact = next(iter(paying(data)["set"]))
    threat(data)[1]["when"] = f"{fact} and not {fact}"


def pass_stage(data: Data) -> None:
    """A stage that is passed in silence."""
    for scene in data["scenes"].values():
        if scene["stage"] == "leverage":
            scene["stage"] = "rapport"
    first = first_choices(data)[0]
    data["scenes"]["bridge"] = {"stage": "leverage", "next": first["to"]}
    first["to"] = "bridge"


def hide(name: str) -> Callable[[Data], None]:
    """What has this tactic or evidence is never shown."""

    def sow(data: Data) -> None:
        fact = next(iter(paying(data)["set"]))
        threat(data)
        for _, message in messages(data):
            if name in (message.get("tactic"), *message.get("evidence", ())):
                message["when"] = f"{fact} and not {fact}"

    return sow


def silent(data: Data) -> None:
    """An ending of which nothing is said."""
    for each in data["reflections"]:
        each["when"] = next(iter(paying(data)["set"]))
