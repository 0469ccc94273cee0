"""What tests of a quiz's recording share."""

from __future__ import annotations

from pathlib import Path

import pytest
from quiz_recorders import open_recorder

from breakcontact.quiz.response_store import Recorder


@pytest.fixture
def recorder(tmp_path: Path) -> Recorder:
    """A kernel that has just started, beside the small quiz."""
    return open_recorder(tmp_path)
