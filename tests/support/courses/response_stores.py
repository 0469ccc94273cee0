"""Stores of the small quiz, and what a grader would read of what they wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import quiz_definitions

from breakcontact.quiz import read_responses
from breakcontact.quiz.response_store import ResponseStore


def open_store(folder: Path) -> ResponseStore:
    """The store of a kernel that has just started, beside the small quiz."""
    store = ResponseStore(folder, quiz_definitions.write_definition(folder))
    store.load()
    return store


def answer(store: ResponseStore, item_id: str, value: Any) -> None:
    """Give one answer and have it saved."""
    store.pending[item_id] = value
    store.save()


def read_file(store: ResponseStore) -> dict[str, Any]:
    """The answers that a grader would read."""
    found = read_responses(store.path, store.definition)
    assert found.problems == ()
    return dict(found.answers)
