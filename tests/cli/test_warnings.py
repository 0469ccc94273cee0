"""What ``check`` only warns of: it is told, and it stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sources import ADVICE_TEXT, SCENARIO_TEXT

from breakcontact.cli import main

STORY = SCENARIO_TEXT.replace("{parameter: quiet}", "{parameter: further_demand_after_payment}")
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["## Play\n", "*About 15 minutes*"]},
        {"cell_type": "code", "metadata": {}, "source": ['Lesson("small").chat()'], "outputs": []},
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}
PARTS = {"breakcontact": {"part": "play", "minutes": 15}}


def _write(folder: Path, story: str = STORY, name: str = "small.yaml", **notebook: object) -> None:
    (folder / name).write_text(story, encoding="utf-8")
    if notebook:
        (folder / "small.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def test_a_long_message_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An author reads how many lines 600 characters take on a small screen."""
    _write(tmp_path, STORY.replace("Hi Robin!", "well " * 119 + "there"))

    code = main(["check", str(tmp_path / "small.yaml")])

    told = capsys.readouterr().out
    assert code == 0
    assert (
        "small.yaml:24:15: BC115 Only a warning: The message 'hello-1' has 600 characters" in told
    )
    assert "about 30 lines on a screen of 320 px" in told
    assert "No faults in 1 file, and 1 warning" in told


def test_a_message_that_fits_is_not_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three hundred characters are no cause for a warning."""
    _write(tmp_path, STORY.replace("Hi Robin!", "well " * 59 + "there"))

    assert main(["check", str(tmp_path / "small.yaml")]) == 0
    assert "warning" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("another.yaml", STORY, "The file is called 'another', and the id is 'small'."),
        ("SE.yaml", ADVICE_TEXT, "The file is called 'SE', and the country is 'NO'."),
    ],
)
def test_another_name_is_told(
    name: str, text: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is not called after its id is told of, and can be used."""
    _write(tmp_path, text, name)

    code = main(["check", str(tmp_path)])

    assert code == 0
    assert f"BC116 Only a warning: {sentence}" in capsys.readouterr().out


def test_stated_minutes_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fifteen minutes beside a story of one are told, by metadata as well as in words."""
    _write(tmp_path, **NOTEBOOK)

    code = main(["check", str(tmp_path)])

    assert code == 0
    assert "In cell 1: 15 minutes are stated for playing, and" in capsys.readouterr().out

    told = {**NOTEBOOK["cells"][0], "metadata": PARTS, "source": "## Play"}  # type: ignore[dict-item]
    _write(tmp_path, **{**NOTEBOOK, "cells": [told, NOTEBOOK["cells"][1]]})  # type: ignore[index]

    main(["check", str(tmp_path)])
    assert "In cell 1: 15 minutes are stated for playing, and" in capsys.readouterr().out


def test_fitting_minutes_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two minutes are fine for a story of one."""
    _write(tmp_path, **json.loads(json.dumps(NOTEBOOK).replace("15 min", "2 min")))

    assert main(["check", str(tmp_path)]) == 0
    assert "warning" not in capsys.readouterr().out


def test_warnings_are_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other programs get warnings apart from faults."""
    _write(tmp_path, name="another.yaml")

    assert main(["check", "--json", str(tmp_path)]) == 0
    (checked,) = json.loads(capsys.readouterr().out)
    assert checked["problems"] == []
    assert [warning["code"] for warning in checked["warnings"]] == ["BC116"]


def test_nothing_checked_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no source is not counted as one without faults."""
    (tmp_path / "README.md").write_text("# Mine", encoding="utf-8")

    code = main(["check", str(tmp_path / "README.md")])

    assert code != 0
    assert "Nothing was checked" in capsys.readouterr().err
