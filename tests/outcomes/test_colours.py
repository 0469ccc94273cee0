"""The colours of the figures are told apart, however somebody sees colours."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from breakcontact.outcomes.figures.style import LOOKS

# How colours are seen without one kind of cones: Viénot 1999, and Brettel 1997 for tritan.
SEEN = {
    "usual": np.eye(3),
    "protan": np.array([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]),
    "deutan": np.array([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]),
    "tritan": np.array([[1, 0.15236, -0.15236], [0, 0.86717, 0.13283], [0, 0.86717, 0.13283]]),
    "grey": np.tile([0.2126, 0.7152, 0.0722], (3, 1)),
}


@pytest.mark.parametrize("vision", ["usual", "protan", "deutan", "tritan", "grey"])
def test_kinds_are_told_apart_by_everybody(vision: str) -> None:
    """However somebody sees colours, two kinds differ in lightness or in hatch."""
    for question in (("more", "no-more"), ("shared", "unknown", "not-shared")):
        for one, other in itertools.combinations(question, 2):
            if LOOKS[one]["hatch"] != LOOKS[other]["hatch"]:
                continue
            lights = sorted(
                lightness(str(LOOKS[kind]["facecolor"]), vision) for kind in (one, other)
            )
            assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 3


def lightness(colour: str, vision: str) -> float:
    """How light a colour looks, from 0 to 1."""
    encoded = np.array(to_rgb(colour))
    light = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    return float(np.clip(SEEN[vision] @ light, 0, 1) @ [0.2126, 0.7152, 0.0722])
