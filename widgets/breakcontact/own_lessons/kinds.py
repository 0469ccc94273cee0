"""The kinds of source files that a lesson outside the package can have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from breakcontact.authoring.lesson_list import read_quizzes, read_slugs
from breakcontact.authoring.source_types import Kind
from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT, DATA
from breakcontact.i18n import SOURCE_LANGUAGE
from breakcontact.invocation import tell_damaged
from breakcontact.item_bank.build import items_kind
from breakcontact.item_bank.practice import PRACTICE_QUESTIONS
from breakcontact.outcomes.registry import load_registry
from breakcontact.outcomes.registry.source import load_chances
from breakcontact.scenario.checks import scenario_kind
from breakcontact.scenario.prover.case import Pace
from breakcontact.scenario.prover.prove import Progress, ignore_progress

_COURSE = DATA / "course.yaml"


def list_own_kinds(
    folder: Path | None = None, progress: Progress = ignore_progress
) -> tuple[Kind, ...]:
    """Scenarios, practice questions and quizzes, checked against our numbers and sources.

    Args:
        folder: A data folder whose own registry gives scenarios their chances; else ours does.
        progress: Is told of each step of a proof.
    """
    chances = _find_chances(folder)
    weights = {key: each.value for key, each in chances.items()}
    scenarios = scenario_kind(
        weights,
        _find_pace(),
        sourced=frozenset(k for k, each in chances.items() if each.confidence != "assumption"),
        harmful=frozenset(key for key, each in chances.items() if each.harm),
        rests_on={key: each.rests_on for key, each in chances.items()},
        taken_from={k: each.taken_from for k, each in chances.items() if each.taken_from},
        progress=progress,
    )
    return (
        scenarios,
        PRACTICE_QUESTIONS,
        items_kind(list_source_ids(), read_slugs(_COURSE), read_quizzes(_COURSE)),
    )


class _Chance(Protocol):
    """A chance as written or as built."""

    @property
    def value(self) -> float: ...
    @property
    def rests_on(self) -> tuple[str, ...]: ...
    @property
    def taken_from(self) -> str | None: ...
    @property
    def confidence(self) -> str: ...
    @property
    def harm(self) -> bool: ...


def list_chances(folder: Path | None = None) -> list[str]:
    """The keys of the chances that a world's turn can have.

    Args:
        folder: A data folder whose own registry counts; else ours does.
    """
    return sorted(_find_chances(folder))


def _find_chances(folder: Path | None) -> Mapping[str, _Chance]:
    source = folder / "registry.yaml" if folder else None
    if source and source.is_file():
        return load_chances(source)
    return load_registry().chances()


def _find_pace() -> Pace:
    registry = load_registry()
    speed = registry[f"reading_speed_{SOURCE_LANGUAGE}"].value
    return Pace(words=speed, pause=registry["seconds_per_choice"].value)


def list_source_ids() -> list[str]:
    """The ids of all sources in the registry, the instruments and the advice packs.

    Raises:
        BreakContactError: If one of the built files is missing or cannot be read.
    """
    paths = (BUILT / "registry.json", BUILT / "instruments.json", *BUILT.glob("*.advice.json"))
    return sorted({source for path in paths for source in _read_sources(path)})


def _read_sources(path: Path) -> list[str]:
    try:
        return [*json.loads(path.read_text(encoding="utf-8"))["sources"]]
    except (OSError, ValueError, KeyError, TypeError):
        raise BreakContactError(tell_damaged(path)) from None
