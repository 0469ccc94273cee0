"""Kinds of faults that are put into any story, in places found by their structure, not by name."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass

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

from breakcontact.scenario.prover.breach import Breach

STOPS = ("block", "block-and-report", "tell", "delete", "leave")


@dataclass(frozen=True)
class Kind:
    """One kind of fault.

    Attributes:
        name: What is wrong.
        code: The code that the prover must give.
        sow: Puts it into a story.
        says: What its sentence must say.
    """

    name: str
    code: str
    sow: Callable[[Data], None]
    says: str = ""

    def explains(self, breach: Breach) -> bool:
        """Whether the prover tells of the fault with this."""
        return breach.code == self.code and self.says in breach.sentence

    def sown(self, data: Data) -> Data:
        """A copy of a story with the fault in it."""
        copied = copy.deepcopy(data)
        self.sow(copied)
        return copied


def _skip(action: str) -> Callable[[Data], None]:
    def sow(data: Data) -> None:
        for turn in add_harm(data):
            if turn["choice"].get("action") == action:
                turn["choice"]["to"] = turn["was"]

    return sow


def _skip_all(data: Data) -> None:
    for turn in add_harm(data):
        turn["turn"].pop("set")


def _rest(data: Data) -> None:
    for turn in add_harm(data):
        turn["turn"]["weight"], turn["rest"]["weight"] = "rest", CHANCE


def _certain(data: Data) -> None:
    add_harm(data)
    paying(data).setdefault("set", {})[HARM] = True


def _twice(data: Data) -> None:
    for number, turn in enumerate(add_harm(data)):
        again = {**turn["turn"], "id": f"luck-again-{number}"}
        rest = {**turn["rest"], "id": f"rest-again-{number}"}
        scene_id = f"again-{number}"
        data["scenes"][scene_id] = {"stage": "aftermath", "world": [again, rest]}
        turn["rest"]["to"] = scene_id


def _undeclared(data: Data) -> None:
    add_harm(data)
    data["meanings"].pop(HARM)


def _unsourced(data: Data) -> None:
    add_harm(data)
    data["differences"] = {HARM: {"pay": "no_such_number"}}


def _no_stop(data: Data) -> None:
    for each in demand(data)[1]["choices"]:
        if each.get("action") in STOPS:
            each["action"] = "ignore"


def _only_pay(data: Data) -> None:
    demand(data)[1]["choices"] = [paying(data)]


def _pay_to_the_end(data: Data) -> None:
    paying(data)["to"] = add_ending(data, "paid-end")


def _far(data: Data) -> None:
    onward = paying(data)["to"]
    for number in (4, 3, 2, 1):
        onward = add_scene(
            data, f"far-{number}", choices=[choice(f"go-{number}", onward, action="leave")]
        )
    demand(data)[1]["choices"] = [choice("go-0", onward, action="leave")]


def _stranger_helps(data: Data) -> None:
    data["people"]["never-met"] = {"name": "Never", "avatar": "sun", "role": "friend"}
    for ending in endings(data):
        ending["person"] = "never-met"


def _no_bank(data: Data) -> None:
    for ending in endings(data):
        ending["helps"] = [what for what in ending["helps"] if what != "bank"] or ["talk"]


def _no_evidence(data: Data) -> None:
    for _, message in messages(data):
        message.pop("evidence", None)


def _lose(data: Data) -> None:
    first_choices(data).append(choice("lose", add_ending(data, "lost-end"), action="delete"))


def _told_by(role: str) -> Callable[[Data], None]:
    def sow(data: Data) -> None:
        message = threat(data)[1]
        message["from"] = "narrator" if role == "narrator" else person(data, role)
        message.pop("gentle")

    return sow


def _in_aftermath(data: Data) -> None:
    scene, message = threat(data)
    scene["stage"] = "aftermath"
    message.pop("gentle")


def _late_stranger(data: Data) -> None:
    target = data["scenes"][paying(data)["to"]]
    late = {"id": "late-1", "from": person(data, "stranger"), "text": "I am still here."}
    target["stage"] = "aftermath"
    target.setdefault("messages", []).append(late)


def _gentle_full(data: Data) -> None:
    message = threat(data)[1]
    message["gentle"] = message["text"] + " "


def _gentle_none(data: Data) -> None:
    for _, message in messages(data):
        if "gentle" in message:
            message["gentle"] = ""


def _teen_sends(data: Data) -> None:
    data["audience"] = "teenagers"
    first_choices(data).append(
        {"id": "sends", "do": "Send the photo", "to": add_ending(data, "sent-end")}
    )


def _teen_has_sent(data: Data) -> None:
    data["audience"] = "teenagers"
    data["facts"]["gave"] = False
    data.setdefault("meanings", {})["gave"] = "sent"
    paying(data).setdefault("set", {})["gave"] = True


def _copy(data: Data) -> None:
    first = first_choices(data)[0]
    twin = {key: value for key, value in first.items() if key not in ("say", "do", "usual")}
    first_choices(data).append({**twin, "id": "twin", "do": "Do it in another way"})


def _same_words(data: Data) -> None:
    first = first_choices(data)[0]
    words = {key: first[key] for key in ("say", "do") if key in first}
    first_choices(data).append({"id": "twin", **words, "to": add_ending(data, "twin-end")})


def _disguised(data: Data) -> None:
    first = first_choices(data)[0]
    scene = copy.deepcopy(data["scenes"][first["to"]])
    for part in (*scene.get("messages", ()), *scene.get("choices", ()), *scene.get("world", ())):
        part["id"] = f"{part['id']}-twin"
    data["scenes"]["twin-scene"] = scene
    twin = {key: value for key, value in first.items() if key not in ("say", "do", "usual")}
    first_choices(data).append({**twin, "id": "twin", "do": "Act alike", "to": "twin-scene"})


def _clock(data: Data) -> None:
    for scene in data["scenes"].values():
        clocks = [message for message in scene.get("messages", ()) if "at" in message]
        if len(clocks) > 1:
            clocks[0]["at"], clocks[-1]["at"] = "18:30", "18:10"
            return


def _clock_between(data: Data) -> None:
    late = {"id": "late", "from": person(data, "friend"), "text": "Hello?", "at": "22:05"}
    early = {"id": "early", "from": person(data, "friend"), "text": "You there?", "at": "21:50"}
    add_scene(data, "early-end", messages=[early], ending=_an_end(data))
    add_scene(data, "late-on", messages=[late], choices=[choice("late-go", "early-end")])
    first_choices(data).append(choice("go-late", "late-on"))


def _an_end(data: Data) -> Data:
    ending: Data = data["scenes"].pop(add_ending(data, "an-end"))["ending"]
    return ending


def _round(data: Data) -> None:
    start = data["start"]
    back = [choice("go-round", start), choice("go-out", add_ending(data, "round-end"), usual=True)]
    add_scene(data, "round", stage="rapport", choices=back)
    first_choices(data).append(choice("go-in", "round"))


def _usual_round(data: Data) -> None:
    back = [choice("go-round", "round", usual=True), choice("go-out", add_ending(data, "out"))]
    add_scene(data, "round", stage="rapport", choices=back)
    first_choices(data).append(choice("go-in", "round"))


def _no_way_out(data: Data) -> None:
    add_scene(data, "cell-1", choices=[choice("cell-go", "cell-2")])
    add_scene(data, "cell-2", choices=[choice("cell-back", "cell-1")])
    first_choices(data).append(choice("go-in", "cell-1"))


def _dead_end(data: Data) -> None:
    data["facts"]["key"] = False
    out = choice("cell-go", add_ending(data, "cell-end"), when="key")
    add_scene(data, "cell", choices=[out])
    first_choices(data).append(choice("go-in", "cell"))


def _usual_leaves(data: Data) -> None:
    for each in first_choices(data):
        each.pop("usual", None)
    first_choices(data).append(choice("go-home", add_ending(data, "home-end"), usual=True))


def _minutes(least: int, most: int) -> Callable[[Data], None]:
    def sow(data: Data) -> None:
        data["minutes"] = {"least": least, "most": most}

    return sow


def _wish(word: str, *, turned: bool = False) -> Callable[[Data], None]:
    def sow(data: Data) -> None:
        fact = next(iter(paying(data)["set"]))
        goal = f"{fact} and not {fact}" if turned else fact
        data["properties"] = [{"id": "wish", word: goal}]

    return sow


def _lost_scene(data: Data) -> None:
    add_ending(data, "nowhere")


def _never(data: Data) -> None:
    fact = next(iter(paying(data)["set"]))
    first_choices(data)[0]["when"] = f"{fact} and not {fact}"


def _never_shown(data: Data) -> None:
    fact = next(iter(paying(data)["set"]))
    threat(data)[1]["when"] = f"{fact} and not {fact}"


def _pass_stage(data: Data) -> None:
    for scene in data["scenes"].values():
        if scene["stage"] == "leverage":
            scene["stage"] = "rapport"
    first = first_choices(data)[0]
    data["scenes"]["bridge"] = {"stage": "leverage", "next": first["to"]}
    first["to"] = "bridge"


def _hide(name: str) -> Callable[[Data], None]:
    def sow(data: Data) -> None:
        fact = next(iter(paying(data)["set"]))
        for _, message in messages(data):
            if name in (message.get("tactic"), *message.get("evidence", ())):
                message["when"] = f"{fact} and not {fact}"

    return sow


def _silent(data: Data) -> None:
    for each in data["reflections"]:
        each["when"] = next(iter(paying(data)["set"]))


KINDS = (
    Kind("no way to stop at the demand", "BC407", _no_stop),
    Kind("nothing but paying at the demand", "BC407", _only_pay),
    Kind("a payment that leads straight to an end", "BC408", _pay_to_the_end),
    Kind("help that is four picks away", "BC406", _far),
    Kind("paying makes the harm impossible", "BC414", _skip("pay")),
    Kind("reporting makes the harm impossible", "BC414", _skip("block-and-report")),
    Kind("the harm never comes", "BC415", _skip_all),
    Kind("paying brings the harm for certain", "BC415", _certain),
    Kind("the harm is given the rest", "BC416", _rest),
    Kind("the harm is decided twice", "BC416", _twice),
    Kind("a harm that is not declared", "BC416", _undeclared),
    Kind("a difference without a source", "BC416", _unsourced),
    Kind("a friend who was never met", "BC405", _stranger_helps),
    Kind("no bank after a payment", "BC409", _no_bank),
    Kind("nothing to save before the demand", "BC404", _no_evidence),
    Kind("the chat is lost before it could be saved", "BC410", _lose),
    Kind("a threat told by the narrator", "BC403", _told_by("narrator")),
    Kind("a threat told by a friend", "BC403", _told_by("friend")),
    Kind("a threat told by somebody honest", "BC403", _told_by("honest")),
    Kind("a threat in the aftermath", "BC403", _in_aftermath),
    Kind("a stranger after the threat", "BC403", _late_stranger),
    Kind("a gentle form that is the full text", "BC411", _gentle_full),
    Kind("all gentle forms empty", "BC412", _gentle_none),
    Kind("a teenager who sends", "BC413", _teen_sends),
    Kind("a teenager who has sent", "BC413", _teen_has_sent),
    Kind("a choice that leads where another does", "BC314", _copy),
    Kind("a choice that says what another says", "BC314", _same_words),
    Kind("a copy of a scene behind a choice", "BC314", _disguised),
    Kind("a clock that runs backwards in a scene", "BC316", _clock),
    Kind("a clock that runs backwards between scenes", "BC316", _clock_between),
    Kind("a play that can go round for ever", "BC313", _round),
    Kind("a usual way that goes round for ever", "BC308", _usual_round),
    Kind("no way to an ending", "BC304", _no_way_out),
    Kind("a scene without an open choice", "BC306", _dead_end),
    Kind("a usual way that leaves early", "BC318", _usual_leaves),
    Kind("a play that is too short", "BC317", _minutes(90, 300)),
    Kind("a play that is too long", "BC317", _minutes(0, 1)),
    Kind("what should be reached cannot be", "BC319", _wish("can_reach", turned=True)),
    Kind("what should come does not", "BC319", _wish("comes_to")),
    Kind("what should never be is", "BC319", _wish("never")),
    Kind("what should be at the end is not", "BC319", _wish("at_end")),
    Kind("a scene that nothing leads to", "BC301", _lost_scene),
    Kind("a choice that is never offered", "BC302", _never),
    Kind("a message that is never shown", "BC303", _never_shown),
    Kind("a stage that is passed in silence", "BC315", _pass_stage, "the stage 'leverage'"),
    Kind("a tactic that is in no play", "BC303", _hide("hurry"), "tactic hurry"),
    Kind("evidence that is in no play", "BC303", _hide("user-id"), "evidence user-id"),
    Kind("an ending of which nothing is said", "BC312", _silent),
)
"""All kinds; each has a place in every story with a demand."""

WORDS = (
    ("a telephone number", "BC508", "ring me: 40 12 34 56"),
    ("an address in the network", "BC508", "look at www.see-me.com"),
    ("a mail address", "BC508", "write to me@mail.com"),
    ("shouting", "BC509", "YOU WILL PAY ME NOW"),
    ("letters that cannot be seen", "BC510", "sn\u200bap"),
    ("letters of another alphabet", "BC510", "n\u0430ked"),
    ("a countdown", "BC506", "5, 4, 3, 2, 1"),
    ("a real service", "BC503", "are you on Snapchat"),
    ("more than may be said", "BC504", "I have your nudes"),
)
"""Words that a stranger may not say, with the code of the rule."""
