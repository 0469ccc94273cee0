"""A course's folder as a learner has it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def lessons(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the lessons without records; the English start page is open."""
    home = tmp_path / "lessons"
    shutil.copytree(root / "lessons", home, ignore=shutil.ignore_patterns("*.record.json*"))
    monkeypatch.chdir(home / "en")
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.delenv("BREAKCONTACT_CLASS", raising=False)
    return home
