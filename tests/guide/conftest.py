"""The guide as a site, built once for all tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from breakcontact.guide.site import build_site


@pytest.fixture(scope="session")
def building(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], list[str]]:
    """The guide, built once: where it is, what was wrong, and what was told on the way."""
    folder = tmp_path_factory.mktemp("guide") / "site"
    told: list[str] = []
    return folder, build_site(folder, told.append), told


@pytest.fixture(scope="session")
def site(building: tuple[Path, list[str], list[str]]) -> Path:
    """Where it is."""
    return building[0]
