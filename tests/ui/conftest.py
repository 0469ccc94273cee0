"""What tests of widgets share."""

from __future__ import annotations

from pathlib import Path

import pytest

from breakcontact.cli import main


@pytest.fixture
def folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A lesson for teenagers as ``new`` writes it; the notebook that runs is its English one."""
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert main(["new", str(tmp_path / "guild"), "--audience", "teenagers"]) == 0
    capsys.readouterr()
    monkeypatch.chdir(tmp_path / "guild" / "en")
    return tmp_path / "guild"
