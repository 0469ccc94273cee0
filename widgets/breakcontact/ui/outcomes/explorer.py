"""The explorer: choose actions, change uncertain numbers, and see the effect on 100 people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from ipywidgets import Widget
from traitlets import Dict, Enum, Float, List, Unicode, observe

from breakcontact.i18n.countries import COUNTRIES, list_countries
from breakcontact.i18n.format import describe_money, render_money
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.figures.captions import describe_confidence
from breakcontact.outcomes.formatting import is_currency, render_number
from breakcontact.outcomes.model.actions import check_action
from breakcontact.outcomes.model.conclusion import conclude
from breakcontact.outcomes.model.exact import compare
from breakcontact.outcomes.registry import Number, Registry
from breakcontact.outcomes.registry.parameters import Parameters
from breakcontact.ui.widget import BundledWidget
from breakcontact.vocabulary import ACTIONS, BLOCK_AND_REPORT, PAY, STORY_AUDIENCES

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
"""The parameters that can be changed: those that matter and are poorly known."""

SHOWN_FIRST = (PAY, BLOCK_AND_REPORT)
_HARMS = (0.2, 0.4, 1.0, 2.0, 4.0, 10.0, 20.0, 40.0, 100.0, 200.0, 400.0, 1000.0)
"""The steps of the slider for harm, as multiples of where it starts."""

_AMOUNTS = tuple(digit * 10.0**power for power in range(1, 6) for digit in (1, 1.5, 2, 3, 5, 7))
_RATIO_STEPS = 10
_TIMES = 4


class Explorer(BundledWidget):
    """The outcomes of 100 people, with parameters that the reader changes.

    The page draws the people at once from the same model (``model.js``); the conclusion in words is
    computed here. Nothing is saved.

    Args:
        registry: The numbers and their ranges.
        country: Whose money is shown.
        language: The language of labels and amounts.
        labels: The words of the interface.
        follows: As for every ``BundledWidget``.

    Attributes:
        all_actions: The actions to choose from, in order.
        actions: The actions shown.
        numbers: Changed parameters, by name.
        harm: What it is worth, in money, that the picture is not shared; 0 for the start value.
        sliders: The sliders of each country: their steps and the texts for them.
        base: For each country the parameters, and how its money is written.
        conclusion: The conclusion in sentences, or what is wrong.
    """

    bundle = "explorer"

    country = Enum(COUNTRIES, default_value=COUNTRIES[0]).tag(sync=True)
    countries: List[str] = List(list(COUNTRIES)).tag(sync=True)
    all_actions: List[str] = List(list(ACTIONS)).tag(sync=True)
    actions: List[str] = List(list(SHOWN_FIRST)).tag(sync=True)
    numbers: Dict[str, float] = Dict().tag(sync=True)
    harm = Float(0.0).tag(sync=True)
    sliders = Dict().tag(sync=True)
    base = Dict().tag(sync=True)
    conclusion = Dict().tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    labels = Dict().tag(sync=True)

    def __init__(
        self,
        registry: Registry,
        *,
        country: str,
        language: str,
        labels: Mapping[str, str],
        follows: Mapping[str, Widget] | None = None,
    ) -> None:
        self._registry = registry
        super().__init__(
            country=country,
            language=language,
            labels=dict(labels),
            follows=follows,
            base={each: list_base(registry, each, language) for each in COUNTRIES},
            sliders={each: list_sliders(registry, each, language, labels) for each in COUNTRIES},
        )
        self._answer_anew()

    @observe("country", "actions", "numbers", "harm")
    def _answer_anew(self, change: object = None) -> None:
        """Update the conclusion; the page draws the people by itself."""
        if not self.sliders:
            return  # still being made
        try:
            actions = [each for each in ACTIONS if each in set(map(check_action, self.actions))]
            parameters = self._registry.parameters(self.country, STORY_AUDIENCES[0], **self.numbers)
            self.conclusion = self._tell(actions, parameters)
        except OutcomeError as error:
            self.conclusion = {**self.conclusion, "fault": str(error)}

    def _tell(self, actions: Sequence[str], parameters: Parameters) -> dict[str, Any]:
        against = next((action for action in actions if action != PAY), BLOCK_AND_REPORT)
        concluded = conclude(
            parameters,
            self.harm or list_countries()[self.country].harm,
            self.labels,
            self._registry.currency(self.country),
            self.language,
            against,
        )
        return {
            "sentences": concluded.sentences,
            "verdict": concluded.verdict,
            "confidence": describe_confidence("assumption", self.labels),
            "fault": "",
        }


def list_base(registry: Registry, country: str, language: str) -> dict[str, Any]:
    """The parameters that the page computes with, and how it writes money."""
    parameters = registry.parameters(country)
    cost = compare(parameters, [PAY])[PAY].values["money"].mean
    return {
        "numbers": asdict(parameters),
        "fullBar": _TIMES * cost,
        "money": describe_money(registry.currency(country), language),
    }


def list_sliders(
    registry: Registry, country: str, language: str, labels: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The sliders: for each its name, its steps as numbers and as text, and where it starts."""
    keys = registry.keys_for(country)
    sliders = []
    for name in DOUBTFUL:
        number = registry[keys[name]]
        kind = "as-much" if name == "demand_growth" else ""
        shown = [_show(value, number, language, labels, kind) for value in list_steps(number)]
        sliders.append(
            {
                "name": name,
                "title": labels.get(
                    f"explore.slider.{name.replace('_', '-')}", number.names[language]
                ),
                "values": list_steps(number),
                "shown": shown,
                "start": list_steps(number).index(number.value),
            }
        )
    first_harm = float(list_countries()[country].harm)
    harms = [multiple * first_harm for multiple in _HARMS]
    currency = registry.currency(country)
    weight = {
        "name": "harm",
        "title": labels["explore.harm"],
        "values": harms,
        "shown": [render_money(harm, currency, language) for harm in harms],
        "start": harms.index(first_harm),
    }
    return [*sliders, weight]


def list_steps(number: Number) -> list[float]:
    """The values of a slider, from low to high, including our estimate."""
    low, value, high = number.low, number.value, number.high
    if number.unit == "ratio":
        below, above = (
            np.geomspace(low, value, _RATIO_STEPS),
            np.geomspace(value, high, _RATIO_STEPS),
        )
        between: Iterable[float] = (round(each, 2) for each in (*below.tolist(), *above.tolist()))
    elif is_currency(number.unit):
        between = _AMOUNTS
    else:
        between = (percent / 100 for percent in range(101))
    return sorted({low, value, high, *(each for each in between if low < each < high)})


def _show(value: float, number: Number, language: str, labels: Mapping[str, str], kind: str) -> str:
    """A value as text; a ratio is one of how often, or with the kind ``as-much`` of a sum."""
    if number.unit != "ratio":
        return render_number(value, number.unit, language)
    if value == 1:
        return labels[f"explore.{kind}" if kind else "explore.same"]
    times = render_number(round(value, 2), "ratio", language)
    return labels[f"explore.times-{kind}" if kind else "explore.times"].format(times=times)
