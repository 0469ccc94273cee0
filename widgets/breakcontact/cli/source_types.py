"""The kinds of source files that the commands know."""

from __future__ import annotations

from pathlib import Path

from breakcontact.advice.source import ADVICE
from breakcontact.authoring.labels import LABELS
from breakcontact.authoring.lesson_list import LESSON_LIST
from breakcontact.authoring.source_types import Kind
from breakcontact.board.source import board_kind
from breakcontact.guide.source import GUIDE
from breakcontact.item_bank.blueprint import BLUEPRINT
from breakcontact.outcomes.instruments.source import INSTRUMENTS
from breakcontact.outcomes.registry.source import REGISTRY
from breakcontact.own_lessons.kinds import list_own_kinds, list_source_ids
from breakcontact.scenario.prover.prove import Progress, ignore_progress


def list_kinds(
    folder: Path | None = None, progress: Progress = ignore_progress
) -> tuple[Kind, ...]:
    """All kinds; a file says which it is with its key ``kind``, and is a scenario without one.

    Args:
        folder: A data folder whose own registry gives scenarios their chances; else ours does.
        progress: Is told of each step of a scenario's proof.
    """
    return (
        *list_own_kinds(folder, progress),
        ADVICE,
        BLUEPRINT,
        LABELS,
        REGISTRY,
        INSTRUMENTS,
        GUIDE,
        LESSON_LIST,
        board_kind(list_source_ids()),
    )
