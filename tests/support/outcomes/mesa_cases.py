"""The outcome model on Mesa, by the guide's page: an agent is a person, a step is a day."""

from __future__ import annotations

import math

import mesa
from simpy_cases import Person, answer, decide_afterwards, decide_once, find_danger


class Target(mesa.Agent):
    """One person who is threatened."""

    def __init__(self, model: Threat) -> None:
        super().__init__(model)
        p, chance = model.parameters, model.random
        self.person = Person()
        decide_once(self.person, model.action, p, chance)
        self.demand = p.first_demand * math.exp(p.demand_spread * chance.gauss(0.0, 1.0))
        half_life = p.pressure_half_life_told if self.person.told else p.pressure_half_life
        self.phi = 2.0 ** (-1.0 / half_life)
        self.level = 0.0

    def step(self) -> None:
        """Live through one day."""
        person, model = self.person, self.model
        p, chance, closed = model.parameters, model.random, model.closed
        comes = not closed or person.days == 0 or chance.random() < p.recontact_after_block
        if comes:
            person.demands += 1
            person.recontacts += closed and person.days > 0
        self.level = 1.0 if comes else self.phi * self.level
        person.pressure += self.level
        person.days += 1
        paid_today = answer(person, model.action, p, self.demand, chance)
        if paid_today:
            self.demand *= p.demand_growth
        person.shared = chance.random() < find_danger(p, closed, person.payments)
        stays = p.stays_blocked if closed else p.stays_refused
        stays = p.further_demand_after_payment if paid_today else stays
        if person.shared or chance.random() >= stays:
            person.pressure += self.level * self.phi / (1.0 - self.phi)
            decide_afterwards(person, model.action, p, chance)
            model.people.append(person)
            self.remove()


class Threat(mesa.Model):
    """Many people who meet a demand in one way."""

    def __init__(self, action: str, parameters: object, people: int, seed: int) -> None:
        super().__init__(seed=seed)
        self.action = action
        self.parameters = parameters
        self.closed = action in ("delete", "block", "block-and-report")
        self.people: list[Person] = []
        for _ in range(people):
            Target(self)

    def step(self) -> None:
        """Let a day pass for all who are still threatened."""
        self.agents.do("step")


def run_people(action: str, parameters: object, people: int, seed: int) -> list[Person]:
    """Let so many people meet a demand in one way, all from day 0 on."""
    model = Threat(action, parameters, people, seed)
    while len(model.agents):
        model.step()
    return model.people
