"""What tests of a quiz's recording share."""

from __future__ import annotations

from pathlib import Path

import pytest
from response_stores import open_store

from breakcontact.quiz.response_store import ResponseStore


@pytest.fixture
def store(tmp_path: Path) -> ResponseStore:
    """A kernel that has just started, beside the small quiz."""
    return open_store(tmp_path)
