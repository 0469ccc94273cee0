"""Sets of numbers for the outcome model, drawn at random or by hypothesis."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from breakcontact.outcomes.registry.parameters import LIMITS, Parameters

RANGES = {
    "sharing_ratio_paid": (0.3, 3.0),
    "sharing_ratio_blocked": (0.3, 3.0),
    "sharing_per_day": (0.05, 0.3),
    "first_demand": (100.0, 20_000.0),
    "demand_spread": (0.0, 0.8),
    "demand_growth": (0.5, 1.4),
    "most_payments": (1, 8),
    "removal_days": (1.0, 14.0),
    "pressure_half_life": (1.0, 40.0),
    "pressure_half_life_told": (1.0, 40.0),
}
"""Where numbers that are no plain chances are drawn from; chances lie from 0.1 to 0.9."""


def draw_parameters(rng: np.random.Generator) -> Parameters:
    """One set of numbers; none so near to its limits that samples would say nothing of it."""
    values = {name: rng.uniform(*RANGES.get(name, (0.1, 0.9))) for name in LIMITS}
    return Parameters(**{**values, "most_payments": int(values["most_payments"] + 0.5)})


def _value(name: str) -> st.SearchStrategy[float]:
    limits = LIMITS[name]
    if limits.whole:
        return st.integers(int(limits.least), int(limits.most))
    most = {"first_demand": 1e6, "demand_growth": 10.0}.get(name, limits.most)
    return st.floats(limits.least, most)


ANY = st.builds(Parameters, **{name: _value(name) for name in LIMITS})
"""Any numbers that the model takes, its limits among them."""
