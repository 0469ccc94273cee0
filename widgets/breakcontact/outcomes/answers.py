"""All that is computed once for a set of figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from breakcontact.outcomes.actions import ACTIONS
from breakcontact.outcomes.chain import Columns
from breakcontact.outcomes.exact import Outcome, compare
from breakcontact.outcomes.parameters import Parameters
from breakcontact.outcomes.registry import CONFIDENCES, Registry
from breakcontact.outcomes.uncertainty import (
    BY_DEFINITION,
    Band,
    draw_columns,
    find_confidences,
    find_means,
    make_bands,
)

DRAWS = 1_000


@dataclass(frozen=True, slots=True)
class Answers:
    """All that is computed once for a set of figures.

    Attributes:
        registry: Where the numbers come from.
        country: Whose first demands.
        parameters: The numbers.
        outcomes: The exact answer of every action.
        columns: The numbers drawn from their ranges.
        bands: Where the mean of each quantity lies, by action and name.
        confidences: How well each result is known, by action and name.
    """

    registry: Registry
    country: str
    parameters: Parameters
    outcomes: Mapping[str, Outcome]
    columns: Columns
    bands: Mapping[str, Mapping[str, Band]]
    confidences: Mapping[str, Mapping[str, str]]

    @property
    def currency(self) -> str:
        """The currency that money is counted in."""
        return self.registry.currency(self.country)

    def confidence(self, quantity: str, actions: Iterable[str] = ACTIONS) -> str:
        """How well the least known of these results is known."""
        levels = [self.confidences[action][quantity] for action in actions]
        known = [CONFIDENCES.index(level) for level in levels if level != BY_DEFINITION]
        return CONFIDENCES[max(known)] if known else BY_DEFINITION


def find_answers(
    registry: Registry,
    rng: np.random.Generator,
    country: str = "NO",
    draws: int = DRAWS,
    changed: Mapping[str, float] | None = None,
) -> Answers:
    """Compute what the figures show.

    Raises:
        OutcomeError: If there is no such country or number, or a number cannot be.
    """
    fixed = dict(changed or {})
    parameters = registry.parameters(country, "adults", **fixed)
    columns = draw_columns(registry, draws, rng, country, fixed=fixed)
    return Answers(
        registry=registry,
        country=country,
        parameters=parameters,
        outcomes=compare(parameters),
        columns=columns,
        bands={action: make_bands(found) for action, found in find_means(columns).items()},
        confidences=find_confidences(registry),
    )
