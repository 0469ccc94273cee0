"""Questions on which the sources disagree, with both sides and our conclusion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from breakcontact.i18n.format import render_percent
from breakcontact.outcomes.registry import Registry


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question on which sources disagree; its words are in the labels ``sources.<id>``.

    Attributes:
        id: Names the question.
        one: Ids of the sources that say one thing.
        other: Ids of those that say the other.
    """

    id: str
    one: tuple[str, ...]
    other: tuple[str, ...]


CONFLICTS: Final = (
    Conflict(
        "demands",
        ("nettavisen-2018", "c3p-2022", "esafety-2023"),
        ("cleveland", "ncmec-thorn-2024"),
    ),
    Conflict(
        "block",
        ("nettavisen-2018", "cleveland"),
        ("nottinghamshire-2023", "kent-2022", "lincolnshire-2025"),
    ),
    Conflict(
        "refuse", ("rph-2022", "netecoute-2017"), ("kent-2022", "lincolnshire-2025", "napier")
    ),
    Conflict("paid", ("northamptonshire-2021",), ("kent-2022", "cleveland")),
    Conflict("know", ("norsis",), ("uksic-2024",)),
)
"""All conflicts, in the order in which they are shown."""


def describe_conflict(
    conflict: Conflict, registry: Registry, labels: Mapping[str, str], language: str
) -> dict[str, str]:
    """The question, both sides, and our conclusion, in one language."""
    values = {
        "floor": render_percent(registry.figures["continued_ncmec"].value, language),
        "other": render_percent(registry.figures["continued_ncmec_other"].value, language),
        "shared": render_percent(registry["image_shared"].value, language),
        "unsure": render_percent(registry["unsure_all"].value, language),
    }
    return {
        part: labels[f"sources.{conflict.id}.{part}"].format(**values)
        for part in ("question", "one", "other", "take")
    }
