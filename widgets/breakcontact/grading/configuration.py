"""The settings that a teacher's ``nbgrader_config.py`` asks for."""

from __future__ import annotations

from typing import Any


def configure(c: Any) -> None:
    """Let nbgrader grade quizzes from their answers, without running what was handed in.

    Args:
        c: The configuration that nbgrader hands to ``nbgrader_config.py``.
    """
    # Names, not classes: every nbgrader command reads this, and few of them grade.
    c.Autograde.exporter_class = "breakcontact.grading.nbgrader_adapter.AutogradeAdapter"
    c.GenerateAssignment.exporter_class = "breakcontact.grading.nbgrader_adapter.ReleaseAdapter"
    c.GenerateFeedback.exporter_class = "breakcontact.grading.feedback.exporter.FeedbackPages"
