"""The explorer: choose actions, move what nobody knows, and see what becomes of 100 people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import anywidget
import numpy as np
from traitlets import Dict, Enum, Float, List, Unicode, observe

from breakcontact.outcomes.actions import ACTIONS, BLOCK_AND_REPORT, PAY, check_action
from breakcontact.outcomes.captions import tell_confidence
from breakcontact.outcomes.conclusion import conclude
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.exact import Outcome, compare
from breakcontact.outcomes.registry import COUNTRIES, Number, Registry
from breakcontact.outcomes.rows import count_picture, share_out
from breakcontact.outcomes.wording import render_money, render_number
from breakcontact.ui.module import load_module, load_style

DOUBTFUL = (
    "further_demand_after_payment",
    "sharing_ratio_paid",
    "sharing_ratio_blocked",
    "sharing_per_day",
    "stays_blocked",
    "recontact_after_block",
    "first_demand",
    "demand_growth",
)
"""The numbers that can be moved: those that matter and that nobody knows well."""

SHOWN_FIRST = (PAY, BLOCK_AND_REPORT)
HARM_NOW = {"NO": 50_000.0, "GB": 5_000.0}
_HARMS = tuple(digit * 10.0**power for power in range(3, 7) for digit in (1, 2, 5))
_AMOUNTS = tuple(digit * 10.0**power for power in range(1, 6) for digit in (1, 1.5, 2, 3, 5, 7))
_RATIO_STEPS = 10
_TIMES = 4


class Explorer(anywidget.AnyWidget):
    """What becomes of 100 people, with numbers that the reader moves.

    The page tells which actions and numbers are chosen; the answer comes back. Nothing is kept.

    Args:
        registry: The numbers and their ranges.
        country: Whose money is shown.
        language: The language of labels and amounts.
        labels: The words of the interface.

    Attributes:
        actions: The actions shown.
        numbers: Numbers that were moved, by name.
        harm: How heavy sharing weighs, as a sum of money; 0 for where the slider starts.
        sliders: What can be moved, for each country: its steps and the words for them.
        answer: What comes of it: a row for each action, and sentences.
    """

    _esm = load_module("explorer.js")
    _css = load_style("explorer.css")

    country = Enum(COUNTRIES, default_value=COUNTRIES[0]).tag(sync=True)
    actions: List[str] = List(list(SHOWN_FIRST)).tag(sync=True)
    numbers: Dict[str, float] = Dict().tag(sync=True)
    harm = Float(0.0).tag(sync=True)
    sliders = Dict().tag(sync=True)
    answer = Dict().tag(sync=True)
    language = Unicode("en").tag(sync=True)
    labels = Dict().tag(sync=True)

    def __init__(
        self, registry: Registry, *, country: str, language: str, labels: Mapping[str, str]
    ) -> None:
        self._registry = registry
        super().__init__(
            country=country,
            language=language,
            labels=dict(labels),
            sliders={each: list_sliders(registry, each, language, labels) for each in COUNTRIES},
        )
        self._answer_anew()

    @observe("country", "actions", "numbers", "harm")
    def _answer_anew(self, change: object = None) -> None:
        if not self.sliders:
            return  # still being made
        try:
            self.answer = self._find_answer()
        except OutcomeError as error:
            self.answer = {**self.answer, "fault": str(error)}

    def _find_answer(self) -> dict[str, Any]:
        actions = [action for action in ACTIONS if action in set(map(check_action, self.actions))]
        parameters = self._registry.parameters(self.country, "adults", **self.numbers)
        outcomes = compare(parameters, actions)
        currency = self._registry.currency(self.country)
        against = next((action for action in actions if action != PAY), BLOCK_AND_REPORT)
        harm = self.harm or HARM_NOW[self.country]
        concluded = conclude(parameters, harm, self.labels, currency, self.language, against)
        return {
            "rows": [self._row(outcomes[action], currency) for action in actions],
            "sentences": concluded.sentences,
            "verdict": concluded.verdict,
            "confidence": tell_confidence("assumption", self.labels),
            "fault": "",
        }

    def _row(self, outcome: Outcome, currency: str) -> dict[str, Any]:
        shared, unknown, not_shared = share_out(count_picture(outcome))
        money = outcome.values["money"].mean
        return {
            "action": outcome.action,
            "more": round(100 * outcome.demands.at_least(2)),
            "shared": shared,
            "unknown": unknown,
            "notShared": not_shared,
            "part": min(1.0, money / self._most()),
            "paid": render_money(money, currency, self.language),
        }

    def _most(self) -> float:
        """What fills the bar of money: much more than paying costs with our own numbers."""
        parameters = self._registry.parameters(self.country)
        return _TIMES * compare(parameters, [PAY])[PAY].values["money"].mean


def list_sliders(
    registry: Registry, country: str, language: str, labels: Mapping[str, str]
) -> list[dict[str, Any]]:
    """What can be moved: for each slider its name, its steps in words, and where it starts."""
    keys = registry.keys_for(country)
    sliders = []
    for name in DOUBTFUL:
        number = registry[keys[name]]
        shown = [_show(value, number, language, labels) for value in list_steps(number)]
        sliders.append(
            {
                "name": name,
                "title": number.names[language],
                "values": list_steps(number),
                "shown": shown,
                "start": list_steps(number).index(number.value),
            }
        )
    factor = HARM_NOW[country] / HARM_NOW["GB"]
    harms = [harm * factor for harm in _HARMS]
    currency = registry.currency(country)
    weight = {
        "name": "harm",
        "title": labels["explore.harm"],
        "values": harms,
        "shown": [render_money(harm, currency, language) for harm in harms],
        "start": harms.index(HARM_NOW[country]),
    }
    return [*sliders, weight]


def list_steps(number: Number) -> list[float]:
    """The values that a slider goes through: from low to high, with our own among them."""
    low, value, high = number.low, number.value, number.high
    if number.unit == "ratio":
        below, above = (
            np.geomspace(low, value, _RATIO_STEPS),
            np.geomspace(value, high, _RATIO_STEPS),
        )
        between: Iterable[float] = (round(each, 2) for each in (*below.tolist(), *above.tolist()))
    elif number.unit in ("NOK", "GBP"):
        between = _AMOUNTS
    else:
        between = (percent / 100 for percent in range(101))
    return sorted({low, value, high, *(each for each in between if low < each < high)})


def _show(value: float, number: Number, language: str, labels: Mapping[str, str]) -> str:
    if number.unit != "ratio":
        return render_number(value, number.unit, language)
    if value == 1:
        return labels["explore.same"]
    times = render_number(round(value, 2), "ratio", language)
    return labels["explore.times"].format(times=times)
