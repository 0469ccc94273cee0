"""What the sources say, where they disagree, and every number that the model uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from traitlets import Dict, List, Unicode

from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.outcomes.figures.captions import describe_confidence
from breakcontact.outcomes.formatting import SEEN_LABELS, fill_words, render_number
from breakcontact.outcomes.registry import Number, Registry
from breakcontact.outcomes.registry.conflicts import CONFLICTS, describe_conflict
from breakcontact.ui.widget import BundledWidget


class Sources(BundledWidget):
    """The conflicts between sources, and all numbers with range and source.

    Args:
        conflicts: As :func:`list_conflicts` gives them.
        numbers: As :func:`list_numbers` gives them.
        language: The language of all words.
        labels: The words of the interface.
    """

    bundle = "sources"

    conflicts: List[dict[str, Any]] = List().tag(sync=True)
    numbers: List[dict[str, Any]] = List().tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    labels = Dict().tag(sync=True)


def list_conflicts(registry: Registry, labels: Mapping[str, str], language: str) -> list[Any]:
    """Each conflict with both sides, their sources, and our conclusion."""
    return [
        {
            "id": each.id,
            **describe_conflict(each, registry, labels, language),
            "sources": [_list_sources(each.one, registry), _list_sources(each.other, registry)],
        }
        for each in CONFLICTS
    ]


def list_numbers(
    registry: Registry, country: str, labels: Mapping[str, str], language: str
) -> list[dict[str, Any]]:
    """Every number of the model, with its range, confidence and sources."""
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
        "sure": describe_confidence(number.confidence, labels),
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
                "seen": SEEN_LABELS[source.seen],
            }
        )
    return sources
