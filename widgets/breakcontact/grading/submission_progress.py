"""Show how far nbgrader's converter has got, from within our exporters."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from typing import Any

from breakcontact.progress import make_bar


class SubmissionProgress:
    """Counts the submissions whose notebooks a converter passes to its exporter.

    Args:
        total: How many submissions there are.
    """

    def __init__(self, total: int) -> None:
        self._bar = make_bar(total)
        self._begun: set[tuple[str, str]] = set()
        weakref.finalize(self, self._bar.close)

    def begin(self, resources: Mapping[str, Any] | None) -> None:
        """Count a notebook's submission, unless another notebook of it has been counted.

        Args:
            resources: What nbgrader tells its exporter about the notebook.
        """
        about = (resources or {}).get("nbgrader")
        if about:
            self._begun.add((about["assignment"], about["student"]))
            self._bar.update(len(self._begun) - 1 - self._bar.n)

    def close(self) -> None:
        """Wipe the bar away."""
        self._bar.close()
