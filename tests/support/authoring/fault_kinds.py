"""Kinds of faults that are put into any story, in places found by their structure, not by name."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass

import fault_sowing as sow
from fault_places import Data, furnish

from breakcontact.scenario.prover.breach import Breach


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
        furnish(copied)
        self.sow(copied)
        return copied


KINDS = (
    Kind("no way to stop at the demand", "BC407", sow.no_stop),
    Kind("nothing but paying at the demand", "BC407", sow.only_pay),
    Kind("a payment that leads straight to an end", "BC408", sow.pay_to_the_end),
    Kind("help that is four picks away", "BC406", sow.far),
    Kind("paying makes the harm impossible", "BC414", sow.skip("pay")),
    Kind("reporting makes the harm impossible", "BC414", sow.skip("block-and-report")),
    Kind("the harm never comes", "BC415", sow.skip_all),
    Kind("paying brings the harm for certain", "BC415", sow.certain),
    Kind("the harm is given the rest", "BC416", sow.rest),
    Kind("the harm is decided twice", "BC416", sow.twice),
    Kind("a harm that is not declared", "BC416", sow.undeclared),
    Kind("a difference without a source", "BC416", sow.unsourced),
    Kind("nobody who can be told", "BC406", sow.alone, "nobody can be told"),
    Kind("only the one who is threatened", "BC406", sow.only_the_threatened, "nobody can be told"),
    Kind("a friend who was never met", "BC405", sow.stranger_helps),
    Kind("no bank after a payment", "BC409", sow.no_bank),
    Kind("nothing to save before the demand", "BC404", sow.no_evidence),
    Kind("the chat is lost before it could be saved", "BC410", sow.lose),
    Kind("a threat told by the narrator", "BC403", sow.told_by("narrator")),
    Kind("a threat told by a friend", "BC403", sow.told_by("friend")),
    Kind("a threat told by somebody honest", "BC403", sow.told_by("honest")),
    Kind("a threat that the narrator passes on", "BC403", sow.unmarked("narrator"), "'on-1'"),
    Kind("a threat that a friend passes on", "BC403", sow.unmarked("friend"), "'on-1'"),
    Kind("a threat in the aftermath", "BC403", sow.in_aftermath),
    Kind("a stranger after the threat", "BC403", sow.late_stranger),
    Kind("a gentle form that is the full text", "BC411", sow.gentle_full),
    Kind("all gentle forms empty", "BC412", sow.gentle_none),
    Kind("a teenager who sends", "BC413", sow.teen_sends),
    Kind("a teenager who writes that a picture comes", "BC413", sow.teen_tells(""), "'gives-1'"),
    Kind("a teenager of whom it is told", "BC413", sow.teen_tells("narrator"), "'gives-1'"),
    Kind("a teenager who has sent", "BC413", sow.teen_has_sent),
    Kind("a choice that leads where another does", "BC314", sow.lead_alike),
    Kind("a choice that says what another says", "BC314", sow.same_words),
    Kind("a copy of a scene behind a choice", "BC314", sow.disguised),
    Kind("an ending that repeats another", "BC314", sow.same_end),
    Kind("a clock that runs backwards in a scene", "BC316", sow.clock),
    Kind("a clock that runs backwards between scenes", "BC316", sow.clock_between),
    Kind("a play that can go round for ever", "BC313", sow.round),
    Kind("a usual way that goes round for ever", "BC308", sow.usual_round),
    Kind("no way to an ending", "BC304", sow.no_way_out),
    Kind("a scene without an open choice", "BC306", sow.dead_end),
    Kind("a usual way that leaves early", "BC318", sow.usual_leaves),
    Kind("a play that is too short", "BC317", sow.minutes(90, 300)),
    Kind("a play that is too long", "BC317", sow.minutes(0, 1)),
    Kind("what should be reached cannot be", "BC319", sow.wish("can_reach", turned=True)),
    Kind("what should come does not", "BC319", sow.wish("comes_to")),
    Kind("what should never be is", "BC319", sow.wish("never")),
    Kind("what should be at the end is not", "BC319", sow.wish("at_end")),
    Kind("a scene that nothing leads to", "BC301", sow.lost_scene),
    Kind("a choice that is never offered", "BC302", sow.never),
    Kind("a message that is never shown", "BC303", sow.never_shown),
    Kind("a stage that is passed in silence", "BC315", sow.pass_stage, "the stage 'leverage'"),
    Kind("a tactic that is in no play", "BC303", sow.hide("hurry"), "tactic hurry"),
    Kind("evidence that is in no play", "BC303", sow.hide("user-id"), "evidence user-id"),
    Kind("an ending of which nothing is said", "BC312", sow.silent),
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
    ("a countdown from seven", "BC506", "7... 6... 5..."),
    ("a real service", "BC503", "are you on Snapchat"),
    ("more than may be said", "BC504", "I have your nudes"),
)
"""Words that a stranger may not say, with the code of the rule."""
