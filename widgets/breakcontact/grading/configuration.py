"""The settings for a teacher's ``nbgrader_config.py``."""

from __future__ import annotations

from typing import Any

from breakcontact.grading.formgrader.settings import list_templates


def configure(c: Any) -> None:
    """Make nbgrader grade quizzes from their answers, without running submitted code.

    Args:
        c: The configuration object that nbgrader gives to ``nbgrader_config.py``.
    """
    # Names, not classes: every nbgrader command reads this, and few of them grade.
    c.Autograde.exporter_class = "breakcontact.grading.nbgrader_adapter.AutogradeAdapter"
    c.GenerateAssignment.exporter_class = "breakcontact.grading.nbgrader_adapter.ReleaseAdapter"
    c.GenerateFeedback.exporter_class = "breakcontact.grading.feedback.exporter.FeedbackPages"
    # For a formgrader that another server than ours opens: nothing from elsewhere.
    c.HTMLExporter.extra_template_basedirs = list_templates()
