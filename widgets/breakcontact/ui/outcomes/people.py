"""A hundred lives, each to be read as a short timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import anywidget
import numpy as np
from traitlets import Dict, Enum, Int, List, Unicode, observe

from breakcontact.outcomes.model.lives import Lives, draw_lives
from breakcontact.outcomes.model.timeline import render_life
from breakcontact.outcomes.registry import Registry
from breakcontact.ui.assets import load_module, load_style
from breakcontact.vocabulary import ACTIONS, BLOCK_AND_REPORT, COUNTRIES

HOW_MANY = 100


class People(anywidget.AnyWidget):
    """A hundred people who met a demand in the same way, one timeline each.

    The page chooses the action and asks for other people; Python draws them. Nothing is kept.

    Args:
        registry: The numbers.
        action: How they meet the demand, to begin with.
        played: Whether this is how the reader's character met it in lesson 1.
        country: Whose money is shown.
        language: The language of labels and amounts.
        labels: The words of the interface.

    Attributes:
        all_actions: The actions to choose from, in order.
        group: Which hundred, from 0 on; the same number gives the same people.
        people: For each of them what came of it, and the lines of the timeline.
        played: The action of lesson 1, or nothing.
    """

    _esm = load_module("people.js")
    _css = load_style("people.css")

    country = Enum(COUNTRIES, default_value=COUNTRIES[0]).tag(sync=True)
    action = Enum(ACTIONS, default_value=BLOCK_AND_REPORT).tag(sync=True)
    all_actions: List[str] = List(list(ACTIONS)).tag(sync=True)
    group = Int(0).tag(sync=True)
    people: List[dict[str, Any]] = List().tag(sync=True)
    played = Unicode("").tag(sync=True)
    language = Unicode("en").tag(sync=True)
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
    ) -> None:
        self._registry = registry
        super().__init__(
            action=action,
            played=action if played else "",
            country=country,
            language=language,
            labels=dict(labels),
        )
        self._draw()

    @observe("country", "action", "group")
    def _draw(self, change: object = None) -> None:
        if not self.labels:
            return  # still being made
        rng = np.random.default_rng(abs(self.group))
        lives = draw_lives(self.action, self._registry.parameters(self.country), HOW_MANY, rng)
        currency = self._registry.currency(self.country)
        self.people = [
            {
                "more": "more" if lives.demands[index] > 1 else "no-more",
                "picture": _picture(lives, index),
                "lines": render_life(lives, index, self.labels, currency, self.language),
            }
            for index in range(HOW_MANY)
        ]


def _picture(lives: Lives, index: int) -> str:
    if lives.shared[index]:
        return "shared"
    return "unknown" if lives.unsure[index] else "not-shared"
