"""What the sources say, where they disagree, and every number that is reckoned with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import anywidget
from traitlets import Dict, List, Unicode

from breakcontact.outcomes.caption import tell_confidence
from breakcontact.outcomes.registry import Number, Registry
from breakcontact.outcomes.wording import fill_words, render_number, render_percent
from breakcontact.ui.module import load_module, load_style


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
    Conflict("block", ("nettavisen-2018", "cleveland"), ("nottinghamshire-2023", "kent-2022")),
    Conflict("refuse", ("rph-2022", "netecoute-2017"), ("kent-2022", "napier")),
    Conflict("paid", ("northamptonshire-2021",), ("kent-2022", "cleveland")),
    Conflict("know", ("norsis",), ("uksic-2024",)),
)
"""Where the sources disagree, in the order in which it is told."""

_SEEN: Final = {
    "own page": "steps.seen.own",
    "secondary report": "steps.seen.secondary",
    "mirror": "steps.seen.mirror",
    "seed text": "steps.seen.seed",
    "own choice": "sources.seen.choice",
}


class Sources(anywidget.AnyWidget):
    """The disagreements, and behind them all numbers with range and source.

    Args:
        conflicts: As :func:`list_conflicts` gives them.
        numbers: As :func:`list_numbers` gives them.
        language: The language of all words.
        labels: The words of the interface.
    """

    _esm = load_module("sources.js")
    _css = load_style("sources.css")

    conflicts: List[dict[str, Any]] = List().tag(sync=True)
    numbers: List[dict[str, Any]] = List().tag(sync=True)
    language = Unicode("en").tag(sync=True)
    labels = Dict().tag(sync=True)


def list_conflicts(registry: Registry, labels: Mapping[str, str], language: str) -> list[Any]:
    """Each disagreement with both sides, their sources, and what we make of it."""
    told = {
        "floor": render_percent(registry.figures["continued_ncmec"].value, language),
        "other": render_percent(registry.figures["continued_ncmec_other"].value, language),
        "shared": render_percent(registry["image_shared"].value, language),
        "unsure": render_percent(registry["unsure_all"].value, language),
    }
    return [
        {
            "id": each.id,
            **{
                part: labels[f"sources.{each.id}.{part}"].format(**told)
                for part in ("question", "one", "other", "take")
            },
            "sources": [_list_sources(each.one, registry), _list_sources(each.other, registry)],
        }
        for each in CONFLICTS
    ]


def list_numbers(
    registry: Registry, country: str, labels: Mapping[str, str], language: str
) -> list[dict[str, Any]]:
    """Every number of the model, with its range, how sure it is, and where it comes from."""
    return [
        _tell_number(registry[key], registry, labels, language)
        for key in registry.keys_for(country).values()
    ]


def _tell_number(
    number: Number, registry: Registry, labels: Mapping[str, str], language: str
) -> dict[str, Any]:
    show = {
        end: render_number(getattr(number, end), number.unit, language)
        for end in ("value", "low", "high")
    }
    return {
        "id": number.key,
        "name": number.names[language],
        "words": fill_words(number, language),
        "range": labels["sources.range"].format(**show),
        "sure": tell_confidence(number.confidence, labels),
        "sources": _list_sources(number.sources, registry),
    }


def _list_sources(ids: tuple[str, ...], registry: Registry) -> list[dict[str, Any]]:
    sources = []
    for each in ids:
        source = registry.sources[each]
        sources.append(
            {
                "title": f"{source.publisher}: {source.title}",
                "year": str(source.year or ""),
                "address": source.address or "",
                "quote": source.quote or "",
                "seen": _SEEN[source.seen],
            }
        )
    return sources
