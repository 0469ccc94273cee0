"""The words of the interface, as built from ``data/labels.yaml``."""

from __future__ import annotations

import json
from functools import cache

from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT


@cache
def load_labels(language: str) -> dict[str, str]:
    """All words of the interface in one language, by id.

    Raises:
        BreakContactError: If the interface is not written in that language.
    """
    path = BUILT / f"labels.{language}.json"
    if not path.is_file():
        raise BreakContactError(f"The interface is not written in '{language}'.")
    labels: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return labels
