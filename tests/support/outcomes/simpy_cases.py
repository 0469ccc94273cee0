"""The outcome model on SimPy, written from the guide's page and not from our code.

One process is one person; a day is one step of the clock. Names are the guide's.
"""

from __future__ import annotations

import math
import random
from collections.abc import Generator
from dataclasses import dataclass

import simpy


@dataclass(slots=True)
class Person:
    """What became of one person; the fields are the quantities of the model."""

    money: float = 0.0
    payments: int = 0
    demands: int = 0
    days: int = 0
    recontacts: int = 0
    pressure: float = 0.0
    paid: bool = False
    recontacted: bool = False
    proof: bool = False
    shared: bool = False
    seen: bool = False
    removed: bool = False
    unsure: bool = False
    evidence: bool = False
    told: bool = False


def run_people(action: str, parameters: object, people: int, seed: int) -> list[Person]:
    """Let so many people meet a demand in one way, all from day 0 on."""
    chance = random.Random(seed)
    clock = simpy.Environment()
    persons = [Person() for _ in range(people)]
    for person in persons:
        clock.process(_live(clock, person, action, parameters, chance))
    clock.run()
    return persons


def _live(
    clock: simpy.Environment, person: Person, action: str, p: object, chance: random.Random
) -> Generator[simpy.Event, None, None]:
    decide_once(person, action, p, chance)
    demand = p.first_demand * math.exp(p.demand_spread * chance.gauss(0.0, 1.0))
    closed = action in ("delete", "block", "block-and-report")
    half_life = p.pressure_half_life_told if person.told else p.pressure_half_life
    phi = 2.0 ** (-1.0 / half_life)
    level = 0.0
    while True:
        comes = not closed or clock.now == 0 or chance.random() < p.recontact_after_block
        if comes:
            person.demands += 1
            person.recontacts += closed and clock.now > 0
        level = 1.0 if comes else phi * level
        person.pressure += level
        person.days += 1
        paid_today = answer(person, action, p, demand, chance)
        if paid_today:
            demand *= p.demand_growth
        if chance.random() < find_danger(p, closed, person.payments):
            person.shared = True
            break
        stays = p.stays_blocked if closed else p.stays_refused
        if chance.random() >= (p.further_demand_after_payment if paid_today else stays):
            break
        yield clock.timeout(1)
    person.pressure += level * phi / (1.0 - phi)
    decide_afterwards(person, action, p, chance)


def answer(person: Person, action: str, p: object, demand: float, chance: random.Random) -> bool:
    """Meet today's demand; says whether money was paid."""
    if action not in ("pay", "bargain") or person.payments >= p.most_payments:
        return False
    part = 1.0
    if action == "bargain":
        if chance.random() >= p.bargain_accepted:
            return False
        part = p.bargain_share
    person.payments += 1
    person.money += part * demand
    return True


def find_danger(p: object, closed: bool, payments: int) -> float:
    """The chance that the picture is shared today."""
    ratio = 1.0
    if payments:
        ratio = p.sharing_ratio_paid
    elif closed:
        ratio = p.sharing_ratio_blocked
    return 1.0 - (1.0 - p.sharing_per_day) ** ratio


def decide_once(person: Person, action: str, p: object, chance: random.Random) -> None:
    """What does not depend on the days."""
    reported = action == "block-and-report"
    kept = {"delete": p.evidence_after_delete, "block-and-report": p.evidence_saved}
    person.proof = chance.random() < p.proof_to_one_contact
    person.told = reported or chance.random() < p.tells_someone
    person.evidence = chance.random() < kept.get(action, p.evidence_left)


def decide_afterwards(person: Person, action: str, p: object, chance: random.Random) -> None:
    """What depends on how it ended."""
    person.paid = person.payments > 0
    person.recontacted = person.recontacts > 0
    person.seen = person.proof or person.shared
    person.unsure = not person.shared and chance.random() < p.unsure
    if action == "block-and-report" and person.shared:
        person.removed = chance.random() < p.removable and chance.random() < p.removed
