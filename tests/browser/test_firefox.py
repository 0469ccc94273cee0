"""The widgets in JupyterLab work in Firefox, too."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import engines
import pytest
from lab_server import LabServer
from watched_pages import ARTEFACTS

JOURNEY = (Path(__file__).parents[1] / "engines" / "journey.js").read_text(encoding="utf-8")


def test_a_lesson_begins_in_firefox(idle_lab: LabServer, root: Path) -> None:
    """The notebook starts, the first choice is taken, and the record on the disk has it."""
    if not engines.is_there("firefox"):
        pytest.skip("NOT TESTED in firefox: it is not on this machine")
    folder = idle_lab.lessons / "firefox" / "en"
    folder.mkdir(parents=True)
    notebook = Path(shutil.copy(idle_lab.lessons / "en" / "01_match.ipynb", folder))
    idle_lab.tidy()

    with engines.start_engine("firefox") as firefox:
        firefox.open(idle_lab.address_of(notebook), 1366, 768)
        pictures = root / ARTEFACTS / "screenshots" / "engines"
        pictures.mkdir(parents=True, exist_ok=True)
        try:
            taken = firefox.run(f"{JOURNEY}; return playInLab()")
        finally:
            firefox.photograph(pictures / "firefox-lab.png")

    record = json.loads((folder / "01_match.record.json").read_text(encoding="utf-8"))
    assert record["path"][0] == taken
