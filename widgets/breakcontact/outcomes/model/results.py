"""All that is computed once for a set of figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

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
from breakcontact.vocabulary import ACTIONS, CONFIDENCES

DRAWS = 1_000


@dataclass(frozen=True, slots=True)
class Results:
    """All that is computed once for a set of figures.

    Attributes:
        registry: Where the numbers come from.
        country: Whose first demands.
        parameters: The numbers.
        outcomes: The exact answer of every action.
        columns: The numbers drawn from their ranges.
        bands: Where the mean of each quantity lies, by action and name.
        confidences: How well each result is known, by action and name.
        actions: Whose rows the figures show.
        audience: Of adults or of teenagers.
    """

    registry: Registry
    country: str
    parameters: Parameters
    outcomes: Mapping[str, Outcome]
    columns: Columns
    bands: Mapping[str, Mapping[str, Band]]
    confidences: Mapping[str, Mapping[str, str]]
    actions: tuple[str, ...] = ACTIONS
    audience: str = "adults"

    @property
    def currency(self) -> str:
        """The currency that money is counted in."""
        return self.registry.currency(self.country)

    def confidence(self, quantity: str, actions: Iterable[str] = ()) -> str:
        """How well the least known of these results is known; of all that are shown by default."""
        levels = [self.confidences[action][quantity] for action in actions or self.actions]
        known = [CONFIDENCES.index(level) for level in levels if level != BY_DEFINITION]
        return CONFIDENCES[max(known)] if known else BY_DEFINITION


def find_results(
    registry: Registry,
    rng: np.random.Generator,
    country: str = "NO",
    draws: int = DRAWS,
    changed: Mapping[str, float] | None = None,
    *,
    actions: tuple[str, ...] = ACTIONS,
    audience: str = "adults",
) -> Results:
    """Compute what the figures show.

    Args:
        registry: Where the numbers come from.
        rng: Where the draws that show how unsure they are come from.
        country: Whose first demands.
        draws: How many of those draws.
        changed: Numbers that are set, by name.
        actions: Whose rows the figures show.
        audience: Of adults or of teenagers.

    Raises:
        OutcomeError: If there is no such country or number, or a number cannot be.
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
