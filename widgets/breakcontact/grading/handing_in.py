"""Submit a quiz through nbgrader's exchange: ``python -m breakcontact.grading.handing_in``.

A learner's kernel starts this as a process of its own, because nbgrader takes seconds to import and
goes by the current folder. One JSON object comes in and one goes out; see ``main``.
"""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

from nbgrader.auth import Authenticator
from nbgrader.exchange import ExchangeFactory

from breakcontact.grading.quiet_app import ErrorLog, QuietApp, find_reason


class Submitter:
    """The exchange that a learner's settings name, which are read from the current folder too."""

    def __init__(self) -> None:
        self._app = QuietApp(log_level=logging.INFO)
        self.errors = ErrorLog()
        self._app.log.handlers[:] = [self.errors]
        self._app.log.propagate = False
        self._app.initialize([])
        self._parts = {
            "coursedir": self._app.coursedir,
            "authenticator": Authenticator(parent=self._app),
            "parent": self._app,
        }
        self._exchange = ExchangeFactory(parent=self._app)

    def find_courses(self, slug: str) -> list[str]:
        """The courses that have handed out a quiz, or the one of them that the settings name."""
        self._app.coursedir.assignment_id = slug
        found = self._exchange.List(**self._parts).start() or []
        return sorted({one["course_id"] for one in found if one["assignment_id"] == slug})

    def submit(self, folder: str, slug: str, course: str) -> None:
        """Submit ``folder/slug`` to a course.

        Raises:
            ExchangeError: If nbgrader refuses.
        """
        self._app.coursedir.course_id = course
        self._app.coursedir.assignment_id = slug
        step = self._exchange.Submit(**self._parts)
        step.assignment_dir = folder
        step.path_includes_course = False
        step.start()


def main(asked: dict[str, Any]) -> dict[str, Any]:
    """Submit a quiz to the only course that has it, or to the one that is named.

    Args:
        asked: ``folder`` and ``slug``: what is handed in lies in ``folder/slug``; and ``course``,
            which may be empty.

    Returns:
        ``state``: ``sent``; ``none`` if no course has handed out this quiz; ``choose`` if several
        have, with their names in ``courses``; or ``failed``, with nbgrader's ``reason``.
    """
    errors: list[str] = []
    try:
        submitter = Submitter()
        errors = submitter.errors.messages
        slug, course = str(asked["slug"]), str(asked["course"])
        courses = submitter.find_courses(slug)
        if course not in courses and len(courses) != 1:
            return {"state": "choose" if courses else "none", "courses": courses}
        submitter.submit(str(asked["folder"]), slug, course if course in courses else courses[0])
    except (Exception, SystemExit) as error:  # nbgrader ends the program where it fails
        return {"state": "failed", "reason": find_reason(error, errors)}
    return {"state": "sent"}


if __name__ == "__main__":
    answer = main(json.load(sys.stdin))
    print(f"\n{json.dumps(answer)}")
