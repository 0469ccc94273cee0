"""The results that a set of figures is drawn from, computed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from breakcontact.i18n.countries import COUNTRIES
from breakcontact.outcomes.model.chain import Columns
from breakcontact.outcomes.model.exact import Outcome, compare
from breakcontact.outcomes.model.uncertainty import (
    BY_DEFINITION,
    Band,
    draw_columns,
    find_confidences,
    find_means,
    make_bands,
)
from breakcontact.outcomes.registry import Registry
from breakcontact.outcomes.registry.parameters import Parameters
from breakcontact.vocabulary import ACTIONS, CONFIDENCES, STORY_AUDIENCES

DRAWS = 1_000


@dataclass(frozen=True, slots=True)
class Results:
    """The results that a set of figures is drawn from.

    Attributes:
        registry: The registry of numbers.
        country: The country whose first demands are used.
        parameters: The parameters of the model.
        outcomes: The exact results by action.
        columns: Parameters drawn from their ranges.
        bands: The range of the mean of each quantity, by action and name.
        confidences: How well each result is known, by action and name.
        actions: The actions that the figures show.
        audience: Whose first demands are used: a story audience.
    """

    registry: Registry
    country: str
    parameters: Parameters
    outcomes: Mapping[str, Outcome]
    columns: Columns
    bands: Mapping[str, Mapping[str, Band]]
    confidences: Mapping[str, Mapping[str, str]]
    actions: tuple[str, ...] = ACTIONS
    audience: str = STORY_AUDIENCES[0]

    @property
    def currency(self) -> str:
        """The currency of all amounts."""
        return self.registry.currency(self.country)

    def confidence(self, quantity: str, actions: Iterable[str] = ()) -> str:
        """The lowest confidence among the results of ``actions``; of all shown, by default."""
        levels = [self.confidences[action][quantity] for action in actions or self.actions]
        known = [CONFIDENCES.index(level) for level in levels if level != BY_DEFINITION]
        return CONFIDENCES[max(known)] if known else BY_DEFINITION


def find_results(
    registry: Registry,
    rng: np.random.Generator,
    country: str = COUNTRIES[0],
    draws: int = DRAWS,
    changed: Mapping[str, float] | None = None,
    *,
    actions: tuple[str, ...] = ACTIONS,
    audience: str = STORY_AUDIENCES[0],
) -> Results:
    """Compute what the figures show.

    Args:
        registry: The registry of numbers.
        rng: The random number generator for the draws.
        country: The country whose first demands are used.
        draws: How many sets of parameters are drawn to find the ranges.
        changed: Parameters to override, by name.
        actions: The actions that the figures show.
        audience: Whose first demands are used: a story audience.

    Raises:
        OutcomeError: If there is no such country or parameter, or a value is outside its limits.
    """
    fixed = dict(changed or {})
    parameters = registry.parameters(country, audience, **fixed)
    columns = draw_columns(registry, draws, rng, country, audience, fixed)
    return Results(
        registry=registry,
        country=country,
        parameters=parameters,
        outcomes=compare(parameters),
        columns=columns,
        bands={action: make_bands(found) for action, found in find_means(columns).items()},
        confidences=find_confidences(registry),
        actions=actions,
        audience=audience,
    )
