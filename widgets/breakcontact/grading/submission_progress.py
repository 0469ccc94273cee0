"""Show the progress of nbgrader's converter, from within our exporters."""

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
        """Count the submission of a notebook, unless it has already been counted.

        Args:
            resources: What nbgrader passes to its exporter about the notebook.
        """
        about = (resources or {}).get("nbgrader")
        if about:
            self._begun.add((about["assignment"], about["student"]))
            self._bar.update(len(self._begun) - 1 - self._bar.n)

    def close(self) -> None:
        """Erase the bar."""
        self._bar.close()
