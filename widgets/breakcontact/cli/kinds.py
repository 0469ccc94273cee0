"""The kinds of source files that the commands know."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from breakcontact.advice.source import ADVICE
from breakcontact.outcomes.registry import load_registry
from breakcontact.outcomes.source import REGISTRY, load_weights
from breakcontact.scenario.checks import scenario_kind
from breakcontact.scenario.kinds import Kind
from breakcontact.scenario.labels import LABELS
from breakcontact.scenario.questions import QUESTIONS


def list_kinds(folder: Path | None = None) -> tuple[Kind, ...]:
    """All kinds; a file says which it is with its key ``kind``, and is a scenario without one.

    Args:
        folder: A data folder whose own registry gives scenarios their chances; else ours does.
    """
    return (scenario_kind(_find_weights(folder)), ADVICE, QUESTIONS, LABELS, REGISTRY)


def _find_weights(folder: Path | None) -> Mapping[str, float]:
    source = folder / "registry.yaml" if folder else None
    if source and source.is_file():
        return load_weights(source)
    return load_registry().weights()
