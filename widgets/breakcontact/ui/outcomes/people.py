"""A hundred simulated cases, each told as a short timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ipywidgets import Widget
from traitlets import Dict, Enum, Int, List, Unicode, observe

from breakcontact.i18n.countries import COUNTRIES
from breakcontact.i18n.format import describe_money
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.outcomes.model.seeded import SeededGenerator
from breakcontact.outcomes.model.timeline import render_timeline
from breakcontact.outcomes.model.trajectories import Trajectories, draw_trajectories
from breakcontact.outcomes.registry import Registry
from breakcontact.ui.widget import BundledWidget
from breakcontact.vocabulary import ACTIONS, BLOCK_AND_REPORT

HOW_MANY = 100


class People(BundledWidget):
    """A hundred people who responded to a demand in the same way, one timeline each.

    The page chooses the action and asks for other people; Python draws them. Nothing is saved.

    Args:
        registry: The numbers.
        action: How they respond to the demand at first.
        played: Whether this is how the reader's character responded in lesson 1.
        country: Whose currency is shown.
        language: The language of labels and amounts.
        labels: The words of the interface.
        follows: As for every ``BundledWidget``.

    Attributes:
        all_actions: The actions to choose from, in order.
        group: Which hundred, counted from 0; the same number gives the same people.
        people: For each of them the outcome and the lines of the timeline.
        played: The action of lesson 1, or empty.
    """

    bundle = "people"

    country = Enum(COUNTRIES, default_value=COUNTRIES[0]).tag(sync=True)
    countries: List[str] = List(list(COUNTRIES)).tag(sync=True)
    action = Enum(ACTIONS, default_value=BLOCK_AND_REPORT).tag(sync=True)
    all_actions: List[str] = List(list(ACTIONS)).tag(sync=True)
    group = Int(0).tag(sync=True)
    people: List[dict[str, Any]] = List().tag(sync=True)
    played = Unicode("").tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    labels = Dict().tag(sync=True)

    def __init__(
        self,
        registry: Registry,
        *,
        action: str = BLOCK_AND_REPORT,
        played: bool = False,
        country: str,
        language: str,
        labels: Mapping[str, str],
        follows: Mapping[str, Widget] | None = None,
    ) -> None:
        self._registry = registry
        super().__init__(
            action=action,
            played=action if played else "",
            country=country,
            language=language,
            labels=dict(labels),
            follows=follows,
        )
        self._draw()

    def describe_countries(self) -> dict[str, Any]:
        """For each country what people are drawn from, for a page that draws them itself."""
        return {
            country: {
                "numbers": asdict(self._registry.parameters(country)),
                "money": describe_money(self._registry.currency(country), self.language),
            }
            for country in COUNTRIES
        }

    @observe("country", "action", "group")
    def _draw(self, change: object = None) -> None:
        if not self.labels:
            return  # the traits are still being set
        rng = SeededGenerator(self.group)
        parameters = self._registry.parameters(self.country)
        drawn = draw_trajectories(self.action, parameters, HOW_MANY, rng)
        currency = self._registry.currency(self.country)
        self.people = [
            {
                "more": "more" if drawn.demands[index] > 1 else "no-more",
                "picture": _tell_picture(drawn, index),
                "lines": render_timeline(drawn, index, self.labels, currency, self.language),
            }
            for index in range(HOW_MANY)
        ]


def _tell_picture(drawn: Trajectories, index: int) -> str:
    if drawn.shared[index]:
        return "shared"
    return "unknown" if drawn.unsure[index] else "not-shared"
