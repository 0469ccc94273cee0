"""The kinds of source files that the commands know."""

from __future__ import annotations

from pathlib import Path

from breakcontact.advice.source import ADVICE
from breakcontact.authoring.labels import LABELS
from breakcontact.authoring.lesson_list import LESSON_LIST
from breakcontact.authoring.source_types import Kind
from breakcontact.guide.source import GUIDE
from breakcontact.item_bank.blueprint import BLUEPRINT
from breakcontact.outcomes.registry.source import REGISTRY
from breakcontact.own_lessons.kinds import list_own_kinds


def list_kinds(folder: Path | None = None) -> tuple[Kind, ...]:
    """All kinds; a file says which it is with its key ``kind``, and is a scenario without one.

    Args:
        folder: A data folder whose own registry gives scenarios their chances; else ours does.
    """
    return (*list_own_kinds(folder), ADVICE, BLUEPRINT, LABELS, REGISTRY, GUIDE, LESSON_LIST)
