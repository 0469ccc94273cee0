"""A plug-in for late submissions, such as a course may have."""

from __future__ import annotations

from nbgrader.plugins import BasePlugin


class TenthADay(BasePlugin):
    """Takes a tenth of the score for each day begun."""

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float:
        """What being late costs; nbgrader sees to it that it is not more than the score."""
        return 0.1 * score * (1 + total_seconds_late // 86_400)
