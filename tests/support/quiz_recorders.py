"""Recorders of the small quiz, and what a grader would read of what they wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import quiz_papers

from breakcontact.quiz import read_responses
from breakcontact.quiz.response_store import Recorder


def open_recorder(folder: Path) -> Recorder:
    """The recorder of a kernel that has just started, beside the small quiz."""
    recorder = Recorder(folder, quiz_papers.write_paper(folder))
    recorder.load()
    return recorder


def answer(recorder: Recorder, item_id: str, value: Any) -> None:
    """Give one answer and have it saved."""
    recorder.pending[item_id] = value
    recorder.save()


def read_file(recorder: Recorder) -> dict[str, Any]:
    """The answers that a grader would read."""
    found = read_responses(recorder.path, recorder.paper)
    assert found.problems == ()
    return dict(found.answers)
